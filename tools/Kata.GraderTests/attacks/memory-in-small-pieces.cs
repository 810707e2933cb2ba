// tries: fill the heap with small objects that refer to one another
// stopped by: sandbox
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        object? chain = null;
        while (true)
        {
            chain = new Tuple<object?, double[]>(chain, new double[16]);
        }
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
