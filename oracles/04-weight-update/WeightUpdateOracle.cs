namespace Katas.Oracles.WeightUpdate;

/// <summary>Where a step ends.</summary>
public sealed record Parameters(decimal[] Weights, decimal Bias);

/// <summary>Where a descent ends, and the costs it noted.</summary>
public sealed record Descent(decimal[] Costs, decimal[] Weights, decimal Bias);

/// <summary>The right answers of stage 04, from the update rule in exact decimals.</summary>
public static class WeightUpdateOracle
{
    /// <summary>w − η ∂J/∂w and b − η ∂J/∂b.</summary>
    public static Parameters Update(UpdateCase c) =>
        new(
            [.. c.Weights.Zip(c.WeightGradient, (w, slope) => w - (c.LearningRate * slope))],
            c.Bias - (c.LearningRate * c.BiasGradient));

    /// <summary>The cost before each step, and where the last step ends.</summary>
    public static Descent Descend(DescentCase c)
    {
        var costs = new decimal[c.Steps];
        var (weights, bias) = (c.Weights, c.Bias);
        for (var step = 0; step < c.Steps; step++)
        {
            costs[step] = Cost(c, weights, bias);
            var (weightGradient, biasGradient) = Slopes(c, weights, bias);
            (weights, bias) = Update(new UpdateCase(c.Name, weights, bias, weightGradient, biasGradient, c.LearningRate));
        }

        return new Descent(costs, weights, bias);
    }

    /// <summary>J = 1/(2m) Σ (w·x + b − y)².</summary>
    public static decimal Cost(DescentCase c, decimal[] weights, decimal bias) =>
        c.Batch.Zip(c.Targets, (x, y) => Numbers.Dot(weights, x) + bias - y).Sum(error => error * error) / (2 * c.Batch.Length);

    /// <summary>The slopes of J, by differences.</summary>
    public static Parameters Slopes(DescentCase c, decimal[] weights, decimal bias) =>
        new(Difference.Central(w => Cost(c, w, bias), weights), Difference.Central(b => Cost(c, weights, b), bias));
}
