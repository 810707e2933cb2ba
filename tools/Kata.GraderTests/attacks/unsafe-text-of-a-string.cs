// tries: change the empty string's neighbour and every literal that is shared
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var memory = System.Runtime.InteropServices.MemoryMarshal.AsMemory("x has {0} values".AsMemory());
        memory.Span.Fill('!');
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
