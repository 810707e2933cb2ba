// tries: reach private members of .NET without reflection
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = "_size")]
    private static extern ref int Size(List<double> list);

    public double PreActivation(double[] x)
    {
        var list = new List<double> { 1 };
        Size(list) = 1 << 20;
        list[1 << 19] = 1;
        return 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
