namespace Katas.Oracles.BugHunt;

/// <summary>A linear neuron and rows to learn from; J = 1/(2m) Σ (w·x + b − y)².</summary>
public sealed record LinearCase(
    string Name,
    decimal[] Weights,
    decimal Bias,
    decimal[][] Inputs,
    decimal[] Targets,
    decimal LearningRate,
    int Epochs) : Case(Name)
{
    /// <summary>Rows a step.</summary>
    public int BatchSize { get; init; } = int.MaxValue;

    /// <summary>Rows that are only watched.</summary>
    public decimal[][] Validation { get; init; } = [];

    /// <summary>Their targets.</summary>
    public decimal[] ValidationTargets { get; init; } = [];

    /// <inheritdoc/>
    public override string Given =>
        $"w = {Numbers.Text(Weights)}  b = {Numbers.Text(Bias)}  inputs = {Numbers.Text(Inputs)}  y = {Numbers.Text(Targets)}  η "
        + $"= {Numbers.Text(LearningRate)}  epochs = {Epochs}"
        + (BatchSize < int.MaxValue ? $"  batch size = {BatchSize}" : "")
        + (Validation.Length > 0 ? $"  validation = {Numbers.Text(Validation)}  y = {Numbers.Text(ValidationTargets)}" : "");

    /// <inheritdoc/>
    public override string Worked =>
        $"at the start: losses = {Numbers.Text(BugHuntOracle.Losses(Weights, Bias, Inputs, Targets))}"
            + (Validation.Length > 0
                ? $", of the validation rows {Numbers.Text(BugHuntOracle.Losses(Weights, Bias, Validation, ValidationTargets))}"
                : "");
}

/// <summary>A softmax classifier, one example and a step.</summary>
public sealed record ClassCase(string Name, decimal[][] Weights, decimal[] X, int Label, decimal LearningRate) : Case(Name)
{
    /// <summary>z of every class.</summary>
    public decimal[] Logits => [.. Weights.Select(row => Numbers.Dot(row, X))];

    /// <inheritdoc/>
    public override string Given =>
        $"W = {Numbers.Text(Weights)}  x = {Numbers.Text(X)}  label = {Label}  η = {Numbers.Text(LearningRate)}";

    /// <inheritdoc/>
    public override string Worked => $"z = {Numbers.Text(Logits)}";
}

/// <summary>Classes, and what they were taken for.</summary>
public sealed record VerdictCase(string Name, int[] Labels, int[] Predictions, int Classes) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"labels = {Numbers.Text(Labels)}  predictions = {Numbers.Text(Predictions)}  classes = {Classes}";

    /// <inheritdoc/>
    public override string Worked =>
        $"right: {Labels.Zip(Predictions).Count(pair => pair.First == pair.Second)} of {Labels.Length}";
}

/// <summary>Rows to learn from, and rows to be judged by.</summary>
public sealed record ScaleCase(string Name, decimal[][] Train, decimal[][] Test) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"train = {Numbers.Text(Train)}  test = {Numbers.Text(Test)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"sums by feature: {Numbers.Text(Train[0].Select((_, j) => Train.Sum(row => row[j])).ToArray())} in train";
}

/// <summary>What chance decides, to be observed.</summary>
public sealed record ChanceCase(string Name, string What) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => What;

    /// <inheritdoc/>
    public override string Worked => "in words, since chance draws the numbers";
}

/// <summary>The cases of stage 16.</summary>
public static class BugHuntCases
{
    /// <summary>Fits in mini-batches.</summary>
    public static LinearCase[] MiniBatches =>
    [
        new("5 rows in batches of 2", [0.5m], 0, [[1], [2], [-1], [3], [0.5m]], [1, 0, 1, 2, -1], 0.1m, 2) { BatchSize = 2 },
        new("3 rows in batches of 5", [1, -1], 0.5m, [[1, 2], [0, 1], [2, -1]], [0, 1, 2], 0.1m, 2) { BatchSize = 5 },
        new("4 rows in batches of 2", [0.5m], 0, [[1], [2], [-1], [3]], [1, 0, 1, 2], 0.1m, 2) { BatchSize = 2 },
        new("4 rows in batches of 3", [1], 1, [[1], [2], [3], [-4]], [0, 1, -1, 2], 0.05m, 3) { BatchSize = 3 },
        new(
            "7 rows in batches of 4",
            [0, 1],
            0,
            [[1, 0], [0, 1], [1, 1], [2, 0], [0, 2], [-1, 1], [1, -1]],
            [1, 2, 3, 1, 2, 0, 1],
            0.1m,
            2) { BatchSize = 4 },
        new("one by one", [0.5m], 0.5m, [[1], [2], [-1]], [1, 0, 1], 0.1m, 2) { BatchSize = 1 },
        new("all in one", [0.5m], 0.5m, [[1], [2], [-1]], [1, 0, 1], 0.1m, 2) { BatchSize = 3 },
        new("no epochs", [0.5m], 0.5m, [[1], [2], [-1]], [1, 0, 1], 0.1m, 0) { BatchSize = 2 },
        .. Drawn("drawn: mini-batches").Select(c => c with { BatchSize = 4 }),
    ];

    /// <summary>Fits that are watched.</summary>
    public static LinearCase[] Watched =>
    [
        new(
            "as many rows to watch",
            [0.5m],
            0,
            [[1], [2], [-1]],
            [1, 0, 1],
            0.1m,
            3) { Validation = [[2], [0], [1]], ValidationTargets = [3, 1, -1] },
        new(
            "one row to watch",
            [1, -1],
            0.5m,
            [[1, 2], [0, 1], [2, -1]],
            [0, 1, 2],
            0.1m,
            2) { Validation = [[3, 1]], ValidationTargets = [1] },
        new("one epoch", [1], 1, [[1], [2]], [0, 1], 0.1m, 1) { Validation = [[3], [-1]], ValidationTargets = [2, 2] },
        new("nothing to learn", [1], 0, [[1], [2]], [1, 2], 0.1m, 2) { Validation = [[3], [-1]], ValidationTargets = [2, 2] },
        .. Drawn("drawn: watched").Select(c => c with
        {
            Validation = [.. c.Inputs.Take(3).Select(x => x.Select(value => 1 - value).ToArray())],
            ValidationTargets = [.. c.Targets.Reverse().Take(3)],
        }),
    ];

    /// <summary>Fits on all rows at once.</summary>
    public static LinearCase[] Batches =>
    [
        new("two rows", [0.5m], 0, [[1], [2]], [1, 0], 0.1m, 2),
        new("the two rows twice over", [0.5m], 0, [[1], [2], [1], [2]], [1, 0, 1, 0], 0.1m, 2),
        new("one row", [1, -1], 0.5m, [[1, 2]], [0], 0.1m, 2),
        new("three rows of two", [1, -1], 0.5m, [[1, 2], [0, 1], [2, -1]], [0, 1, 2], 0.1m, 3),
        .. Drawn("drawn: batches"),
    ];

    /// <summary>Steps of a classifier.</summary>
    public static ClassCase[] Classes =>
    [
        new("small features", [[1, 0], [0, 1], [0.5m, 0.5m]], [1, 2], 0, 0.1m),
        new("features in the hundreds", [[1, 0], [0, 1]], [800, 801], 0, 0.1m),
        new("far below zero", [[-1, 0], [0, -1]], [1_000, 1_002], 1, 0.1m),
        new("far apart", [[1, 0], [-1, 0]], [900, 1], 1, 0.01m),
        new("the largest is not the first", [[0, 1], [0, 2], [0, 1.999m]], [3, 1_000], 2, 0.1m),
        new("all alike", [[1, 1], [1, 1], [1, 1]], [600, 600], 2, 0.1m),
        new("in the forties", [[1, 0], [0, 1]], [48, 47], 0, 0.1m),
        new("in the four hundreds", [[1, 0], [0, 1]], [401, 402], 0, 0.1m),
        new("zeros", [[0, 0], [0, 0]], [1, 2], 0, 0.5m),
        new("small weights, features in the thousands", [[0.01m, 0], [0, 0.01m]], [74_000, 74_500], 1, 0.000001m),
        new("some way below zero", [[-1, 0], [0, -1]], [400, 401], 0, 0.1m),
        new("the last far below the others", [[1, 0], [0, 1], [0, 0.2m]], [900, 500], 1, 0.1m),
        .. DrawnClasses(),
    ];

    /// <summary>What a classifier said.</summary>
    public static VerdictCase[] Verdicts =>
    [
        new("everything taken for class 1", [0, 1, 0, 1], [1, 1, 1, 1], 2),
        new("three classes", [0, 0, 0, 1, 1, 2], [0, 1, 1, 1, 2, 2], 3),
        new("a class that never comes", [0, 1, 1], [0, 2, 1], 4),
        new("all right", [0, 1, 2, 1], [0, 1, 2, 1], 3),
        new("all wrong", [0, 0, 1], [1, 1, 0], 2),
        new("one example", [1], [0], 2),
        DrawnVerdict(examples: 20, classes: 5),
    ];

    /// <summary>Rows to be scaled.</summary>
    public static ScaleCase[] Scales =>
    [
        new("one wild test row", [[1, 10], [3, 30]], [[100, -500]]),
        new("a tame test row", [[0], [2], [4]], [[1]]),
        new("a feature that never varies in training", [[5, 1], [5, 3]], [[7, 2], [5, 9]]),
        new("more test rows than training rows", [[1], [2]], [[10], [20], [30]]),
        new("one training row", [[4, -1]], [[6, -1]]),
        new("no test rows", [[1, 10], [3, 30], [8, 5]], []),
        .. Drawn("drawn: scales").Select(c => new ScaleCase(c.Name, c.Inputs[..3], c.Inputs[3..])),
    ];

    /// <summary>Training row by row with a rate of 0, where nothing is left to chance.</summary>
    public static LinearCase[] Undropped =>
    [
        new("nothing dropped, one row", [0.5m], 0, [[2]], [0], 0.1m, 2) { BatchSize = 1 },
        new("nothing dropped, three rows", [1, -1], 0.5m, [[1, 2], [0, 1], [2, -1]], [0, 1, 2], 0.1m, 2) { BatchSize = 1 },
        .. Drawn("drawn: nothing dropped").Select(c => c with { BatchSize = 1 }),
    ];

    /// <summary>
    /// Training with dropout: 2000 inputs of 1, so that a share of one half is 0.5 ± 0.07 by six times its spread.
    /// </summary>
    public static ChanceCase[] Dropouts => [new("before and after training", "2000 inputs of 1, dropped with a rate of 0.5")];

    /// <summary>Rows dealt into batches.</summary>
    public static ChanceCase[] Deals => [new("7 rows in batches of 3", "rows = 7  epochs = 120  batchSize = 3")];

    /// <summary>Small features, and some with which e^z is ∞ and the two largest logits are near to each other.</summary>
    private static IEnumerable<ClassCase> DrawnClasses()
    {
        var draw = new Draw(Draw.Seed);
        yield return new ClassCase("drawn: small features", draw.Rows(4, 3), draw.Numbers(3), Below(draw, 4), 0.1m);
        yield return Draw.Until(
            () =>
            {
                var (weights, x) = (draw.Numbers(2), draw.Numbers(2, range: 900));
                decimal[][] rows = [.. draw.Rows(3, 2, range: 0.02m).Select(row => row.Zip(weights, (a, b) => a + b).ToArray())];
                return new ClassCase("drawn: features in the hundreds", rows, x, Below(draw, 3), 0.1m);
            },
            c => c.Logits.OrderDescending().ToArray() is var z && z[0] > 720 && z[0] - z[1] is > 0.1m and < 5);
    }

    /// <summary>About half of the predictions are right, the others by chance.</summary>
    private static VerdictCase DrawnVerdict(int examples, int classes)
    {
        var draw = new Draw(Draw.Seed);
        int[] labels = [.. Enumerable.Range(0, examples).Select(_ => Below(draw, classes))];
        int[] predictions = [.. labels.Select(label => draw.Number() > 0 ? label : Below(draw, classes))];
        return new($"drawn: {examples} of {classes} classes", labels, predictions, classes);
    }

    private static int Below(Draw draw, int count) => (int)Math.Abs(draw.Number(count - 0.01m));

    private static IEnumerable<LinearCase> Drawn(string name)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, features) in ((int, int)[])[(6, 2), (9, 3)])
        {
            yield return Draw.Until(
                () => new LinearCase(
                    $"{name}, {rows} × {features}",
                    draw.Numbers(features),
                    draw.Number(),
                    draw.Rows(rows, features),
                    draw.Numbers(rows),
                    0.05m,
                    2),
                c => c.Inputs[0].Select((_, j) => c.Inputs[..3].Select(row => row[j]))
                    .All(column => column.Max() - column.Min() > 0.5m));
        }
    }
}
