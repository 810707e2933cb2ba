// tries: lay a buffer of fixed size over the fields behind it
// stopped by: compile
// then by: compile
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public struct Buffer
{
    public fixed double Values[4];
}
