namespace Katas.Oracles.WeightUpdate;

/// <summary>One step to take from one point.</summary>
public sealed record UpdateCase(
    string Name,
    decimal[] Weights,
    decimal Bias,
    decimal[] WeightGradient,
    decimal BiasGradient,
    decimal LearningRate) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound =>
        Weights.Append(Bias).Zip(WeightGradient.Append(BiasGradient))
            .All(step => Numbers.IsWellConditioned([step.First, -LearningRate * step.Second]));

    /// <inheritdoc/>
    public override string Given =>
        $"w = {Numbers.Text(Weights)}  b = {Numbers.Text(Bias)}  ∂J/∂w = {Numbers.Text(WeightGradient)}  ∂J/∂b = "
        + $"{Numbers.Text(BiasGradient)}  η = {Numbers.Text(LearningRate)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"η ∂J/∂w = {Numbers.Text(WeightGradient.Select(g => LearningRate * g).ToArray())}  η ∂J/∂b = "
        + $"{Numbers.Text(LearningRate * BiasGradient)}";
}

/// <summary>A descent on the cost of a linear neuron, J = 1/(2m) Σ (w·x + b − y)².</summary>
public sealed record DescentCase(
    string Name,
    decimal[] Weights,
    decimal Bias,
    decimal[][] Batch,
    decimal[] Targets,
    decimal LearningRate,
    int Steps) : Case(Name)
{
    /// <summary>The cost is never near 0, where its terms cancel.</summary>
    public override bool IsSound => WeightUpdateOracle.Cost(this, Weights, Bias) > 0.1m;

    /// <inheritdoc/>
    public override string Given =>
        $"w = {Numbers.Text(Weights)}  b = {Numbers.Text(Bias)}  batch = {Numbers.Text(Batch)}  y = {Numbers.Text(Targets)}  η = "
        + $"{Numbers.Text(LearningRate)}  steps = {Steps}";

    /// <inheritdoc/>
    public override string Worked
    {
        get
        {
            var (weightGradient, biasGradient) = WeightUpdateOracle.Slopes(this, Weights, Bias);
            return $"before step 1: J = {Numbers.Text(WeightUpdateOracle.Cost(this, Weights, Bias))}  ∂J/∂w = "
                + $"{Numbers.Text(weightGradient)}  ∂J/∂b = {Numbers.Text(biasGradient)}";
        }
    }
}

/// <summary>The cases of stage 04.</summary>
public static class WeightUpdateCases
{
    /// <summary>Single steps.</summary>
    public static UpdateCase[] Updates =>
    [
        new("negative gradients", [0.3m, 0.4m], 0.1m, [-0.3m, -0.6m], -0.3m, 0.01m),
        new("zero gradients", [0.3m, 0.4m], 0.1m, [0, 0], 0, 0.01m),
        new("a large learning rate", [0.3m, 0.4m], 0.1m, [-0.8m, -1.6m], -0.8m, 0.1m),
        new("the gradients of a batch", [0.3m, 0.4m], 0.1m, [-0.1875m, -0.375m], -0.225m, 0.01m),
        new("one feature", [0.3m], 0.1m, [-0.1m], -0.1m, 0.01m),
        new("extreme values", [0.3m, 0.4m], 0.1m, [-38_990, -77_980], -389.9m, 0.001m),
        new("slopes alike, η over 1", [1, 2, 3], 0.5m, [0.5m, 0.5m, -0.25m], 0.5m, 1.5m),
        new("mixed signs", [0.5m, -1, 2], -0.25m, [1.5m, -2, 0.125m], 3, 0.5m),
        .. Drawn(),
    ];

    /// <summary>Several steps.</summary>
    public static DescentCase[] Descents =>
    [
        new("one step", [0.3m, 0.4m], 0.1m, [[1, 2]], [1.5m], 0.01m, 1),
        new("three steps", [0, 0], 0, [[1, 2], [3, -1]], [1, 2], 0.1m, 3),
        new("one feature", [1], 0, [[1], [2], [3]], [2, 4, 6.5m], 0.05m, 5),
        new("a rate that overshoots", [2], -1, [[2]], [1], 0.5m, 3),
        new("at the bottom, and not on target", [1], 0, [[1], [1]], [0, 2], 0.1m, 3),
        new("starting on target", [1, 1], 0, [[1, 2]], [3], 0.1m, 2),
        .. DrawnDescents(),
    ];

    private static IEnumerable<UpdateCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var features in (int[])[1, 4, 25])
        {
            yield return new UpdateCase(
                $"drawn: {features}", draw.Numbers(features), draw.Number(), draw.Numbers(features), draw.Number(), 0.07m);
        }
    }

    private static IEnumerable<DescentCase> DrawnDescents()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, features) in ((int, int)[])[(2, 1), (3, 2)])
        {
            yield return Draw.Until(
                () => new DescentCase(
                    $"drawn: {rows} × {features}",
                    draw.Numbers(features),
                    draw.Number(),
                    draw.Rows(rows, features),
                    draw.Numbers(rows),
                    0.05m,
                    Steps: 3),
                c => c.IsSound);
        }
    }
}
