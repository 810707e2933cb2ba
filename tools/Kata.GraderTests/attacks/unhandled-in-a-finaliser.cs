// tries: fail when an object is collected
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        new Fragile();
        GC.Collect();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public sealed class Fragile
{
    ~Fragile() => throw new InvalidOperationException("late");
}
