// tries: start threads by the thousand, without naming one
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        Parallel.For(0, 100_000, new ParallelOptions { MaxDegreeOfParallelism = -1 }, i => Task.Delay(1_000).Wait());
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
