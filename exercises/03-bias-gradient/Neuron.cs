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

        // TODO (task 1): how far is each activation from its target? Square it, take the mean, and halve that.
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂b = (1/m) Σ (a − y) f′(z): ∂z/∂b = 1 in every row.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per row.</param>
    /// <exception cref="ArgumentException">batch is empty, or targets or a row of batch has the wrong length.</exception>
    public double BiasGradient(double[][] batch, double[] targets)
    {
        Guard.Batch(batch, targets, weights.Length);

        // TODO (task 2): a nudge to the bias changes every z equally; how much does the cost change, on average?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂wⱼ = (1/m) Σ (a − y) f′(z) xⱼ: ∂z/∂wⱼ = xⱼ.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <param name="targets">y: m targets, one per row.</param>
    /// <returns>A new array of n partial derivatives, one per weight.</returns>
    /// <exception cref="ArgumentException">batch is empty, or targets or a row of batch has the wrong length.</exception>
    public double[] WeightGradient(double[][] batch, double[] targets)
    {
        Guard.Batch(batch, targets, weights.Length);

        // TODO (task 3): a nudge to weight j changes z by xⱼ times as much; what does that change in task 2's sum?
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
}
