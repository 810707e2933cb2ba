namespace Katas.Oracles.FullMlp;

/// <summary>The parameters of a network with one hidden layer.</summary>
public sealed record Network(decimal[][] W1, decimal[] B1, decimal[] W2, decimal B2)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"W1 = {Numbers.Text(W1)}  b1 = {Numbers.Text(B1)}  W2 = {Numbers.Text(W2)}  b2 = {Numbers.Text(B2)}";
}

/// <summary>A network and one example.</summary>
public sealed record MlpCase(string Name, Network Network, decimal[] X, decimal Target) : Case(Name)
{
    /// <summary>No z is near the kink, some units are on, and no sum on the way loses digits.</summary>
    public override bool IsSound
    {
        get
        {
            var pass = FullMlpOracle.Forward(this);
            return pass.PreActivations.All(z => Math.Abs(z) > 0.005m)
                && pass.PreActivations.Any(z => z > 0)
                && Network.W1.Zip(Network.B1)
                    .All(unit => Numbers.IsWellConditioned([.. unit.First.Zip(X, (w, x) => w * x), unit.Second]))
                && Numbers.IsWellConditioned([.. Network.W2.Zip(pass.Hidden, (w, h) => w * h), Network.B2])
                && Math.Abs(pass.Output - Target) > 0.01m;
        }
    }

    /// <inheritdoc/>
    public override string Given => $"{Network}  x = {Numbers.Text(X)}  y = {Numbers.Text(Target)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"{Forward}  f − y = {Numbers.Text(FullMlpOracle.Forward(this).Output - Target)}  L = "
        + $"{Numbers.Text(FullMlpOracle.Loss(this))}  δ = {Numbers.Text(FullMlpOracle.Slopes(this, KinkSide.Left).B1)}";

    private string Forward
    {
        get
        {
            var pass = FullMlpOracle.Forward(this);
            return $"z = {Numbers.Text(pass.PreActivations)}  h = {Numbers.Text(pass.Hidden)}  f = {Numbers.Text(pass.Output)}";
        }
    }

    /// <inheritdoc/>
    public override string WorkedFor(string call) =>
        call.StartsWith("Mlp.Forward", StringComparison.Ordinal) ? Forward : Worked;
}

/// <summary>A network and the rows it is trained on.</summary>
public sealed record FitCase(
    string Name,
    Network Network,
    decimal[][] Inputs,
    decimal[] Targets,
    decimal LearningRate,
    int Epochs,
    int BatchSize) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"{Network}  inputs = {Numbers.Text(Inputs)}  y = {Numbers.Text(Targets)}  η = {Numbers.Text(LearningRate)}  epochs = "
        + $"{Epochs}  batch size = {BatchSize}";

    /// <inheritdoc/>
    public override string Worked =>
        "before the first step: L of each row = "
        + $"{Numbers.Text(Inputs.Select((x, i) => FullMlpOracle.Loss(new MlpCase(Name, Network, x, Targets[i]))).ToArray())}";
}

/// <summary>The cases of stage 05.</summary>
public static class FullMlpCases
{
    private static readonly Network _small =
        new([[0.5m, -0.4m], [0.3m, 0.8m], [-0.6m, 0.2m]], [0.1m, -0.2m, 0.3m], [0.7m, -0.5m, 0.9m], 0.05m);

    /// <summary>One example each.</summary>
    public static MlpCase[] Examples =>
    [
        new("worked by hand", new([[1, -2], [0.5m, 1]], [0, 0], [1, -1], 0), [1, -1], 2),
        new(
            "three inputs, two hidden units",
            new([[0.4m, -0.2m, 0.6m], [0.1m, 0.5m, -0.3m]], [0.1m, -0.1m], [0.7m, -0.4m], 0.2m),
            [0.5m, 0.3m, 0.8m],
            1),
        new("one of each", new([[2]], [-0.5m], [1.5m], 0.25m), [1], 4),
        new("every unit is inactive", new([[1, 1], [2, -1]], [-5, -4], [3, 2], 0.5m), [1, 1], 0),
        new("a negative output", new([[1, 2], [-1, 1], [0.5m, 0.5m]], [0.5m, 0, -0.25m], [-2, -1, 0.5m], -1), [1, 0.5m], 1),
        new("one z is exactly 0", new([[1, -1], [0.5m, 1], [2, 1]], [0, 0.25m, -1], [1, 2, -1], 0.5m), [1, 1], 0),
        new("on target", new([[1, 0], [0, 1]], [0, 0], [1, 1], 0), [1, 2], 3),
        new("large values", new([[100, -200], [300, 50]], [10, -20], [40, -30], 1_000), [30, -20], -5_000),
        .. Drawn(),
    ];

    /// <summary>Two other examples for the case's network.</summary>
    public static decimal[][] Earlier(MlpCase c) => [[.. c.X.Select(x => 1 - x)], [.. c.X.Select(x => 2 - x)]];

    /// <summary>Trainings small enough that every order of the rows can be tried.</summary>
    public static FitCase[] Fits => _fits.Value;

    private static readonly DrawnOnce<FitCase[]> _fits = new(() =>
    [
        new("all rows in one batch", _small, [[1, 0.5m], [-1, 2], [0.5m, -1.5m]], [1, -0.5m, 0.25m], 0.1m, 3, 3),
        new("a batch size above the number of rows", _small, [[1, 0.5m], [-1, 2]], [1, -0.5m], 0.1m, 2, 10),
        new(
            "five equal rows, batches of two",
            _small,
            [[1, 0.5m], [1, 0.5m], [1, 0.5m], [1, 0.5m], [1, 0.5m]],
            [1, 1, 1, 1, 1],
            0.1m,
            2,
            2),
        new("two rows, batches of one", _small, [[1, 0.5m], [-1, 2]], [1, -0.5m], 0.1m, 2, 1),
        new("three rows, batches of two", _small, [[1, 0.5m], [-1, 2], [0.5m, -1.5m]], [1, -0.5m, 0.25m], 0.1m, 2, 2),
        new("four rows, batches of three", _small, [[1, 0.5m], [-1, 2], [0.5m, -1.5m], [2, 1]], [1, -0.5m, 0.25m, 2], 0.1m, 1, 3),
        new("a rate that overshoots", _small, [[1, 0.5m], [-1, 2]], [1, -0.5m], 1.5m, 3, 2),
        new("on target from the start", new([[1]], [0], [1], 0), [[1], [2]], [1, 2], 0.1m, 3, 2),
        new("no epochs", _small, [[1, 0.5m], [-1, 2]], [1, -0.5m], 0.1m, 0, 1),
        DrawnFit(),
    ]);

    private static IEnumerable<MlpCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (inputs, hidden) in ((int, int)[])[(1, 4), (2, 3), (3, 3), (5, 2), (10, 20)])
        {
            yield return Draw.Until(
                () => new MlpCase(
                    $"drawn: {inputs}-{hidden}-1",
                    new(draw.Rows(hidden, inputs), draw.Numbers(hidden), draw.Numbers(hidden), draw.Number()),
                    draw.Numbers(inputs),
                    draw.Number(range: 3)),
                c => c.IsSound);
        }
    }

    private static FitCase DrawnFit()
    {
        var draw = new Draw(Draw.Seed);
        return Draw.Until(
            () => new FitCase(
                "drawn: three rows, two a batch",
                new(draw.Rows(3, 2), draw.Numbers(3), draw.Numbers(3), draw.Number()),
                draw.Rows(3, 2),
                draw.Numbers(3),
                0.05m,
                Epochs: 2,
                BatchSize: 2),
            c => AreGood(c, c.Network) && IsGood(c));
    }

    /// <summary>Whether the rows stay good examples for the network in the course of the training, in whatever order.</summary>
    private static bool IsGood(FitCase c) => FullMlpOracle.FitWith(c, (network, counts, batches) =>
    {
        // Where a training has its costs, this one counts the batches that find rows which are not good.
        var count = 0;
        foreach (var batch in batches)
        {
            count += AreGood(c, network) ? 0 : 1;
            network = FullMlpOracle.Step(network, FullMlpOracle.Mean(c, network, batch), c.LearningRate);
        }

        return (network, [.. counts, count]);
    }).All(training => training.Costs.Sum() == 0);

    private static bool AreGood(FitCase c, Network network) =>
        c.Inputs.Zip(c.Targets).All(row => new MlpCase(c.Name, network, row.First, row.Second).IsSound);
}
