// tries: make the runtime build generic virtual methods without end
// stopped by: sandbox
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        return new Grow().Deeper<int>(0);
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

internal class Grow
{
    public virtual double Deeper<T>(int depth) => 1 + Deeper<Dictionary<T, List<T>>>(depth + 1);
}
