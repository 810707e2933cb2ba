namespace Katas.NeuronForward;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double PreActivation(double[] x)
    {
        if (x.Length != weights.Length)
        {
            throw new ArgumentException("x.Length != weights.Length", nameof(x));
        }

        // From the last feature to the first.
        var z = 0.0;
        var i = x.Length;
        while (i-- > 0)
        {
            z = Math.FusedMultiplyAdd(weights[i], x[i], z);
        }

        return z + bias;
    }

    public double Forward(double[] x) => Math.Max(PreActivation(x), alpha * PreActivation(x));

    public double[] Forward(double[][] batch)
    {
        var activations = new List<double>();
        foreach (var row in batch)
        {
            activations.Add(Forward(row));
        }

        return [.. activations];
    }
}
