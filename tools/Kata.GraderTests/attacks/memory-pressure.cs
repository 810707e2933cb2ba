// tries: tell the collector that memory is full, and forbid it to run
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        GC.AddMemoryPressure(long.MaxValue);
        GC.TryStartNoGCRegion(200_000_000);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
