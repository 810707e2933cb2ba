// tries: read the memory of the own process as a file
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        using var memory = File.Open("/proc/self/mem", FileMode.Open);
        memory.Seek(0x10000, SeekOrigin.Begin);
        memory.ReadByte();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
