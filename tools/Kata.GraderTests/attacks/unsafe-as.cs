// tries: write over the text of a string that everybody shares
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        ref var first = ref System.Runtime.CompilerServices.Unsafe.AsRef(in "Katas.NeuronForward.Neuron".GetPinnableReference());
        first = 'X';
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
