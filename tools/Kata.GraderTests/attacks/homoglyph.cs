// tries: have a class that only looks like the one that is asked for
// stopped by: compile
// then by: compile
namespace Katas.NeuronForward;

public sealed class Νeuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
