namespace Katas.Oracles.NeuronForward;

/// <summary>A neuron and the rows it is shown.</summary>
public sealed record NeuronForwardCase(
    string Name, decimal[] Weights, decimal Bias, decimal Alpha, decimal[][] Batch) : Case(Name)
{
    /// <summary>The first row, for the questions about one example.</summary>
    public decimal[] X => Batch[0];

    /// <inheritdoc/>
    public override bool IsSound =>
        Batch.All(x => Numbers.IsWellConditioned([.. Weights.Zip(x, (w, xi) => w * xi), Bias]));

    /// <inheritdoc/>
    public override string Given =>
        $"w = {Numbers.Text(Weights)}  b = {Numbers.Text(Bias)}  α = {Numbers.Text(Alpha)}  "
        + $"{(Batch.Length == 1 ? $"x = {Numbers.Text(X)}" : $"batch = {Numbers.Text(Batch)}")}";

    /// <inheritdoc/>
    public override string Worked => Batch.Length == 1
        ? $"w·x = {Numbers.Text(Numbers.Dot(Weights, X))}  z = {Numbers.Text(NeuronForwardOracle.PreActivation(this, X))}  a = "
            + $"{Numbers.Text(NeuronForwardOracle.Forward(this, X))}"
        : $"z = {Numbers.Text(Batch.Select(x => NeuronForwardOracle.PreActivation(this, x)).ToArray())}  a = "
            + $"{Numbers.Text(NeuronForwardOracle.Forward(this))}";
}

/// <summary>The cases of stage 01.</summary>
public static class NeuronForwardCases
{
    private static readonly decimal[] _x = [0.5m, 0.3m, 0.8m];

    /// <summary>One row each.</summary>
    public static NeuronForwardCase[] Examples =>
    [
        new("a positive z", [0.4m, -0.2m, 0.6m], 0.1m, 0.01m, [_x]),
        new("a negative z", [0.1m, 0.5m, -0.3m], -0.1m, 0.01m, [_x]),
        new("one feature", [-1.5m], 0.25m, 0.01m, [[2]]),
        new("z is exactly 0", [0.5m, -0.25m], 1, 0.01m, [[1, 6]]),
        new("z is between 0 and α", [0.5m, -0.25m], 0.1m, 0.2m, [[1, 2]]),
        new("w·x < 0 < z", [1, -1], 2, 0.01m, [[1, 2]]),
        new("α = 0", [1, -1], 0.5m, 0, [[1, 3]]),
        new("α = 0, a positive z", [1, -1], 0.5m, 0, [[3, 1]]),
        new("α = 0.2", [1, -1], 0.5m, 0.2m, [[1, 3]]),
        new("large values", [3_000, -20_000], 500, 0.01m, [[4_000, 900]]),
        new("large values, a positive z", [3_000, 20_000], 500, 0.01m, [[4_000, 900]]),
        new("small values", [0.000_3m, -0.002m], 0.000_001m, 0.01m, [[0.000_412_37m, 0.000_7m]]),
        .. Seeded(rows: 1),
    ];

    /// <summary>Many rows, or one.</summary>
    public static NeuronForwardCase[] Batches =>
    [
        new("three rows", [0.4m, -0.2m, 0.6m], 0.1m, 0.01m, [_x, [1, 1, 1], [-1, 2, -0.5m]]),
        new(
            "four rows of five",
            [0.5m, -0.25m, 1, 0.2m, 0.1m],
            0.5m,
            0.01m,
            [[-1, 2, 3, 13, 17], [4, -5, 6, 14, 18], [7, 8, -9, 15, 19], [-10, 11, 12, 16, -20]]),
        new("one row", [2, 1], -3, 0.01m, [[0.5m, 1]]),
        new("as many rows as features", [1, -2], 0.5m, 0.2m, [[1, 1], [3, 0.5m]]),
        new("two rows alike", [1, -2], 0.5m, 0.2m, [[1, 1], [3, 0.5m], [1, 1]]),
        .. Seeded(rows: 6),
    ];

    private static IEnumerable<NeuronForwardCase> Seeded(int rows)
    {
        var draw = new Draw(Draw.Seed + rows);
        foreach (var features in (int[])[1, 2, 7, 30])
        {
            yield return Draw.Until(
                () => new NeuronForwardCase(
                    $"drawn: {rows} × {features}", draw.Numbers(features), draw.Number(), 0.05m, draw.Rows(rows, features)),
                c => c.IsSound);
        }
    }
}
