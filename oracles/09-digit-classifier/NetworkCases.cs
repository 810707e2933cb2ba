using System.Collections.Concurrent;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The parameters of a network with one hidden layer, or something in their shapes.</summary>
public sealed record Parameters(decimal[][] W1, decimal[] B1, decimal[][] W2, decimal[] B2)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"W1 = {Numbers.Text(W1)}  b1 = {Numbers.Text(B1)}  W2 = {Numbers.Text(W2)}  b2 = {Numbers.Text(B2)}";
}

/// <summary>A network and the rows it is asked about.</summary>
public sealed record NetworkCase(string Name, Parameters Network, decimal[][] Inputs, int[] Labels) : Case(Name)
{
    /// <summary>No z is near the kink, some units are on, and no sum on the way loses digits.</summary>
    public override bool IsSound
    {
        get
        {
            if (Labels.Any(label => label >= Network.B2.Length))
            {
                return false;
            }

            var slopes = Inputs.Select((x, i) => NetworkOracle.Error(Network, x, Labels[i])).ToArray();
            return Inputs.All(x => NetworkOracle.PreActivations(Network, x).All(z => Math.Abs(z) > 0.02m))
                && Inputs.Any(x => NetworkOracle.Hidden(Network, x).Any(h => h > 0))
                && Inputs.All(x => Network.W1.Zip(Network.B1)
                    .All(unit => Numbers.IsWellConditioned([.. unit.First.Zip(x, (w, xj) => w * xj), unit.Second])))
                && PreparationOracle.Columns(slopes).All(Numbers.IsWellConditioned)
                && slopes.All(error => error.All(e => Math.Abs(e) > 0.0001m));
        }
    }

    /// <summary>A one-hot row for each label.</summary>
    public decimal[][] Targets => PreparationOracle.OneHot(new LabelsCase(Name, Labels, Network.B2.Length));

    /// <summary>The same network with other rows, for calls that come before the one that is judged.</summary>
    public NetworkCase Earlier =>
        this with
        {
            Inputs = [.. Inputs.Select(row => row.Select(x => 1 - x).ToArray())],
            Labels = [.. Labels.Select(label => Network.B2.Length - 1 - label)],
        };

    /// <inheritdoc/>
    public override string Given => $"{Network}  X = {Numbers.Text(Inputs)}  classes of the rows = {Numbers.Text(Labels)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"XW1ᵀ + b1 = {Text(x => NetworkOracle.PreActivations(Network, x))}  H = {Text(x => NetworkOracle.Hidden(Network, x))}  "
        + $"logits = {Text(x => NetworkOracle.Logits(Network, x))}  P = {Numbers.Text(Rounded)}";

    private decimal[][] Rounded =>
        [.. NetworkOracle.Probabilities(this).Select(row => row.Select(p => Math.Round(p, 6)).ToArray())];

    private string Text(Func<decimal[], decimal[]> of) => Numbers.Text(Inputs.Select(of).ToArray());
}

/// <summary>A network and the rows it is trained on.</summary>
public sealed record EpochCase(
    string Name,
    Parameters Network,
    decimal[][] Inputs,
    int[] Labels,
    decimal LearningRate,
    int BatchSize,
    int Epochs = 1) : Case(Name)
{
    /// <summary>The rows as a question to the network.</summary>
    public NetworkCase Rows => new(Name, Network, Inputs, Labels);

    /// <inheritdoc/>
    public override string Given =>
        $"{Rows.Given}  η = {Numbers.Text(LearningRate)}  batch size = {BatchSize}{(Epochs == 1 ? "" : $"  epochs = {Epochs}")}";

    /// <inheritdoc/>
    public override string Worked =>
        "before the first step: −ln p of each row = "
        + $"{Numbers.Text(Inputs.Select((x, i) => Math.Round(NetworkOracle.Loss(Network, x, Labels[i]), 6)).ToArray())}  called "
            + $"{Numbers.Text(Inputs.Select(x => NetworkOracle.Called(Network, x)).ToArray())}";
}

/// <summary>The cases of stage 09's network.</summary>
public static class NetworkCases
{
    private static readonly Parameters _small = new(
        [[0.5m, -0.4m, 0.2m, 0.1m], [0.3m, 0.8m, -0.5m, -0.2m], [-0.6m, 0.2m, 0.4m, 0.7m]],
        [0.1m, -0.2m, 0.3m],
        [[0.7m, -0.5m, 0.9m], [-0.3m, 0.6m, 0.4m]],
        [0.05m, -0.15m]);

    private static readonly decimal[][] _rows =
    [
        [1, 0.5m, 0, 0.25m], [0, 1, 0.75m, 0.5m], [0.2m, 0.9m, 1, 0], [1, 0, 0.4m, 0.8m],
    ];

    /// <summary>Trainings that were drawn by a seed: to see whether one is good to compute with takes its time.</summary>
    private static readonly ConcurrentDictionary<(string Name, int Seed), EpochCase> _drawn = [];

    private static readonly NetworkCase[] _named =
    [
        new("4-3-2, three rows", _small, _rows[..3], [0, 1, 1]),
        new("4-3-2, one row", _small, [[1, 0.5m, -1, 0.25m]], [0]),
        new(
            "3-2-2",
            new([[0.4m, -0.2m, 0.6m], [0.1m, 0.5m, -0.3m]], [0.1m, -0.1m], [[0.7m, -0.4m], [-0.5m, 0.8m]], [0.2m, -0.2m]),
            [[0.5m, 0.3m, 0.8m], [1, 0.2m, 0.1m]],
            [1, 0]),
        new(
            "2-2-3, three classes",
            new([[1, -2], [0.5m, 1]], [0.25m, 0], [[1, -1], [0.5m, 0.25m], [-1, 0.5m]], [0, 0.1m, -0.1m]),
            [[1, -1], [0.5m, 2], [2, 0.25m], [1, 0.3m]],
            [2, 0, 1, 0]),
        new(
            "inactive units",
            new([[1, 1], [-2, -1], [1, -1]], [-5, 0.5m, 0.25m], [[2, 1, -1], [1, -1, 0.5m]], [0.1m, -0.3m]),
            [[1, 1], [2, 0.5m]],
            [0, 1]),
        new("one z is exactly 0", new([[1, -1], [0.5m, 1]], [0, 0.25m], [[1, 2], [-1, 1]], [0.5m, 0]), [[1, 1], [2, 1]], [1, 0]),
        new(
            "logits in the thousands",
            new([[100, 0], [0, 100]], [0, 0], [[10, -10], [-10, 10], [1, 1]], [0.5m, -0.5m, 0]),
            [[1, 0.5m], [0.25m, 2], [0, 1]],
            [1, 1, 2]),
    ];

    /// <summary>Rows to be asked about.</summary>
    public static NetworkCase[] All => [.. _named, .. Drawn()];

    /// <summary>Epochs small enough that every order of the rows can be tried.</summary>
    public static EpochCase[] Epochs =>
    [
        new("all rows in one batch", _small, _rows[..3], [0, 1, 1], 0.5m, 3),
        new("a batch size above the number of rows", _small, _rows[..2], [1, 0], 0.5m, 10),
        new("two rows, batches of one", _small, _rows[..2], [1, 0], 0.5m, 1),
        new("three rows, batches of two", _small, _rows[..3], [0, 1, 0], 0.8m, 2),
        new("four rows, batches of three", _small, _rows, [0, 1, 1, 0], 0.5m, 3),
        new(
            "three classes, one of them right with less than a half",
            new([[1, -2], [0.5m, 1]], [0.25m, 0], [[0.2m, -0.3m], [0.1m, 0.25m], [-0.2m, 0.1m]], [0, 0.1m, -0.1m]),
            [[1, -1], [0.5m, 2], [2, 0.25m], [1, 0.3m]],
            [2, 0, 1, 1],
            0.5m,
            4),
        new(
            "five equal rows, batches of two",
            _small,
            [_rows[0], _rows[0], _rows[0], _rows[0], _rows[0]],
            [1, 1, 1, 1, 1],
            0.4m,
            2),
        DrawnEpoch(),
    ];

    /// <summary>Trainings in which all rows are one batch, so that their order is all one.</summary>
    public static EpochCase[] Fits =>
    [
        new("three epochs", _small, _rows[..3], [0, 1, 0], 0.5m, 3, Epochs: 3),
        new("one epoch", _small, _rows[..2], [1, 0], 0.8m, 2, Epochs: 1),
        new("four epochs of four rows", _small, _rows, [1, 1, 0, 1], 1.5m, 10, Epochs: 4),
        new("all rows right from the second epoch on", _small, _rows[..2], [1, 0], 2, 2, Epochs: 4),
        new("steps so large that the cost goes up", _small, _rows, [1, 1, 0, 1], 4, 4, Epochs: 4),
        new("no epochs", _small, _rows[..2], [1, 0], 0.5m, 2, Epochs: 0),
        DrawnFit(),
    ];

    private static EpochCase DrawnEpoch() => DrawnTraining("drawn: three rows, two a batch", rows: 3, epochs: 1);

    private static EpochCase DrawnFit() => DrawnTraining("drawn: two rows in one batch", rows: 2, epochs: 2);

    private static EpochCase DrawnTraining(string name, int rows, int epochs) => _drawn.GetOrAdd((name, Draw.Seed), _ =>
    {
        var (draw, random) = (new Draw(Draw.Seed), new Random(Draw.Seed));
        return Draw.Until(
            () => new EpochCase(
                name,
                new(draw.Rows(2, 2), draw.Numbers(2), draw.Rows(3, 2), draw.Numbers(3)),
                draw.Rows(rows, 2),
                [.. Enumerable.Range(0, rows).Select(_ => random.Next(3))],
                0.25m,
                BatchSize: 2,
                epochs),
            c => c.Rows.IsSound && IsGood(c));
    });

    /// <summary>Wherever a step can lead to, no z is near the kink and no row's class near a tie.</summary>
    private static bool IsGood(EpochCase c) => NetworkOracle.Deals(c)
        .SelectMany(batches => NetworkOracle.Path(c, [.. Enumerable.Repeat(batches, c.Epochs).SelectMany(batch => batch)]))
        .All(network => c.Inputs.All(x =>
            NetworkOracle.PreActivations(network, x).All(z => Math.Abs(z) > 0.01m)
            && NetworkOracle.Logits(network, x).OrderDescending().ToArray() is var logits
            && logits[0] - logits[1] > 0.01m));

    private static IEnumerable<NetworkCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, inputs, hidden, classes) in ((int, int, int, int)[])[(1, 2, 2, 2), (3, 3, 3, 3)])
        {
            yield return Draw.Until(
                () => new NetworkCase(
                    $"drawn: {inputs}-{hidden}-{classes}, {rows} rows",
                    new(draw.Rows(hidden, inputs), draw.Numbers(hidden), draw.Rows(classes, hidden), draw.Numbers(classes)),
                    draw.Rows(rows, inputs),
                    [.. draw.Numbers(rows, range: 1).Select(number => (int)(Math.Abs(number) * classes) % classes)]),
                c => c.IsSound);
        }
    }
}
