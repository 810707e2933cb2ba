namespace Katas.WeightUpdate;

/// <summary>The cost and its gradients at one point (w, b).</summary>
/// <param name="Cost">J.</param>
/// <param name="WeightGradient">∂J/∂w: n partial derivatives, one per weight.</param>
/// <param name="BiasGradient">∂J/∂b.</param>
public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

/// <summary>A neuron's parameters, and gradient descent on them.</summary>
/// <param name="weights">w: n weights; copied, so the caller's array does not change.</param>
/// <param name="bias">b.</param>
public sealed class Neuron(double[] weights, double bias)
{
    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>One step downhill, in place: w ← w − η ∂J/∂w, b ← b − η ∂J/∂b.</summary>
    /// <param name="weightGradient">∂J/∂w: n partial derivatives; not changed.</param>
    /// <param name="biasGradient">∂J/∂b.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">weightGradient is not n long, or η is not valid; nothing changes.</exception>
    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        if (weightGradient.Length != Weights.Length)
        {
            throw new ArgumentException(
                $"weightGradient has {weightGradient.Length} values but Weights has {Weights.Length}; they pair up one to one.",
                nameof(weightGradient));
        }

        Guard.FiniteAndPositive(learningRate);

        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] -= learningRate * weightGradient[i];
        }

        Bias -= learningRate * biasGradient;
    }

    /// <summary>Gradient descent: evaluate the cost and its gradients, take a step, repeat.</summary>
    /// <param name="evaluate">Returns J, ∂J/∂w and ∂J/∂b at the w and b it is given; called once per step.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="steps">The number of steps, 0 or more.</param>
    /// <returns>A new array: the cost before each step.</returns>
    /// <exception cref="ArgumentException">η is not valid, or steps is negative; nothing changes.</exception>
    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        Guard.FiniteAndPositive(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);

        var costs = new double[steps];
        for (var step = 0; step < steps; step++)
        {
            var (cost, weightGradient, biasGradient) = evaluate([.. Weights], Bias);
            costs[step] = cost;
            Update(weightGradient, biasGradient, learningRate);
        }

        return costs;
    }
}
