namespace Katas.Oracles.DigitClassifier;

/// <summary>Labels to be written as one-hot rows.</summary>
public sealed record LabelsCase(string Name, int[] Labels, int Classes) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"labels = {Numbers.Text(Labels)}  classes = {Classes}";

    /// <inheritdoc/>
    public override string Worked => $"the 1s stand in columns {Numbers.Text(Labels)} of {Classes}";
}

/// <summary>Pixels to be scaled.</summary>
public sealed record PixelsCase(string Name, int[][] Pixels) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"pixels = {Numbers.Text(Pixels)}";

    /// <inheritdoc/>
    public override string Worked => $"{Pixels[0][^1]} / 255 = {Numbers.Text(Pixels[0][^1] / 255m)}";
}

/// <summary>Training rows that a scaler is fitted to, and other rows that it transforms.</summary>
public sealed record ScalerCase(string Name, decimal[][] Training, decimal[][] Rows) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"training = {Numbers.Text(Training)}  rows = {Numbers.Text(Rows)}";

    /// <inheritdoc/>
    public override string Worked
    {
        get
        {
            var (means, spreads) = PreparationOracle.Fit(Training);
            return $"m = {Training.Length}  μ = {Numbers.Text(means)}  σ = {Numbers.Text(spreads)}";
        }
    }
}

/// <summary>The labels of rows that are to be split.</summary>
public sealed record SplitCase(string Name, int[] Labels) : Case(Name)
{
    /// <summary>The first of the seeds that are asked for.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <inheritdoc/>
    public override string Given => $"labels = {Numbers.Text(Labels)}";

    /// <inheritdoc/>
    public override string Worked => string.Join("  ", Labels.CountBy(label => label).Take(3).Select(count =>
        $"class {count.Key}: {count.Value} rows, so {Numbers.Text(count.Value * 0.6m)}, {Numbers.Text(count.Value * 0.2m)} and "
            + $"{Numbers.Text(count.Value * 0.2m)}"));
}

/// <summary>Rows to be cut into mini-batches.</summary>
public sealed record BatchesCase(string Name, int Rows, int BatchSize) : Case(Name)
{
    /// <summary>The first of the seeds that are asked for.</summary>
    public int FirstSeed { get; init; } = 1;

    /// <inheritdoc/>
    public override string Given => $"rows = {Rows}  batchSize = {BatchSize}";

    /// <inheritdoc/>
    public override string Worked =>
        $"batches of {Numbers.Text(Enumerable.Range(0, Rows).Chunk(BatchSize).Select(batch => batch.Length).ToArray())}";
}

/// <summary>
/// A few rows that are asked for by very many seeds, and how many outcomes there are if every row may come to every place.
/// </summary>
public sealed record ShuffleCase(string Name, int Rows, int Outcomes) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"rows = {Rows}  seeds = 1, 2, … 1000";

    /// <inheritdoc/>
    public override string Worked => $"{Outcomes} different ones";
}

/// <summary>The cases of the first tasks of stage 09.</summary>
public static class PreparationCases
{
    /// <summary>Labels.</summary>
    public static LabelsCase[] Labels =>
    [
        new("three of four classes occur", [2, 0, 1], 4),
        new("a class twice, the last class not at all", [1, 1, 0, 2], 5),
        new("one row", [1], 3),
        new("the digits backwards", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 10),
        new("one class", [0, 0], 1),
        new("no rows", [], 3),
        DrawnLabels(),
    ];

    /// <summary>Pixels.</summary>
    public static PixelsCase[] Pixels =>
    [
        new("paper, grey and ink", [[0, 51, 255], [102, 204, 153]]),
        new("a pale picture", [[17, 34, 68, 85]]),
        new("a dark row and a pale row", [[254, 255], [1, 0]]),
        new("one pixel each", [[5], [250], [128]]),
        DrawnPixels(),
    ];

    /// <summary>Rows for a scaler.</summary>
    public static ScalerCase[] Scalers =>
    [
        new("two features, far apart", [[1, 100], [3, 300]], [[2, 500], [5, 100]]),
        new("four rows", [[2, -1], [4, 3], [4, 5], [6, 9]], [[8, 0], [3, 4], [0, 1.5m]]),
        new("two features that never change", [[0, 5, 3], [0, 7, 3], [0, 9, 3]], [[0, 6, 3], [2, 10, 1]]),
        new("three features", [[0.5m, 10, -3], [1.5m, 14, -5], [2.5m, 12, -1], [-0.5m, 8, 1]], [[1, 11, -2], [4, 6, 3]]),
        new("spread 0.5", [[1], [2]], [[4], [1.25m], [-2]]),
        .. Drawn(),
    ];

    /// <summary>Labels of rows to be split: in blocks, so that rows in order are no fair sample.</summary>
    public static SplitCase[] Splits =>
    [
        new("five rows each of two classes", Blocks(5, 5)),
        new("one class rarer than the other", Blocks(40, 10)),
        new("classes that do not divide by five", Blocks(13, 7, 25)),
        new("the rare class first", Blocks(6, 60)),
        new("ten digits", Blocks(10, 10, 10, 10, 10, 10, 10, 10, 10, 10)),
        new("labels with gaps, and above 9", [.. Blocks(10, 5, 15).Select(label => (label * 19) + 2)]),
        DrawnSplit(),
    ];

    /// <summary>Rows to be cut.</summary>
    public static BatchesCase[] Batches =>
    [
        new("a short last batch", 7, 3),
        new("full batches only", 12, 4),
        new("a last batch of one", 9, 4),
        new("batches of one", 6, 1),
        new("all in one batch", 8, 8),
        new("a batch size above the number of rows", 5, 20),
        new("fifty-one rows", 51, 25),
        new("no rows", 0, 4),
        DrawnBatches(),
    ];

    /// <summary>Five rows of one class: 3, 1 and 1 of them, so 5·4 ways to choose the last two parts.</summary>
    public static ShuffleCase[] SplitShuffles => [new("five rows of one class", 5, 5 * 4)];

    /// <summary>Four rows, each a batch of its own: 4! orders.</summary>
    public static ShuffleCase[] BatchShuffles => [new("four rows, batches of one", 4, 4 * 3 * 2)];

    private static int[] Blocks(params int[] sizes) => [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label, size))];

    private static LabelsCase DrawnLabels()
    {
        var random = new Random(Draw.Seed);
        return new("drawn: six rows of seven classes", [.. Enumerable.Range(0, 6).Select(_ => random.Next(7))], 7);
    }

    private static PixelsCase DrawnPixels()
    {
        var random = new Random(Draw.Seed);
        int[] Row() => [.. Enumerable.Range(0, 5).Select(_ => random.Next(256))];

        return Draw.Until(() => new PixelsCase("drawn: 2 × 5", [Row(), Row()]), c => c.Pixels.All(row => row.Any(p => p > 0)));
    }

    /// <summary>Every class divides by five, so that each part's share of it is exact.</summary>
    private static SplitCase DrawnSplit()
    {
        var random = new Random(Draw.Seed);
        return new("drawn: three classes", Blocks([.. Enumerable.Range(0, 3).Select(_ => 5 * random.Next(2, 7))]))
        {
            FirstSeed = random.Next(),
        };
    }

    /// <summary>Four full batches or more, and a last one that two rows or more are missing from.</summary>
    private static BatchesCase DrawnBatches()
    {
        var random = new Random(Draw.Seed);
        var batchSize = random.Next(4, 9);
        return new("drawn", (random.Next(4, 8) * batchSize) + random.Next(1, batchSize - 1), batchSize)
        {
            FirstSeed = random.Next(),
        };
    }

    private static IEnumerable<ScalerCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, features) in ((int, int)[])[(3, 2), (8, 5)])
        {
            yield return Draw.Until(
                () => new ScalerCase($"drawn: {rows} × {features}", draw.Rows(rows, features), draw.Rows(3, features)),
                c => PreparationOracle.Columns(c.Training)
                    .All(column => Numbers.IsWellConditioned(column) && column.Distinct().Count() == column.Length));
        }
    }
}
