namespace Katas.Oracles.SoftmaxCrossEntropy;

/// <summary>The logits of one example.</summary>
public sealed record RowCase(string Name, decimal[] Logits) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Logits)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"max = {Numbers.Text(Logits.Max())}  z − max = {Numbers.Text(Shifted)}  e^(z − max) = {Short(Powers)}  Σ = "
        + $"{Short([Powers.Sum()])[1..^1]}";

    private decimal[] Shifted => [.. Logits.Select(z => z - Logits.Max())];

    private decimal[] Powers => [.. Shifted.Select(Functions.Exp)];

    /// <summary>Six decimals: enough to follow the steps.</summary>
    internal static string Short(decimal[] values) => Numbers.Text(values.Select(value => Math.Round(value, 6)).ToArray());
}

/// <summary>The logits of several examples.</summary>
public sealed record BatchCase(string Name, decimal[][] Logits) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Logits)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"largest of each row = {Numbers.Text(Logits.Select(row => row.Max()).ToArray())}  each row of p sums to 1";
}

/// <summary>The logits of several examples, and the true class of each.</summary>
public sealed record CategoricalCase(string Name, decimal[][] Logits, int[] Labels) : Case(Name)
{
    /// <summary>Every row has its label's class.</summary>
    public override bool IsSound => Labels.All(label => label < Logits[0].Length);

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Logits)}  y = {Numbers.Text(Labels)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"p_y = {RowCase.Short([.. Logits.Zip(Labels, (z, y) => SoftmaxCrossEntropyOracle.Probability(z, y))])}  " +
        $"−ln p_y = {RowCase.Short([.. Logits.Zip(Labels, SoftmaxCrossEntropyOracle.Loss)])}  m = {Logits.Length}";
}

/// <summary>One logit an example, and its answer, 1 or 0.</summary>
public sealed record BinaryCase(string Name, decimal[] Logits, int[] Labels) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => true;

    /// <inheritdoc/>
    public override string Given => $"z = {Numbers.Text(Logits)}  y = {Numbers.Text(Labels)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"p = {RowCase.Short([.. Logits.Select(z => SoftmaxCrossEntropyOracle.Probability([0, z], 1))])}  " +
        $"loss = {RowCase.Short([.. Logits.Zip(Labels, SoftmaxCrossEntropyOracle.Loss)])}  m = {Logits.Length}";
}

/// <summary>The cases of stage 07.</summary>
public static class SoftmaxCrossEntropyCases
{
    /// <summary>One row at a time.</summary>
    public static RowCase[] Rows =>
    [
        new("the end of a 3-2-2 network", [0.704m, 0.016m]),
        new("one, two, three", [1, 2, 3]),
        new("both signs", [-1, 0.5m, -2.5m, 2]),
        new("all below zero", [-3, -1.5m, -2]),
        new("all alike", [2, 2, 2, 2]),
        new("two share the lead", [3, 1, 3]),
        new("one class", [4.2m]),
        new("around 1000", [1_000, 999]),
        new("around −1000", [-1_000, -1_001]),
        new("1000 and −1000", [1_000, -1_000]),
        new("500 and −500", [500, -500]),
        new("around −500", [-500, -501]),
        .. Drawn(
            (1, 2), (1, 5), (1, 10)).Select(drawn => new RowCase($"drawn: {drawn.Logits[0].Length} classes", drawn.Logits[0])),
    ];

    /// <summary>Batches.</summary>
    public static BatchCase[] Batches => [.. Categorical.Select(c => new BatchCase(c.Name, c.Logits))];

    /// <summary>Batches with a true class for each row.</summary>
    public static CategoricalCase[] Categorical =>
    [
        new("one row", [[0.704m, 0.016m]], [1]),
        new("two rows of three", [[1, 2, 3], [0.5m, -1, 2]], [2, 0]),
        new("three rows of two", [[0.5m, -1], [2, 0.25m], [-1.5m, 1]], [0, 1, 1]),
        new("three rows of three", [[1, 0, -2], [0.5m, 2.5m, 1], [-1, -0.5m, -3]], [0, 2, 1]),
        new("two rows alike", [[2, 1, -1], [0, 0.5m, 1], [2, 1, -1]], [1, 1, 1]),
        new("no favourite", [[0, 0, 0, 0], [1, 1, 1, 1]], [3, 1]),
        new("first row 2000 above the second", [[1_000, 999], [-1_000, -1_001]], [0, 1]),
        new("first row 2000 below the second", [[-1_000, -1_002], [1_000, 998]], [1, 0]),
        new("all around −1000", [[-1_000, -1_001], [-1_000.5m, -999]], [0, 0]),
        new("all around −500", [[-500, -501], [-500.5m, -499]], [1, 0]),
        new("certain and right", [[1_000, -1_000, 0], [-1_000, 0, 1_000]], [0, 2]),
        new("certain and wrong", [[1_000, -1_000, 0], [-1_000, 1_000, 1_000]], [1, 0]),
        new("one class", [[3], [-2]], [0, 0]),
        .. Drawn((2, 5), (4, 3), (6, 4), (10, 6)),
    ];

    /// <summary>One logit an example.</summary>
    public static BinaryCase[] Binary =>
    [
        new("one yes", [0.688m], [1]),
        new("one no", [0.688m], [0]),
        new("three yes and no", [2, -1.5m, 0.5m], [1, 0, 0]),
        new("in doubt", [0, 0], [1, 0]),
        new("four rows", [-0.25m, 3, -2, 1.25m], [1, 1, 0, 0]),
        new("nearly certain and right", [22, -24], [1, 0]),
        new("certain and right", [1_000, -1_000, 1], [1, 0, 1]),
        new("certain and wrong", [1_000, -1_000, 800], [0, 1, 0]),
        .. Drawn(
            (1, 2),
            (5, 2),
            (12, 2)).Select(drawn =>
            new BinaryCase($"drawn: {drawn.Logits.Length} rows", [.. drawn.Logits.Select(z => z[0])], drawn.Labels)),
    ];

    private static IEnumerable<CategoricalCase> Drawn(params (int Rows, int Classes)[] sizes)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, classes) in sizes)
        {
            var logits = draw.Rows(rows, classes, range: 4);
            yield return new CategoricalCase(
                $"drawn: {rows} × {classes}",
                logits,
                [.. draw.Numbers(rows, range: 100).Select(number => (int)Math.Abs(number) % classes)]);
        }
    }
}
