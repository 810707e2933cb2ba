namespace Katas.BiasGradient;

/// <summary>One leaky ReLU neuron, its cost on a batch, and the slope of that cost.</summary>
/// <param name="weights">w: one weight a feature, n in all.</param>
/// <param name="bias">b: added once to every weighted sum.</param>
/// <param name="alpha">α: the leaky ReLU's slope below zero, 0 ≤ α &lt; 1.</param>
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    /// <summary>J = 1/(2m) Σ (a − y)²: half the mean squared error.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: one target a row.</param>
    /// <exception cref="ArgumentException">There are no rows, a row is not n long, or there is not one target a row.</exception>
    public double Cost(double[][] batch, double[] targets)
    {
        RequirePairs(batch, targets);

        var sum = 0.0;
        for (var i = 0; i < batch.Length; i++)
        {
            var error = Forward(batch[i]) - targets[i];
            sum += error * error;
        }

        return sum / (2 * batch.Length);
    }

    /// <summary>∂J/∂b = (1/m) Σ (a − y) f′(z): b reaches every z with slope 1.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: one target a row.</param>
    /// <exception cref="ArgumentException">There are no rows, a row is not n long, or there is not one target a row.</exception>
    public double BiasGradient(double[][] batch, double[] targets)
    {
        RequirePairs(batch, targets);

        var sum = 0.0;
        for (var i = 0; i < batch.Length; i++)
        {
            sum += Delta(batch[i], targets[i]);
        }

        return sum / batch.Length;
    }

    /// <summary>∂J/∂wⱼ = (1/m) Σ (a − y) f′(z) xⱼ: wⱼ reaches z with slope xⱼ.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: one target a row.</param>
    /// <returns>A new array of n slopes, one a weight.</returns>
    /// <exception cref="ArgumentException">There are no rows, a row is not n long, or there is not one target a row.</exception>
    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        RequirePairs(batch, targets);

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

    /// <summary>δ = (a − y) f′(z): how the error of one row pulls on its z.</summary>
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

    private void RequirePairs(double[][] batch, double[] targets)
    {
        if (batch.Length == 0)
        {
            throw new ArgumentException("batch has 0 rows; a mean needs at least 1.", nameof(batch));
        }

        if (targets.Length != batch.Length)
        {
            throw new ArgumentException($"targets has {targets.Length} values but batch has {batch.Length} rows; they pair up one to one.", nameof(targets));
        }

        for (var i = 0; i < batch.Length; i++)
        {
            if (batch[i].Length != weights.Length)
            {
                throw new ArgumentException($"batch[{i}] has {batch[i].Length} values but weights has {weights.Length}; they pair up one to one.", nameof(batch));
            }
        }
    }
}
