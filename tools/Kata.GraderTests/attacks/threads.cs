// tries: start threads by the thousand
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        for (var i = 0; i < 100_000; i++)
        {
            new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
        }
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
