// tries: map memory that is shared with everybody
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew(null, 1L << 36);
        map.CreateViewAccessor().Write(0, 1.0);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
