// tries: throw an exception in an exception, a hundred thousand deep
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var inner = new InvalidOperationException("bottom");
        for (var i = 0; i < 100_000; i++)
        {
            inner = new InvalidOperationException("x", inner);
        }

        throw new AggregateException(inner, new AggregateException(inner));
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
