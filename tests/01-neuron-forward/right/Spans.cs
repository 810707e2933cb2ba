namespace Katas.NeuronForward;

public sealed class Neuron
{
    private readonly double[] _weights;
    private readonly double _bias;
    private readonly double _alpha;

    public Neuron(double[] weights, double bias, double alpha = 0.01) => (_weights, _bias, _alpha) = ([.. weights], bias, alpha);

    public double PreActivation(double[] x) => Affine(x);

    public double Forward(double[] x)
    {
        var z = Affine(x);
        if (z > 0)
        {
            return z;
        }

        return z * _alpha;
    }

    public double[] Forward(double[][] batch) => batch.Length == 0 ? [] : Array.ConvertAll(batch, Forward);

    private double Affine(ReadOnlySpan<double> x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, _weights.Length);

        var sum = 0.0;
        foreach (var (i, w) in _weights.Index())
        {
            sum += w * x[i];
        }

        return sum + _bias;
    }
}
