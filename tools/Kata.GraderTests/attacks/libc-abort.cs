// tries: abort the process
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
    private static extern void abort();

    public double PreActivation(double[] x)
    {
        abort();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
