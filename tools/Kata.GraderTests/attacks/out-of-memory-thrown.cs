// tries: throw what only the runtime throws
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new OutOfMemoryException("768 MiB");
    }

    public double Forward(double[] x) => throw new StackOverflowException();

    public double[] Forward(double[][] batch) => throw new ThreadInterruptedException();
}
