// tries: take memory that the heap limit does not count
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        while (true)
        {
            var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(100_000_000);
            for (var i = 0; i < 100_000_000; i += 4096)
            {
                System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1);
            }
        }
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
