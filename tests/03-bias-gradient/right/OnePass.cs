namespace Katas.BiasGradient;

public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    public double Cost(double[][] batch, double[] targets) => Run(batch, targets).Cost;

    public double[] WeightGradient(double[][] batch, double[] targets) => Run(batch, targets).Weights;

    public double BiasGradient(double[][] batch, double[] targets) => Run(batch, targets).Bias;

    /// <summary>All three in one walk over the rows, each share already divided by m.</summary>
    private (double Cost, double[] Weights, double Bias) Run(double[][] batch, double[] targets)
    {
        ArgumentOutOfRangeException.ThrowIfZero(batch.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length, batch.Length);
        var (cost, w, b) = (0.0, new double[weights.Length], 0.0);
        for (var i = batch.Length - 1; i >= 0; i--)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(batch[i].Length, weights.Length);
            var z = bias;
            for (var j = 0; j < weights.Length; j++)
            {
                z += batch[i][j] * weights[j];
            }

            var (a, slope) = z < 0 ? (alpha * z, alpha) : (z, 1);
            cost += (a - targets[i]) * (a - targets[i]) / 2 / batch.Length;
            b += (a - targets[i]) * slope / batch.Length;
            for (var j = 0; j < weights.Length; j++)
            {
                w[j] += (a - targets[i]) * slope / batch.Length * batch[i][j];
            }
        }

        return (cost, w, b);
    }
}
