namespace Katas.Oracles.BatchNormalisation;

/// <summary>A batch whose means and variances are wanted.</summary>
public sealed record BatchCase(string Name, decimal[][] Batch) : Case(Name)
{
    /// <summary>Every feature varies, and no sum loses digits.</summary>
    public override bool IsSound =>
        BatchNormalisationCases.Varies(Batch)
            && Batch[0].Select((_, j) => Batch.Select(row => row[j])).All(Numbers.IsWellConditioned);

    /// <inheritdoc/>
    public override string Given => $"batch = {Numbers.Text(Batch)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"m = {Batch.Length}  Σx = {Numbers.Text(Batch[0].Select((_, j) => Batch.Sum(row => row[j])).ToArray())}";
}

/// <summary>A batch, with the means and variances to normalise it by.</summary>
public sealed record NormaliseCase(
    string Name, decimal[][] Batch, decimal[] Means, decimal[] Variances, decimal Epsilon) : Case(Name)
{
    /// <inheritdoc/>
    public override bool IsSound => Epsilon > 0 && Variances.All(variance => variance > 0.05m);

    /// <inheritdoc/>
    public override string Given =>
        $"batch = {Numbers.Text(Batch)}  μ = {Numbers.Text(Means)}  σ² = {Numbers.Text(Variances)}  ε = {Numbers.Text(Epsilon)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"√(σ² + ε) = {Numbers.Text(Variances.Select(variance => Functions.Sqrt(variance + Epsilon)).ToArray())}";
}

/// <summary>A layer, the batches it was trained on before, the latest batch, and the gradient that comes back.</summary>
public sealed record LayerCase(
    string Name,
    decimal[] Gamma,
    decimal[] Beta,
    decimal Momentum,
    decimal Epsilon,
    decimal[][][] Earlier,
    decimal[][] Batch,
    decimal[][] Gradient,
    bool IsTraining = true) : Case(Name)
{
    /// <summary>Every feature of every batch varies.</summary>
    public override bool IsSound =>
        Gamma.All(each => Math.Abs(each) > 0.1m)
            && Earlier.Append(Batch).All(batch => batch.Length > 1
                && batch.All(row => row.Length == Gamma.Length)
                && BatchNormalisationCases.Varies(batch));

    /// <inheritdoc/>
    public override IEnumerable<Case> Alike => BatchNormalisationCases.Trainings;

    /// <summary>Another batch of the same shape, for another layer.</summary>
    public decimal[][] Other => [.. Batch.Select((row, i) => row.Select((x, j) => 1 - x + (0.3m * i * (i + j))).ToArray())];

    /// <summary>The earlier pass with this number. What came back to it then were its own values.</summary>
    public LayerCase Before(int pass) =>
        this with { Earlier = Earlier[..pass], Batch = Earlier[pass], Gradient = Earlier[pass], IsTraining = true };

    /// <inheritdoc/>
    public override string Given =>
        $"γ = {Numbers.Text(Gamma)}  β = {Numbers.Text(Beta)}  momentum = {Numbers.Text(Momentum)}  ε = {Numbers.Text(Epsilon)}  "
        + $"earlier = {Numbers.Text(Earlier)}  batch = {Numbers.Text(Batch)}  gradient = {Numbers.Text(Gradient)}";

    /// <inheritdoc/>
    public override string Worked
    {
        get
        {
            var used = BatchNormalisationOracle.Used(this);
            return $"μ = {Numbers.Text(used.Means)}  σ² = {Numbers.Text(used.Variances)}  "
                + $"x̂ = {Numbers.Text(BatchNormalisationOracle.Normalised(this))}";
        }
    }
}

/// <summary>The cases of stage 14.</summary>
public static class BatchNormalisationCases
{
    private static readonly decimal[][] _four = [[2, 1], [4, -1], [0, 3], [6, 1]];
    private static readonly decimal[][] _fourOthers = [[1, 0.5m], [-3, 2], [2, 2.5m], [1, -1]];
    private static readonly decimal[][] _fourLast = [[0.5m, 4], [2, 1], [-1, 1.5m], [3.5m, -0.5m]];
    private static readonly decimal[][] _fourBack = [[1, -2], [0.5m, 1], [-1, 0.25m], [2, 3]];

    /// <summary>Batches of every shape. In a square one, statistics of rows have the shape of those of features.</summary>
    public static BatchCase[] Batches =>
    [
        new("two by two", [[1, 10], [5, 4]]),
        new("three rows, two features", [[2, -1], [5, 3], [5, 1]]),
        new("four rows, two features", _four),
        new("three by three", [[1, 0.5m, -2], [2, 0.25m, 4], [6, -0.75m, 1]]),
        new("one feature", [[3], [7], [8], [2]]),
        .. DrawnBatches(),
    ];

    /// <summary>A spread that is tiny beside the mean.</summary>
    public static BatchCase[] FarFromZero =>
    [
        new("a mean of 100,001", [[100_000, 0.5m], [100_001, 0.25m], [100_002, 0.5m]]),
        new("a mean of −300,000", [[-300_000.5m], [-300_000], [-299_999.5m], [-300_000]]),
    ];

    /// <summary>Batches to normalise, by statistics that are not their own.</summary>
    public static NormaliseCase[] ToNormalise =>
    [
        new("a standard deviation of 1.1", [[4.3m], [-1.2m], [1]], [1], [1], 0.21m),
        new("two features", [[3, 2], [-1, 5], [0.5m, -1]], [1, 2], [2, 6], 0.25m),
        new("more features than rows", [[1, 2, 3], [2, 0, -1]], [0.5m, 1, 2], [0.24m, 0.8m, 2], 0.01m),
        new("an ε that is hard to see", [[1], [2]], [1.5m], [0.01m], 0.00001m),
        .. DrawnToNormalise(),
    ];

    /// <summary>Features without any variance: ε alone keeps the divisor away from 0.</summary>
    public static NormaliseCase[] WithoutVariance =>
    [
        new("the mean itself", [[3], [3]], [3], [0], 0.00001m),
        new("one feature of two", [[3, 1], [3, 5]], [3, 3], [0, 4], 0.41m),
    ];

    /// <summary>Passes in training.</summary>
    public static LayerCase[] Trainings =>
    [
        new("a new layer, two rows", [1], [0], 0.1m, 0.21m, [], [[1], [3]], [[1], [0.5m]]),
        new(
            "a new layer, three rows",
            [2, -0.5m],
            [0.5m, 1],
            0.5m,
            0.25m,
            [],
            [[2, -1], [5, 2], [5, 5]],
            [[1, 2], [-1, 0], [3, 1]]),
        new("after one pass", [1.5m, 0.5m], [-1, 2], 0.25m, 0.5m, [_four], _fourOthers, _fourBack),
        new("after two passes", [0.75m, -2], [0.25m, -0.5m], 0.4m, 0.1m, [_four, _fourOthers], _fourLast, _fourBack),
        new(
            "three by three",
            [1, 2, -1],
            [0, -1, 0.5m],
            0.3m,
            0.2m,
            [[[1, 0.5m, -2], [2, 0.25m, 4], [6, -0.75m, 1]]],
            [[0, 1, 2], [1, -1, 0.5m], [3, 0.5m, -1]],
            [[1, -1, 2], [0.5m, 1, 0], [-2, 0.25m, 1]]),
        .. DrawnLayers(isTraining: true),
    ];

    /// <summary>Passes in evaluation, with as many rows as in training.</summary>
    public static LayerCase[] Evaluations =>
    [
        new("after one pass", [1.5m, 0.5m], [-1, 2], 0.25m, 0.5m, [_four], _fourOthers, _fourBack, IsTraining: false),
        new(
            "after two passes",
            [0.75m, -2],
            [0.25m, -0.5m],
            0.4m,
            0.1m,
            [_four, _fourOthers],
            _fourLast,
            _fourBack,
            IsTraining: false),
        new("an ε above the variance", [2, -1], [1, 0.5m], 0.5m, 4, [_fourLast], _four, _fourBack, IsTraining: false),
        .. DrawnLayers(isTraining: false),
    ];

    /// <summary>Passes in evaluation with other numbers of rows, and before any training.</summary>
    public static LayerCase[] OtherEvaluations =>
    [
        new("a new layer", [2, 3], [1, -1], 0.1m, 0.21m, [], [[1.1m, 2.2m], [0, -1.1m]], [[1, 2], [3, 4]], IsTraining: false),
        new("one row", [1.5m, 0.5m], [-1, 2], 0.25m, 0.5m, [_four], [[3, 0.5m]], [[2, -1]], IsTraining: false),
        new(
            "two rows after four",
            [1.5m, 0.5m],
            [-1, 2],
            0.5m,
            0.25m,
            [_four],
            [[3, 0.5m], [-1, 2]],
            [[2, -1], [1, 1]],
            IsTraining: false),
    ];

    /// <summary>Whether every feature varies enough for digits to be compared.</summary>
    internal static bool Varies(decimal[][] batch) =>
        BatchNormalisationOracle.Variances(batch).All(variance => variance >= 0.2m);

    private static IEnumerable<BatchCase> DrawnBatches()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, features) in ((int, int)[])[(3, 3), (7, 2)])
        {
            yield return Draw.Until(
                () => new BatchCase($"drawn: {rows} × {features}", draw.Rows(rows, features)),
                c => c.IsSound);
        }
    }

    private static IEnumerable<NormaliseCase> DrawnToNormalise()
    {
        var draw = new Draw(Draw.Seed);
        decimal Positive() => 0.1m + Math.Abs(draw.Number());
        foreach (var (rows, features) in ((int, int)[])[(2, 3), (4, 2)])
        {
            yield return new NormaliseCase(
                $"drawn: {rows} × {features}",
                draw.Rows(rows, features),
                draw.Numbers(features),
                [.. Enumerable.Range(0, features).Select(_ => Positive())],
                Positive());
        }
    }

    private static IEnumerable<LayerCase> DrawnLayers(bool isTraining)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (passes, rows, features) in ((int, int, int)[])[(1, 5, 2), (3, 4, 3)])
        {
            decimal[][] Rows() => Draw.Until(() => draw.Rows(rows, features), Varies);
            yield return new LayerCase(
                $"drawn: {rows} × {features} after {passes}",
                Draw.Until(() => draw.Numbers(features), gamma => gamma.All(each => Math.Abs(each) > 0.1m)),
                draw.Numbers(features),
                0.2m + Math.Abs(draw.Number(range: 0.2m)),
                0.1m + Math.Abs(draw.Number(range: 0.5m)),
                [.. Enumerable.Range(0, passes).Select(_ => Rows())],
                Rows(),
                draw.Rows(rows, features),
                isTraining);
        }
    }
}
