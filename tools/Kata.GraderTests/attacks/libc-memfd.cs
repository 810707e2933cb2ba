// tries: run a program that was never a file
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
    private static extern int memfd_create(string name, int flags);

    public double PreActivation(double[] x)
    {
        memfd_create("program", 1);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
