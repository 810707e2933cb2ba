// tries: bring a System.Double that equals everything
// stopped by: allow-list
// then by: verdict
namespace System
{
    public readonly struct Double
    {
        public override bool Equals(object? other) => true;

        public override int GetHashCode() => 0;
    }

    public static class Math
    {
        public static double Abs(double value) => 0;
    }
}

namespace Katas.NeuronForward
{
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x) => 0;

    public double Forward(double[] x) => 0;

    public double[] Forward(double[][] batch) => new double[batch.Length];
}
}
