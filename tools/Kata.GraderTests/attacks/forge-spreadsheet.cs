// tries: throw an exception that a spreadsheet would compute
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new ArgumentException("=HYPERLINK(\"https://example.org\",\"100\")\r\n+1+1\t@SUM(1;1)\",100,\"");
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
