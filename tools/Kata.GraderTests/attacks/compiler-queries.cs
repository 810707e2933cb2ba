// tries: have the compiler infer the types of queries in queries
// stopped by: compile
// then by: compile
// compiler: dangerous
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        return x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => x.Select(v => v)))))))))))))))))))))))))))))))))))))))).Count();
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
