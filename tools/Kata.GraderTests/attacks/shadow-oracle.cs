// tries: bring an oracle of one's own, by the name of the course's
// stopped by: allow-list
// then by: verdict
namespace Katas.Oracles.NeuronForward
{
    public static class NeuronForwardOracle
    {
        public static decimal PreActivation(object neuron, decimal[] x) => 0;
    }
}

namespace Katas.NeuronForward
{
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
}
