namespace Katas.WeightUpdate;

/// <summary>What is known of the cost at one point (w, b).</summary>
/// <param name="Cost">J.</param>
/// <param name="WeightGradient">∂J/∂w: one slope a weight.</param>
/// <param name="BiasGradient">∂J/∂b.</param>
public sealed record Evaluation(double Cost, double[] WeightGradient, double BiasGradient);

/// <summary>A neuron's parameters, and how they learn.</summary>
/// <param name="weights">w: n weights, copied; the caller's array stays as it was.</param>
/// <param name="bias">b.</param>
public sealed class Neuron(double[] weights, double bias)
{
    /// <summary>w.</summary>
    public double[] Weights { get; } = [.. weights];

    /// <summary>b.</summary>
    public double Bias { get; private set; } = bias;

    /// <summary>One step downhill, in place: w ← w − η ∂J/∂w, b ← b − η ∂J/∂b.</summary>
    /// <param name="weightGradient">∂J/∂w: n slopes; they stay as they were.</param>
    /// <param name="biasGradient">∂J/∂b.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">The gradient is not n long, or η is not finite and positive; nothing is changed.</exception>
    public void Update(double[] weightGradient, double biasGradient, double learningRate)
    {
        if (weightGradient.Length != Weights.Length)
        {
            throw new ArgumentException($"weightGradient has {weightGradient.Length} values but Weights has {Weights.Length}; they pair up one to one.", nameof(weightGradient));
        }

        RequireFiniteAndPositive(learningRate);

        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] -= learningRate * weightGradient[i];
        }

        Bias -= learningRate * biasGradient;
    }

    /// <summary>Gradient descent: look at the cost and its slopes, take a step, and again.</summary>
    /// <param name="evaluate">Gives J, ∂J/∂w and ∂J/∂b at the w and b it is handed.</param>
    /// <param name="learningRate">η: finite and greater than 0.</param>
    /// <param name="steps">How many steps, 0 or more.</param>
    /// <returns>A new array: the cost before each step.</returns>
    /// <exception cref="ArgumentException">η is not finite and positive, or steps is negative; nothing is changed.</exception>
    public double[] Descend(Func<double[], double, Evaluation> evaluate, double learningRate, int steps)
    {
        RequireFiniteAndPositive(learningRate);
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

    private static void RequireFiniteAndPositive(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate is finite and greater than 0.");
        }
    }
}
