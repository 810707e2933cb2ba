// tries: refer to an assembly by an alias
// stopped by: compile
// then by: compile
extern alias oracles;

namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        return oracles::Katas.Oracles.Numbers.Dot([], []);
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
