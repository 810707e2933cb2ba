// tries: write one endless line to the console
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var text = new string('=', 1 << 20);
        for (var i = 0; i < 2_000; i++)
        {
            Console.Write(text);
            Console.Error.Write(text);
        }
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
