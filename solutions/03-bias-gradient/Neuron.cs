namespace Katas.BiasGradient;

/// <summary>A leaky ReLU neuron, its cost on a batch, and the gradient of that cost.</summary>
/// <param name="weights">w: n weights, one per feature.</param>
/// <param name="bias">b: added once to the weighted sum.</param>
/// <param name="alpha">α: the leaky ReLU's slope below zero, 0 ≤ α &lt; 1.</param>
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    /// <summary>J = 1/(2m) Σ (a − y)²: half the mean squared error.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per row.</param>
    /// <exception cref="ArgumentException">batch is empty, or targets or a row of batch has the wrong length.</exception>
    public double Cost(double[][] batch, double[] targets)
    {
        Guard.Batch(batch, targets, weights.Length);

        var sum = 0.0;
        for (var i = 0; i < batch.Length; i++)
        {
            var error = Forward(batch[i]) - targets[i];
            sum += error * error;
        }

        return sum / (2 * batch.Length);
    }

    /// <summary>∂J/∂b = (1/m) Σ (a − y) f′(z): ∂z/∂b = 1 in every row.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per row.</param>
    /// <exception cref="ArgumentException">batch is empty, or targets or a row of batch has the wrong length.</exception>
    public double BiasGradient(double[][] batch, double[] targets)
    {
        Guard.Batch(batch, targets, weights.Length);

        var sum = 0.0;
        for (var i = 0; i < batch.Length; i++)
        {
            sum += Delta(batch[i], targets[i]);
        }

        return sum / batch.Length;
    }

    /// <summary>∂J/∂wⱼ = (1/m) Σ (a − y) f′(z) xⱼ: ∂z/∂wⱼ = xⱼ.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per row.</param>
    /// <returns>A new array of n partial derivatives, one per weight.</returns>
    /// <exception cref="ArgumentException">batch is empty, or targets or a row of batch has the wrong length.</exception>
    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        Guard.Batch(batch, targets, weights.Length);

        var gradient = new double[weights.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            var delta = Delta(batch[i], targets[i]);
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += delta * batch[i][j] / batch.Length;
            }
        }

        return gradient;
    }

    /// <summary>δ = (a − y) f′(z), of one row.</summary>
    private double Delta(double[] x, double target) => (Forward(x) - target) * Slope(PreActivation(x));

    private double PreActivation(double[] x)
    {
        var z = bias;
        for (var i = 0; i < x.Length; i++)
        {
            z += weights[i] * x[i];
        }

        return z;
    }

    private double Forward(double[] x)
    {
        var z = PreActivation(x);
        return Math.Max(alpha * z, z);
    }

    private double Slope(double z) => z > 0 ? 1 : alpha;
}
