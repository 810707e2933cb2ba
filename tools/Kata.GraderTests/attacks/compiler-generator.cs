// tries: have a generator write the code
// stopped by: compile
// then by: compile
namespace Katas.NeuronForward;

public sealed partial class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    [System.Text.RegularExpressions.GeneratedRegex("x")]
    private static partial System.Text.RegularExpressions.Regex Pattern();

    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
