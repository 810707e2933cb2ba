// tries: make a type of native code
// stopped by: allow-list
// then by: verdict
namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        return new Native().GetHashCode() * 0;
    }

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}

[System.Runtime.InteropServices.ComImport]
[System.Runtime.InteropServices.Guid("00000000-0000-0000-0000-000000000001")]
public class Native;
