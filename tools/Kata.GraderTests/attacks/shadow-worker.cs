// tries: bring the worker's types, by their names
// stopped by: allow-list
// then by: verdict
namespace Kata.Wire
{
    public sealed class FramedPipe(Stream input, Stream output)
    {
        public byte[]? Read() => null;

        public void Write(ReadOnlySpan<byte> frame)
        {
        }
    }
}

namespace Katas.NeuronForward
{
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
}
