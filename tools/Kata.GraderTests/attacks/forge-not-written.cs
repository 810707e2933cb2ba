// tries: say that nothing is written yet, as an exercise does
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new NotImplementedException("not written yet: nobody has to answer for this");
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
