// tries: fail on another thread, when the test is over
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        new Thread(() =>
        {
            Thread.Sleep(50);
            throw new InvalidOperationException("late");
        }).Start();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
