// tries: hold up the thread that runs finalisers, without asking for a collection
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        return new Endless().GetHashCode() * 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

public sealed class Endless
{
    ~Endless()
    {
        while (true)
        {
        }
    }
}
