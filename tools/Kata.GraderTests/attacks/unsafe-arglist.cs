// tries: take arguments that nobody counted
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private static double Sum(__arglist)
    {
        var arguments = new ArgIterator(__arglist);
        return arguments.GetRemainingCount();
    }

    public double PreActivation(double[] x)
    {
        return Sum(__arglist(1.0, 2.0));
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
