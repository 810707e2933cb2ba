// tries: make a span that is longer than its array
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var span = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[0], 1 << 20);
        span.Clear();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
