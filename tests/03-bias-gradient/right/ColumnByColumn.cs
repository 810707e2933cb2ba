namespace Katas.BiasGradient;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double Cost(double[][] batch, double[] targets)
    {
        Check(batch, targets);
        var sum = 0.0;
        foreach (var (x, y) in batch.Zip(targets))
        {
            sum += Math.Pow(Activation(x) - y, 2);
        }

        return 1.0 / (2 * batch.Length) * sum;
    }

    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        Check(batch, targets);
        var gradient = new double[weights.Length];
        for (var j = 0; j < gradient.Length; j++)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                gradient[j] += Pull(batch[i], targets[i]) * batch[i][j];
            }

            gradient[j] /= batch.Length;
        }

        return gradient;
    }

    public double BiasGradient(double[][] batch, double[] targets)
    {
        Check(batch, targets);
        return Enumerable.Range(0, batch.Length).Sum(i => Pull(batch[i], targets[i])) / batch.Length;
    }

    private double Pull(double[] x, double y) => (Activation(x) - y) * (PreActivation(x) > 0 ? 1 : alpha);

    private double Activation(double[] x) => Math.Max(alpha * PreActivation(x), PreActivation(x));

    private double PreActivation(double[] x)
    {
        var z = 0.0;
        for (var j = x.Length - 1; j >= 0; j--)
        {
            z += weights[j] * x[j];
        }

        return z + bias;
    }

    private void Check(double[][] batch, double[] targets)
    {
        if (batch.Length < 1)
        {
            throw new ArgumentException("no rows");
        }

        if (targets.Length != batch.Length)
        {
            throw new ArgumentException($"{targets.Length} targets for {batch.Length} rows");
        }

        foreach (var x in batch)
        {
            if (x.Length != weights.Length)
            {
                throw new ArgumentException($"{x.Length} values for {weights.Length} weights");
            }
        }
    }
}
