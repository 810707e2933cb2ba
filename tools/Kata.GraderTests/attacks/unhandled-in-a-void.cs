// tries: fail on the thread pool, by an async method that nobody waits for
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private static async void Late()
    {
        await Task.Delay(20);
        throw new InvalidOperationException("late");
    }

    public double PreActivation(double[] x)
    {
        Late();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
