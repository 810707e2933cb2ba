// tries: have a namespace that only looks like the stage's
// stopped by: intake
// then by: intake
namespace Katas.ΝeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
