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

        // TODO (task 1): how far is each activation from its target, squared, halved, on average?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂b = (1/m) Σ (a − y) f′(z): b reaches every z with slope 1.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: one target a row.</param>
    /// <exception cref="ArgumentException">There are no rows, a row is not n long, or there is not one target a row.</exception>
    public double BiasGradient(double[][] batch, double[] targets)
    {
        RequirePairs(batch, targets);

        // TODO (task 2): the bias moves every z equally; how does the cost follow, on average?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂wⱼ = (1/m) Σ (a − y) f′(z) xⱼ: wⱼ reaches z with slope xⱼ.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: one target a row.</param>
    /// <returns>A new array of n slopes, one a weight.</returns>
    /// <exception cref="ArgumentException">There are no rows, a row is not n long, or there is not one target a row.</exception>
    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        RequirePairs(batch, targets);

        // TODO (task 3): weight j moves z by xⱼ; what does that change in task 2's sum?
        throw new NotImplementedException();
    }

    /// <summary>z = w·x + b. Given.</summary>
    private double PreActivation(double[] x)
    {
        var z = bias;
        for (var i = 0; i < x.Length; i++)
        {
            z += weights[i] * x[i];
        }

        return z;
    }

    /// <summary>a = max(αz, z). Given.</summary>
    private double Forward(double[] x)
    {
        var z = PreActivation(x);
        return Math.Max(alpha * z, z);
    }

    /// <summary>f′(z) = ∂a/∂z. Given.</summary>
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
