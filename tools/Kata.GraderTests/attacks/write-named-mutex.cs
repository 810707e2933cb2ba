// tries: hold a lock that every process of the machine can name
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        _ = new Mutex(initiallyOwned: true, "Global\\kata");
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
