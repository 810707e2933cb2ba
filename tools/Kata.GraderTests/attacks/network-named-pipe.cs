// tries: talk to another submission by a pipe with a name
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        using var pipe = new System.IO.Pipes.NamedPipeServerStream("katas");
        pipe.WaitForConnection();
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
