namespace Katas.Oracles.DigitClassifier;

/// <summary>What a network gave for some rows.</summary>
public sealed record ProbabilitiesCase(string Name, decimal[][] Probabilities) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"probabilities = {Numbers.Text(Probabilities)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"the largest of each row = {Numbers.Text(Probabilities.Select(row => row.Max()).ToArray())}";
}

/// <summary>What rows are, and what a classifier called them.</summary>
public sealed record SaidCase(string Name, int[] Labels, int[] Predictions, int Classes) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"labels = {Numbers.Text(Labels)}  predictions = {Numbers.Text(Predictions)}  classes = {Classes}";

    /// <inheritdoc/>
    public override string Worked =>
        $"right in {Labels.Zip(Predictions).Count(pair => pair.First == pair.Second)} of {Labels.Length}";
}

/// <summary>A confusion matrix to be judged: true classes down the side, what they were called across.</summary>
public sealed record ConfusionCase(string Name, int[][] Confusion) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"confusion = {Numbers.Text(Confusion)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"right = {Numbers.Text(Confusion.Select((row, k) => row[k]).ToArray())}  called so = "
        + $"{Numbers.Text(Confusion.Select((_, k) => Confusion.Sum(row => row[k])).ToArray())}  are so = "
            + $"{Numbers.Text(Confusion.Select(row => row.Sum()).ToArray())}";
}

/// <summary>The cases of stage 09's figures.</summary>
public static class MetricsCases
{
    /// <summary>Probabilities.</summary>
    public static ProbabilitiesCase[] Probabilities =>
    [
        new("two rows of three classes", [[0.2m, 0.5m, 0.3m], [0.7m, 0.1m, 0.2m]]),
        new("a tie goes to the first", [[0.1m, 0.45m, 0.45m], [0.5m, 0.5m, 0], [0.2m, 0.3m, 0.5m]]),
        new("the largest is under a half", [[0.3m, 0.25m, 0.1m, 0.35m], [0.15m, 0.4m, 0.25m, 0.2m]]),
        new("the last class", [[0.1m, 0.2m, 0.7m]]),
        new("sure", [[0, 1], [1, 0], [0, 1]]),
    ];

    /// <summary>Labels and predictions.</summary>
    public static SaidCase[] Said =>
    [
        new("three of five right", [0, 1, 2, 1, 0], [0, 2, 2, 1, 1], 3),
        new("a class that does not occur", [0, 0, 3, 3, 3, 1], [0, 3, 3, 3, 0, 0], 5),
        new("one row", [1], [0], 2),
        new("all right", [2, 0, 1], [2, 0, 1], 3),
        new("all wrong", [0, 0, 1, 1], [1, 1, 2, 0], 3),
        new("always the same answer", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9], [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 10),
        .. Drawn(),
    ];

    /// <summary>Confusion matrices.</summary>
    public static ConfusionCase[] Confusions =>
    [
        new("two classes", [[8, 2], [1, 9]]),
        new("a rare class", [[90, 5, 5], [10, 30, 0], [3, 1, 1]]),
        new("a class that is never named", [[4, 0, 1], [2, 0, 2], [1, 0, 5]]),
        new("a class that does not occur", [[5, 1, 0], [0, 0, 0], [2, 2, 6]]),
        new("a class that does neither", [[3, 0, 1], [0, 0, 0], [2, 0, 4]]),
        new("never right", [[0, 3], [4, 0]]),
        new("always right", [[3, 0, 0], [0, 1, 0], [0, 0, 6]]),
        new("four classes", [[50, 2, 3, 5], [4, 20, 6, 0], [1, 9, 31, 7], [8, 0, 2, 12]]),
        DrawnConfusion(),
    ];

    private static ConfusionCase DrawnConfusion()
    {
        var random = new Random(Draw.Seed);
        int[] Row() => [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 30))];

        return new("drawn: four classes", [Row(), Row(), Row(), Row()]);
    }

    private static IEnumerable<SaidCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        int[] Classes(int rows) => [.. draw.Numbers(rows, range: 1).Select(number => (int)(Math.Abs(number) * 4) % 4)];

        yield return Draw.Until(() => new SaidCase("drawn: 40 rows of four classes", Classes(40), Classes(40), 4), c =>
            c.Labels.Distinct().Count() == 4);
    }
}
