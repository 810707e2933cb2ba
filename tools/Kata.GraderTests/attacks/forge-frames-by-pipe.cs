// tries: open the inherited pipe a second time
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.Out, Environment.GetCommandLineArgs()[^1]);
        pipe.Write([9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
