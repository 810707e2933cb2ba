// tries: walk from a lambda to its method and its module
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        Func<double> f = () => bias;
        f.Method.Module.Assembly.GetTypes();
        f.Target!.GetType();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
