// tries: read a file by the toolbox that is given
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        Katas.Toolbox.Idx.Read("/etc/passwd", 1);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
