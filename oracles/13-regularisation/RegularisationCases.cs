namespace Katas.Oracles.Regularisation;

/// <summary>Parameters layer by layer, or a slope for each.</summary>
/// <param name="Weights">Of each layer, units × inputs.</param>
/// <param name="Biases">Of each layer, one a unit.</param>
public sealed record Layers(decimal[][][] Weights, decimal[][] Biases);

/// <summary>A network, what its rows cost, and the slopes of their mean.</summary>
public sealed record PriceCase(string Name, decimal[] Losses, Layers Network, Layers Slopes, decimal Lambda) : Case(Name)
{
    /// <summary>Every weight.</summary>
    public decimal[] Weights => [.. Network.Weights.SelectMany(rows => rows).SelectMany(row => row)];

    /// <inheritdoc/>
    public override string Given =>
        $"losses = {Numbers.Text(Losses)}  W = {Numbers.Text(Network.Weights)}  b = {Numbers.Text(Network.Biases)}  slopes of W "
        + $"= {Numbers.Text(Slopes.Weights)}, of b = {Numbers.Text(Slopes.Biases)}  λ = {Numbers.Text(Lambda)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"mean loss = {Numbers.Text(Losses.Average())}  Σ w² = {Numbers.Text(Weights.Sum(w => w * w))}  λ/2 Σ w² = "
        + $"{Numbers.Text(Lambda / 2 * Weights.Sum(w => w * w))}";
}

/// <summary>A dropout layer.</summary>
public sealed record DropoutCase(string Name, decimal Rate) : Case(Name)
{
    /// <summary>1 − p.</summary>
    public decimal Keep => 1 - Rate;

    /// <inheritdoc/>
    public override string Given => $"rate = {Numbers.Text(Rate)}";

    /// <inheritdoc/>
    public override string Worked => $"1 − rate = {Numbers.Text(Keep)}  1 / (1 − rate) = {Numbers.Text(1 / Keep)}";
}

/// <summary>How a training loop renews the parameters that it hands over.</summary>
public enum Renewal
{
    /// <summary>It writes into the rows.</summary>
    InPlace,

    /// <summary>It puts new rows into the array.</summary>
    NewRows,

    /// <summary>It makes a new array of new rows.</summary>
    NewArrays,
}

/// <summary>A training run as a monitor sees it. After epoch e the parameters are [[e, −e], [10e]].</summary>
/// <param name="Name">What the case is about.</param>
/// <param name="Losses">The validation loss after each epoch; null is not a number.</param>
/// <param name="Patience">How many epochs may pass since the best.</param>
/// <param name="MinDelta">What an epoch must gain to be better.</param>
/// <param name="Renewal">How the parameters come.</param>
public sealed record WatchCase(string Name, decimal?[] Losses, int Patience, decimal MinDelta, Renewal Renewal) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"losses = {Shown(Losses)}  patience = {Patience}  minDelta = {Numbers.Text(MinDelta)}  parameters "
        + $"{(Renewal switch { Renewal.InPlace => "written in place", Renewal.NewRows => "in new rows", _ => "in new arrays" })}";

    /// <inheritdoc/>
    public override string Worked =>
        $"best epoch after each = {Numbers.Text(Losses.Select((_, i) => RegularisationOracle.BestAfter(this, i + 1)).ToArray())}";

    /// <summary>The parameters after an epoch.</summary>
    public static decimal[][] Parameters(int epoch) => [[epoch, -epoch], [10 * epoch]];

    private static string Shown(decimal?[] losses) =>
        $"[{string.Join(", ", losses.Select(loss => loss is { } number ? Numbers.Text(number) : "NaN"))}]";
}

/// <summary>The cases of stage 13.</summary>
public static class RegularisationCases
{
    /// <summary>Prices on weights.</summary>
    public static PriceCase[] Prices =>
    [
        new(
            "one layer",
            [0.5m, 1.5m],
            new([[[1, -2], [3, 0.5m]]], [[4, -1]]),
            new([[[0.5m, 0.25m], [-1, 0]]], [[0.75m, -0.5m]]),
            0.1m),
        new(
            "two layers",
            [0.2m, 0.4m, 0.9m],
            new([[[0.5m, -1, 2], [1.5m, 0, -0.5m]], [[2, -3]]], [[1, 2], [-1]]),
            new([[[1, 2, -1], [0.5m, -0.5m, 0.25m]], [[-2, 1]]], [[0.1m, 0.2m], [0.3m]]),
            0.01m),
        new("one weight", [1], new([[[3]]], [[2]]), new([[[0.25m]]], [[1]]), 0.5m),
        new("λ = 0", [0.5m, 0.7m], new([[[1, -2]]], [[3]]), new([[[0.5m, 0.25m]]], [[1]]), 0),
        new("weights of 0", [0.5m, 0.7m], new([[[0, 0]]], [[3]]), new([[[0.5m, 0.25m]]], [[1]]), 0.2m),
        new("no slopes", [0.25m], new([[[4, -1]], [[0.5m]]], [[1], [2]]), new([[[0, 0]], [[0]]], [[0], [0]]), 0.2m),
        new("a large λ", [0.5m], new([[[10, -20]]], [[5]]), new([[[1, 1]]], [[1]]), 300),
        .. Drawn(),
    ];

    /// <summary>Rates.</summary>
    public static DropoutCase[] Rates =>
        [new("half", 0.5m), new("a fifth", 0.2m), new("most", 0.8m), new("a tenth", 0.1m), new("none", 0)];

    /// <summary>Training runs.</summary>
    public static WatchCase[] Runs =>
    [
        new("falls, then rises", [0.9m, 0.6m, 0.5m, 0.7m, 0.8m, 0.4m], 2, 0, Renewal.InPlace),
        new("up and down", [0.9m, 1, 0.7m, 0.8m, 0.6m, 0.65m, 0.75m, 0.7m, 0.3m], 3, 0, Renewal.InPlace),
        new("slips, recovers in part", [0.5m, 0.8m, 0.7m, 0.6m, 0.55m, 0.2m], 4, 0, Renewal.NewRows),
        new("patience of 1", [0.9m, 0.8m, 0.85m, 0.1m], 1, 0, Renewal.NewArrays),
        new("to the end", [0.9m, 0.8m, 0.7m, 0.75m], 3, 0, Renewal.NewArrays),
        new("ties", [0.5m, 0.5m, 0.5m, 0.5m, 0.5m], 3, 0, Renewal.InPlace),
        new("gains that are too small", [1, 0.875m, 0.75m, 0.625m, 0.5m, 0.375m, 0.25m], 3, 0.25m, Renewal.InPlace),
        new("a gain of exactly minDelta", [1, 0.75m, 0.5m, 0.125m, 0.25m, 0.25m], 2, 0.25m, Renewal.NewRows),
        new("small gains that never add up", [2, 1.875m, 1.75m, 1.625m, 1.5m], 3, 0.5m, Renewal.InPlace),
        new("minDelta on a large loss", [100, 90, 80, 85, 84, 70], 2, 0.5m, Renewal.InPlace),
        new("NaN along the way", [0.9m, null, 0.7m, null, null, null, 0.1m], 3, 0, Renewal.InPlace),
        new("NaN at first", [null, 0.8m, 0.9m, 0.7m, 0.9m, 1], 2, 0, Renewal.InPlace),
        new("always NaN", [null, null, null, null], 3, 0, Renewal.InPlace),
        new("below zero", [-1, -1.5m, -1.25m, -2, -1, -1], 2, 0, Renewal.NewRows),
        .. DrawnRuns(),
    ];

    /// <summary>Losses of two decimals: a gain is never within rounding of a minDelta of three.</summary>
    private static IEnumerable<WatchCase> DrawnRuns()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (epochs, patience, minDelta, renewal) in
            ((int, int, decimal, Renewal)[])[(7, 2, 0, Renewal.InPlace), (9, 3, 0.125m, Renewal.NewRows)])
        {
            yield return Draw.Until(
                () => new WatchCase(
                    $"drawn: {epochs} epochs",
                    [.. draw.Numbers(epochs, range: 0.5m).Select(number => (decimal?)(1 + number))],
                    patience,
                    minDelta,
                    renewal),
                c => RegularisationOracle.StopOf(c).BestEpoch > 1);
        }
    }

    private static IEnumerable<PriceCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        foreach (var (rows, inputs, units) in ((int, int, int)[])[(3, 2, 4), (5, 6, 3)])
        {
            Layers Shapes() => new([draw.Rows(units, inputs), draw.Rows(1, units)], [draw.Numbers(units), draw.Numbers(1)]);
            yield return new PriceCase(
                $"drawn: {inputs}-{units}-1", [.. draw.Numbers(rows).Select(Math.Abs)], Shapes(), Shapes(), 0.03m);
        }
    }
}
