// tries: throw nothing, and an exception that is nothing
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw null!;
    }

    public double Forward(double[] x) => throw new Hollow();

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public sealed class Hollow : Exception
{
    public override string Message => null!;

    public override string? StackTrace => throw new InvalidOperationException("no stack");

    public override System.Collections.IDictionary Data => null!;
}
