// tries: be unverifiable, and of another version, by attributes
// stopped by: allow-list
// then by: verdict
[assembly: System.Reflection.AssemblyVersion("99.0.0.0")]
[module: System.Security.UnverifiableCode]

namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
