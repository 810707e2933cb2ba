// tries: throw an exception with a script in it, for the instructor's browser
// stopped by: verdict
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        throw new InvalidOperationException("</pre></td><script>document.body.innerHTML = '100 %'</script><img src=x onerror=alert(1)><style>*{display:none}</style>");
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
