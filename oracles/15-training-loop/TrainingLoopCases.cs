namespace Katas.Oracles.TrainingLoop;

/// <summary>Rows of inputs, with a row of targets for each.</summary>
public sealed record Rows(decimal[][] Inputs, decimal[][] Targets);

/// <summary>Some steps of an optimiser: the slopes and the rate of each are given.</summary>
public sealed record StepCase(
    string Name,
    string Rule,
    decimal WeightDecay,
    decimal? MaxNorm,
    decimal[][] Start,
    bool[] IsBias,
    decimal[][][] Gradients,
    decimal[] Rates) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"{Rule}  λ = {Numbers.Text(WeightDecay)}  maxNorm = {(MaxNorm is { } max ? Numbers.Text(max) : "∞")}  θ = "
        + $"{Numbers.Text(Start)}  biases: {Numbers.Text(IsBias)}  g = {Numbers.Text(Gradients)}  η = {Numbers.Text(Rates)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"‖g‖ = {Numbers.Text(Gradients.Select(g => Functions.Sqrt(g.Sum(row => row.Sum(slope => slope * slope)))).ToArray())}";
}

/// <summary>An epoch whose share of the learning rate is asked for.</summary>
public sealed record ScheduleCase(string Name, int Epoch, int Epochs, int WarmUp) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"epoch = {Epoch}  epochs = {Epochs}  warmUp = {WarmUp}";

    /// <inheritdoc/>
    public override string Worked => Epoch < WarmUp
        ? $"share of the warm-up = {Epoch + 1}/{WarmUp}"
        : $"share of the rest = {Epoch - WarmUp}/{Epochs - WarmUp}";
}

/// <summary>The batches of an epoch.</summary>
public sealed record BatchCase(string Name, int Rows, int BatchSize, int Seed) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"rows = {Rows}  batchSize = {BatchSize}  seed = {Seed}";

    /// <inheritdoc/>
    public override string Worked =>
        $"batches = {(Rows + BatchSize - 1) / BatchSize}  rows in the last = {(Rows == 0 ? 0 : ((Rows - 1) % BatchSize) + 1)}";
}

/// <summary>Outputs, and what they should have been.</summary>
public sealed record AccuracyCase(string Name, decimal[][] Outputs, decimal[][] Targets) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"a = {Numbers.Text(Outputs)}  y = {Numbers.Text(Targets)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"predicted = {Numbers.Text(Outputs.Select(TrainingLoopOracle.Largest).ToArray())}  right = "
        + $"{Numbers.Text(Targets.Select(TrainingLoopOracle.Largest).ToArray())}";
}

/// <summary>A network with ReLU between its dense layers and dropout after each ReLU, and how it is trained.</summary>
public sealed record LoopCase(
    string Name, int[] Sizes, decimal[][] Start, Rows Training, Rows Validation, decimal LearningRate, int BatchSize) : Case(Name)
{
    /// <summary>The shares of η₀ in the first epochs; the last one goes on.</summary>
    public decimal[] Shares { get; init; } = [1];

    /// <summary>Softmax and cross-entropy, or else the squared error.</summary>
    public bool IsCrossEntropy { get; init; }

    /// <summary>The rate of every dropout.</summary>
    public decimal Dropout { get; init; }

    /// <summary>The seed of the first dropout; the next one's is one more.</summary>
    public int DropoutSeed { get; init; } = 7;

    /// <summary>The optimiser's rule.</summary>
    public string Rule { get; init; } = "sgd";

    /// <summary>λ.</summary>
    public decimal WeightDecay { get; init; }

    /// <summary>The limit for the gradient, if there is one.</summary>
    public decimal? MaxNorm { get; init; }

    /// <summary>How many epochs at most.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>The seed of the first epoch.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long to wait for a better epoch.</summary>
    public int Patience { get; init; } = 100;

    /// <summary>Weights and biases take turns.</summary>
    public bool[] IsBias => [.. Start.Select((_, i) => i % 2 == 1)];

    /// <summary>Other parameters: those of a network that a training is loaded into.</summary>
    public decimal[][] Elsewhere => [.. Start.Select(row => row.Select(value => (value / 2) - 0.05m).ToArray())];

    /// <summary>The hidden layers' numbers.</summary>
    public IEnumerable<int> HiddenLayers => Enumerable.Range(0, Sizes.Length - 2);

    /// <inheritdoc/>
    public override string Given =>
        $"{string.Join('-', Sizes)}  θ = {Numbers.Text(Start)}  {(IsCrossEntropy ? "cross-entropy" : "squared error")}  {Rule}"
        + $"  λ = {Numbers.Text(WeightDecay)}  maxNorm = {(MaxNorm is { } max ? Numbers.Text(max) : "∞")}"
        + $"  dropout = {Numbers.Text(Dropout)}  x = {Numbers.Text(Training.Inputs)}  y = {Numbers.Text(Training.Targets)}"
        + $"  validation x = {Numbers.Text(Validation.Inputs)}  y = {Numbers.Text(Validation.Targets)}"
        + $"  η₀ = {Numbers.Text(LearningRate)}  schedule = {Numbers.Text(Shares)}  epochs = {Epochs}"
        + $"  batchSize = {BatchSize}  seed = {Seed}  patience = {Patience}";

    /// <inheritdoc/>
    public override string Worked =>
        $"batches of the first epoch = {Numbers.Text(TrainingLoopOracle.Batches(Training.Inputs.Length, BatchSize, Seed))}"
        + $"  of the second = {Numbers.Text(TrainingLoopOracle.Batches(Training.Inputs.Length, BatchSize, Seed + 1))}";

    /// <summary>The share of an epoch.</summary>
    public decimal ShareAt(int epoch) => Shares[Math.Clamp(epoch, 0, Shares.Length - 1)];

    /// <summary>η of an epoch.</summary>
    public decimal RateAt(int epoch) => LearningRate * ShareAt(epoch);
}

/// <summary>The cases of stage 15.</summary>
public static class TrainingLoopCases
{
    private static readonly bool[] _oneLayer = [false, true];
    private static readonly bool[] _twoLayers = [false, true, false, true];

    private static readonly Rows _five = new(
        [[1, 0.5m], [-1, 2], [0.5m, -1.5m], [2, 1], [-0.5m, -1]], [[1, 0], [0, 1], [1, 0], [1, 0], [0, 1]]);

    private static readonly Rows _three = new([[0.8m, 0.1m], [-0.6m, 0.9m], [0.3m, -0.7m]], [[1, 0], [0, 1], [0, 1]]);

    private static readonly decimal[][] _linear = [[0.5m, -1, 0.25m, 0.75m], [0.1m, -0.2m]];

    private static readonly decimal[][] _deep =
    [
        [0.5m, -1, 0.25m, 0.75m, -0.6m, 0.4m], [0.1m, -0.2m, 0.3m], [1, -0.5m, 0.8m, -0.7m, 0.6m, 0.9m], [0.05m, -0.15m],
    ];

    /// <summary>Steps without decay, and without a limit.</summary>
    public static StepCase[] PlainSteps =>
    [
        new(
            "sgd, three steps",
            "sgd",
            0,
            null,
            [[1, -2], [0.5m]],
            _oneLayer,
            [[[1, -1], [2]], [[0.5m, 1], [-1]], [[0, 2], [1]]],
            [0.1m, 0.1m, 0.1m]),
        new(
            "rmsprop, a rate that falls",
            "rmsprop",
            0,
            null,
            [[1, -2], [0.5m]],
            _oneLayer,
            [[[1, -1], [2]], [[0.5m, 3], [-1]], [[0, 2], [1]]],
            [0.1m, 0.05m, 0.01m]),
        new(
            "adam, two layers",
            "adam",
            0,
            null,
            [[1, -2], [0.5m], [0.3m], [-0.4m, 0.6m, 2]],
            _twoLayers,
            [[[1, -1], [2], [4], [-2, 1, 0.5m]], [[0.5m, 3], [-1], [0.5m], [1, 2, -3]], [[0, 2], [1], [-2], [1, -1, 1]]],
            [0.1m, 0.1m, 0.1m]),
        .. DrawnSteps(weightDecay: 0, maxNorm: null),
    ];

    /// <summary>Steps with weight decay.</summary>
    public static StepCase[] DecaySteps =>
    [
        new(
            "sgd, no slopes",
            "sgd",
            0.5m,
            null,
            [[1, -2], [0.5m]],
            _oneLayer,
            [[[0, 0], [0]], [[0, 0], [0]]],
            [0.1m, 0.1m]),
        new(
            "sgd, two steps",
            "sgd",
            0.1m,
            null,
            [[1, -2], [0.5m]],
            _oneLayer,
            [[[1, -1], [2]], [[0.5m, 1], [-1]]],
            [0.1m, 0.2m]),
        new(
            "adam, two steps",
            "adam",
            0.2m,
            null,
            [[1, -2], [0.5m]],
            _oneLayer,
            [[[1, -1], [2]], [[0.5m, 3], [-1]]],
            [0.1m, 0.1m]),
        .. DrawnSteps(weightDecay: 0.15m, maxNorm: null),
    ];

    /// <summary>Steps with a limit for the gradient.</summary>
    public static StepCase[] ClippedSteps =>
    [
        new(
            "3 and 4, limit 1",
            "sgd",
            0,
            1,
            [[1], [2]],
            _oneLayer,
            [[[3], [4]]],
            [0.1m]),
        new(
            "each under the limit, together over it",
            "sgd",
            0,
            4.5m,
            [[1], [2]],
            _oneLayer,
            [[[3], [4]], [[-3], [4]]],
            [0.1m, 0.1m]),
        new(
            "under the limit",
            "sgd",
            0,
            10,
            [[1, -1], [2]],
            _oneLayer,
            [[[3, 0.5m], [4]]],
            [0.1m]),
        new(
            "with decay",
            "sgd",
            0.5m,
            2,
            [[4, -6], [1.5m]],
            _oneLayer,
            [[[3, -2], [6]], [[0.5m, 0.25m], [-0.5m]]],
            [0.1m, 0.1m]),
        .. DrawnSteps(weightDecay: 0.2m, maxNorm: 2),
    ];

    /// <summary>Epochs of a schedule.</summary>
    public static ScheduleCase[] Schedules =>
    [
        new("the first epoch of a warm-up", 0, 10, 4),
        new("half-way through it", 1, 10, 4),
        new("its last epoch", 3, 10, 4),
        new("the first epoch after it", 4, 10, 4),
        new("half-way down", 7, 10, 4),
        new("the last epoch", 9, 10, 4),
        new("no warm-up", 0, 5, 0),
        new("no warm-up, the last epoch", 4, 5, 0),
        new("nothing but warm-up", 2, 4, 4),
        .. DrawnSchedules(),
    ];

    /// <summary>Batches of an epoch.</summary>
    public static BatchCase[] BatchCases =>
    [
        new("ten rows in fours", 10, 4, 1),
        new("the same, another seed", 10, 4, 2),
        new("no short batch", 12, 4, 3),
        new("one batch", 5, 8, 4),
        new("one by one", 4, 1, 5),
        .. DrawnBatches(),
    ];

    /// <summary>Predictions.</summary>
    public static AccuracyCase[] Accuracies =>
    [
        new("three of four", [[0.9m, 0.1m], [0.2m, 0.8m], [0.6m, 0.4m], [0.3m, 0.7m]], [[1, 0], [0, 1], [0, 1], [0, 1]]),
        new("three classes", [[2, -1, 0.5m], [0.1m, 0.3m, 0.2m]], [[1, 0, 0], [0, 0, 1]]),
        new("negative outputs", [[-2, -1], [-3, -5], [-1, -2]], [[0, 1], [1, 0], [1, 0]]),
        new("none", [[1, 2]], [[1, 0]]),
        new("two equal outputs: the first one counts", [[1, 1, 0], [0, 2, 2], [3, 1, 3]], [[1, 0, 0], [0, 0, 1], [1, 0, 0]]),
        .. DrawnAccuracies(),
    ];

    /// <summary>Networks to evaluate and to train for an epoch or two.</summary>
    public static LoopCase[] Loops =>
    [
        new("all rows in one batch", [2, 2], _linear, _three, _five, 0.1m, 5) { Shares = [1, 0.5m, 0.25m] },
        new("batches of two, the last one short", [2, 2], _linear, _five, _three, 0.1m, 2) { Shares = [0.5m, 1, 0.2m] },
        new("a hidden layer", [2, 3, 2], _deep, _five, _three, 0.1m, 2) { Shares = [1, 0.5m, 0.2m], Seed = 3 },
        new("dropout", [2, 3, 2], _deep, _five, _three, 0.1m, 2) { Shares = [1, 0.5m, 0.2m], Dropout = 0.5m, Seed = 2 },
        new("cross-entropy, adam, decay and clipping", [2, 3, 2], _deep, _five, _three, 0.05m, 3)
        {
            Shares = [0.5m, 1, 0.5m], IsCrossEntropy = true, Rule = "adam", WeightDecay = 0.1m, MaxNorm = 0.5m,
        },
        .. DrawnLoops(),
    ];

    /// <summary>Trainings that stop early or don't, and whose best epoch is not always the last.</summary>
    public static LoopCase[] Stops =>
    [
        Line("falls, then rises", 0.05m, target: 2, wanted: 1) with { Epochs = 8, Patience = 2 },
        Line("patience of one", 0.05m, target: 2, wanted: 1) with { Epochs = 8, Patience = 1 },
        Line("a second dip, just in time", 0.1m, target: 2, wanted: 2.5m) with { Epochs = 12, Patience = 5 },
        Line("a second dip, too late", 0.1m, target: 2, wanted: 2.5m) with { Epochs = 12, Patience = 4 },
        Line("still falling", 0.02m, target: 2, wanted: 2) with { Epochs = 8, Patience = 3 },
        Line("rises, but the epochs end", 0.1m, target: 2, wanted: 2) with { Epochs = 5, Patience = 4 },
        Line("nothing changes: ties", 0.1m, target: 0, wanted: 1) with { Epochs = 7, Patience = 2 },
        Line("no epochs", 0.1m, target: 2, wanted: 1) with { Epochs = 0, Patience = 2 },
        .. DrawnStops(),
    ];

    /// <summary>Trainings that are saved after all their epochs, and go on.</summary>
    public static LoopCase[] Saves =>
    [
        new("adam after one epoch", [2, 2], _linear, _five, _three, 0.1m, 2) { Rule = "adam", Epochs = 1, Shares = [1, 0.5m] },
        new("sgd after two epochs", [2, 2], _linear, _five, _three, 0.1m, 3)
        {
            Epochs = 2, Shares = [0.5m, 1, 0.75m], WeightDecay = 0.1m, MaxNorm = 0.5m,
        },
        new("rmsprop with a hidden layer", [2, 3, 2], _deep, _five, _three, 0.02m, 2) { Rule = "rmsprop", Epochs = 1 },
        new("before the first step", [2, 2], _linear, _five, _three, 0.1m, 5) { Rule = "adam", Epochs = 0 },
        .. DrawnSaves(),
    ];

    /// <summary>One row, one input, two outputs: the first one starts at 0 and rolls towards the target, and past it.</summary>
    private static LoopCase Line(string name, decimal learningRate, decimal target, decimal wanted) => new(
        name,
        [1, 2],
        [[0, 0], [0, 0.5m]],
        new([[1]], [[target, target / 4]]),
        new([[1]], [[wanted, 0.75m]]),
        learningRate,
        BatchSize: 1)
    {
        Start = [[0, 0], [0, target == 0 ? 0 : 0.5m]],
    };

    private static IEnumerable<StepCase> DrawnSteps(decimal weightDecay, decimal? maxNorm)
    {
        var draw = new Draw(Draw.Seed);
        foreach (var rule in (string[])["sgd", "rmsprop", "adam"])
        {
            decimal[][] Table() => [draw.Numbers(4), draw.Numbers(2), draw.Numbers(6), draw.Numbers(3)];
            yield return new StepCase(
                $"drawn: {rule}",
                rule,
                weightDecay,
                maxNorm,
                Table(),
                _twoLayers,
                [Table(), Table(), Table()],
                [0.1m, 0.1m, 0.05m]);
        }
    }

    private static IEnumerable<ScheduleCase> DrawnSchedules()
    {
        var draw = new Draw(Draw.Seed);
        for (var i = 1; i <= 3; i++)
        {
            var warmUp = Count(draw, 5);
            var epochs = warmUp + 1 + Count(draw, 20);
            yield return new ScheduleCase($"drawn: warm-up {i}", Count(draw, warmUp) - 1, epochs, warmUp);
            yield return new ScheduleCase(
                $"drawn: after warm-up {i}", warmUp + Count(draw, epochs - warmUp - 1), epochs, warmUp);
        }
    }

    private static IEnumerable<BatchCase> DrawnBatches()
    {
        var draw = new Draw(Draw.Seed);
        for (var i = 1; i <= 4; i++)
        {
            yield return new BatchCase($"drawn: {i}", 10 + Count(draw, 30), 2 + Count(draw, 6), Count(draw, 1_000));
        }
    }

    private static IEnumerable<AccuracyCase> DrawnAccuracies()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, classes) in ((int, int)[])[(6, 2), (9, 4), (5, 3)])
        {
            yield return Draw.Until(
                () => new AccuracyCase(
                    $"drawn: {rows} × {classes}",
                    draw.Rows(rows, classes),
                    [.. Enumerable.Range(0, rows).Select(_ => OneHot(Count(draw, classes) - 1, classes))]),
                c => c.Outputs.All(row => row.Distinct().Count() == classes) && TrainingLoopOracle.Accuracy(c) is > 0 and < 1);
        }
    }

    private static IEnumerable<LoopCase> DrawnLoops()
    {
        var draw = new Draw(Draw.Seed);
        yield return Drawn(draw, "drawn: 2-3-2", rows: 7) with { Seed = Count(draw, 1_000) };
        yield return Drawn(draw, "drawn: 2-3-2 with dropout", rows: 5) with
        {
            Dropout = 0.25m,
            DropoutSeed = Count(draw, 1_000),
            Seed = Count(draw, 1_000),
        };
    }

    private static IEnumerable<LoopCase> DrawnStops()
    {
        var draw = new Draw(Draw.Seed);
        yield return Draw.Until(
            () => Drawn(draw, "drawn: stops early", rows: 4) with { Epochs = 8, Patience = 2, Seed = Count(draw, 1_000) },
            c => TrainingLoopOracle.Fit(c).ValidationCosts is { Length: > 3 and < 8 });
    }

    private static IEnumerable<LoopCase> DrawnSaves()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var rule in (string[])["sgd", "adam"])
        {
            yield return Drawn(draw, $"drawn: {rule}", rows: 5) with
            {
                Rule = rule,
                LearningRate = 0.03m,
                WeightDecay = 0.1m,
                Epochs = 2,
                Seed = Count(draw, 1_000),
            };
        }
    }

    private static LoopCase Drawn(Draw draw, string name, int rows)
    {
        Rows Some(int count) => new(
            draw.Rows(count, 2), [.. Enumerable.Range(0, count).Select(_ => OneHot(Count(draw, 2) - 1, 2))]);
        decimal[][] start = [.. ((int[])[6, 3, 6, 2]).Select(count => draw.Numbers(count, range: 1))];
        return new LoopCase(name, [2, 3, 2], start, Some(rows), Some(3), 0.06m, BatchSize: 3) { Shares = [0.75m, 1, 0.5m] };
    }

    private static decimal[] OneHot(int label, int classes) =>
        [.. Enumerable.Range(0, classes).Select(column => column == label ? 1m : 0)];

    /// <summary>A whole number from 1 to a maximum.</summary>
    private static int Count(Draw draw, int max) => 1 + (int)Math.Min(Math.Abs(draw.Number(max)), max - 1);
}
