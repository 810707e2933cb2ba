// tries: find a type by a name that is put together at run time
// stopped by: allow-list
// then by: sandbox
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        var type = Type.GetType("System.IO." + new string(['F', 'i', 'l', 'e']))!;
        type.GetMethod("ReadAllText", [typeof(string)])!.Invoke(null, ["/etc/passwd"]);
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
