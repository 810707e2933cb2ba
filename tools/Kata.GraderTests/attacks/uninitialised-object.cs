// tries: make an object without its constructor
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(string[]));
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
