namespace Katas.Oracles.BiasGradient;

/// <summary>A neuron and the batch it is judged on.</summary>
public sealed record BiasGradientCase(
    string Name, decimal[] Weights, decimal Bias, decimal Alpha, decimal[][] Batch, decimal[] Targets) : Case(Name)
{
    /// <summary>z of every row.</summary>
    public decimal[] PreActivations => [.. Batch.Select(x => Numbers.Dot(Weights, x) + Bias)];

    /// <summary>a of every row.</summary>
    public decimal[] Activations => [.. PreActivations.Select(z => Math.Max(Alpha * z, z))];

    /// <summary>Another batch of the same shape, for calls that come before the one that is judged.</summary>
    public BiasGradientCase Earlier => this with { Batch = [.. Batch.Select(x => x.Select(value => 1 - value).ToArray())] };

    /// <summary>No z is near the kink, and no sum on the way loses digits.</summary>
    public override bool IsSound
    {
        get
        {
            var deltas = PreActivations
                .Zip(Activations.Zip(Targets, (a, y) => a - y), (z, error) => error * (z > 0 ? 1 : Alpha))
                .ToArray();
            return PreActivations.Concat(Earlier.PreActivations).All(z => Math.Abs(z) > 0.02m)
                && Batch.All(x => Numbers.IsWellConditioned([.. Weights.Zip(x, (w, xi) => w * xi), Bias]))
                && Numbers.IsWellConditioned(deltas)
                && Weights.Select((_, j) => deltas.Zip(Batch, (delta, x) => delta * x[j])).All(Numbers.IsWellConditioned);
        }
    }

    /// <inheritdoc/>
    public override string Given =>
        $"w = {Numbers.Text(Weights)}  b = {Numbers.Text(Bias)}  α = {Numbers.Text(Alpha)}  batch = {Numbers.Text(Batch)}  y = "
        + $"{Numbers.Text(Targets)}";

    /// <inheritdoc/>
    public override string Worked => $"{Forward}  {Backward}  m = {Batch.Length}";

    private string Forward => $"z = {Numbers.Text(PreActivations)}  a = {Numbers.Text(Activations)}  a − y = "
        + $"{Numbers.Text(Activations.Zip(Targets, (a, y) => a - y).ToArray())}";

    private string Backward =>
        $"f′(z) = {Numbers.Text(BiasGradientOracle.Slopes(this, KinkSide.Left))}  δ = "
        + $"{Numbers.Text(Batch.Zip(Targets, (x, y) => DeltaOf(x, y)).ToArray())}";

    /// <inheritdoc/>
    public override string WorkedFor(string call) =>
        call.Contains("Gradient", StringComparison.Ordinal) ? Worked : $"{Forward}  m = {Batch.Length}";

    /// <summary>δ of a row is ∂J/∂b of the batch that has this row alone.</summary>
    private decimal DeltaOf(decimal[] x, decimal target) =>
        BiasGradientOracle.Gradient(this with { Batch = [x], Targets = [target] }, KinkSide.Left).Bias;
}

/// <summary>The cases of stage 03.</summary>
public static class BiasGradientCases
{
    /// <summary>Named ones first, then drawn ones.</summary>
    public static BiasGradientCase[] All =>
    [
        new("two examples", [0.3m, 0.4m], 0.1m, 0.01m, [[1, 2], [0.5m, 1]], [1.5m, 0.8m]),
        new("three examples", [1, 1], 0.5m, 0.01m, [[0.1m, 0.2m], [0.3m, 0.4m], [0.5m, 0.6m]], [0.3m, 1.4m, 1.3m]),
        new("both sides of zero", [1], 0, 0.01m, [[1], [-1], [2], [-2]], [0.5m, 0.19m, 1.7m, 0.08m]),
        new(
            "four rows of five",
            [0.5m, -0.25m, 1, 0.2m, 0.1m],
            0.5m,
            0.01m,
            [[-1, 2, 3, 13, 17], [4, -5, 6, 14, 18], [7, 8, -9, 15, 19], [-10, 11, 12, 16, -20]],
            [100, 200, 300, 400]),
        new("one row", [0.3m, 0.4m], 0.1m, 0.01m, [[1, -2]], [1.5m]),
        new("one z is exactly 0", [0.5m, -0.25m], 1, 0.2m, [[1, 6], [2, 1]], [-3, 1]),
        new("α = 0", [1, -1], 0.5m, 0, [[1, 3], [2, 1]], [1, 1]),
        new("α = 0.2", [1, -1], 0.5m, 0.2m, [[1, 3], [2, 1], [-2, 4]], [1, -2, 0.5m]),
        new("on target", [0.3m, 0.4m], 0.1m, 0.01m, [[1, 2]], [1.2m]),
        new("two rows alike", [0.3m, 0.4m], 0.1m, 0.01m, [[1, 2], [0, 1], [1, 2]], [1.5m, 0.9m, 1.5m]),
        new("one of two on target", [1, -1], 0.5m, 0.2m, [[3, 1], [1, 2]], [2.5m, 1]),
        new("near the targets", [0.3m, 0.4m], 0.1m, 0.01m, [[1, 2], [0.5m, 1]], [1.200_03m, 0.650_007m]),
        new("large values", [0.3m, 0.4m], 0.1m, 0.01m, [[100, 200], [-3_000, 500]], [500, -20]),
        .. Drawn(),
    ];

    private static IEnumerable<BiasGradientCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, features) in ((int, int)[])[(1, 1), (6, 1), (1, 5), (3, 3), (8, 4), (40, 10)])
        {
            yield return Draw.Until(
                () => new BiasGradientCase(
                    $"drawn: {rows} × {features}",
                    draw.Numbers(features),
                    draw.Number(),
                    0.05m,
                    draw.Rows(rows, features),
                    draw.Numbers(rows, range: 3)),
                c => c.IsSound);
        }
    }
}
