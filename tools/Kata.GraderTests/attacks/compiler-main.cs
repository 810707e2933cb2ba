// tries: be a program, by its entry point
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public static void Main() => Environment.Exit(0);

    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
