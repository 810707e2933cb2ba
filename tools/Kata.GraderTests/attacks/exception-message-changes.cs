// tries: throw an exception that says another thing each time it is asked
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new Moody();
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public sealed class Moody : Exception
{
    private int _asked;

    public override string Message => _asked++ % 2 == 0 ? "" : new string('x', 1 << 24);
}
