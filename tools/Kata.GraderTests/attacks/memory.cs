// tries: fill the heap
// stopped by: sandbox
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private static readonly List<byte[]> _held = [];

    public double PreActivation(double[] x)
    {
        for (; ; )
        {
            var block = new byte[100_000_000];
            Array.Fill(block, (byte)1);
            _held.Add(block);
        }
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
