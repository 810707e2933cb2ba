namespace Katas.Oracles.Regularisation;

/// <summary>How stage 13 gets from weights to a cost and its slopes, and from losses to a stop.</summary>
public static class RegularisationGraph
{
    /// <summary>J.</summary>
    public static Graph<PriceCase> Cost { get; } = new(
        new(MeanLoss, "the mean of the losses", v => v.Case.Losses.Average()),
        new(Squares, "the squares of all weights", v => v.Case.Weights.Sum(w => w * w)),
        new(Penalty, "λ/2 times that", v => v.Case.Lambda / 2 * v.Number(Squares)),
        new("J", "(1/m) Σ L + λ/2 Σ w²", v => v.Number(MeanLoss) + v.Number(Penalty))
        {
            Call = "L2.Cost(losses, layers, lambda)",
        });

    /// <summary>Its slopes, layer after layer.</summary>
    public static Graph<PriceCase> Gradients { get; } = new(
        new(Pull, "the slope of λ/2 w² at each weight", v =>
            Each(v.Case.Network.Weights, w => v.Case.Lambda * w))
        {
            IsBackward = true,
        },
        new("∂J/∂W", "the given slope, and λw added to it", v => v.Case.Slopes.Weights
            .Zip((decimal[][][])v[Pull], (slopes, pulls) => slopes.Zip(pulls, (s, p) => s.Zip(p, (a, b) => a + b).ToArray())
                .ToArray()).ToArray())
        {
            IsBackward = true,
            Call = GradientsCall,
            Part = nameof(Layers.Weights),
        },
        new(BiasSlope, "the given slope", v => v.Case.Slopes.Biases)
        {
            IsBackward = true,
            Call = GradientsCall,
            Part = nameof(Layers.Biases),
        });

    /// <summary>When a run stops.</summary>
    public static Graph<WatchCase> Stops { get; } = Watch().Answering(
        "EarlyStopping.Observe(validationLoss, parameters)",
        (StoppedAfter, nameof(Stop.StoppedAfter)),
        (BestEpoch, nameof(Stop.BestEpoch)),
        (BestLoss, nameof(Stop.BestLoss)));

    /// <summary>What is said to one that goes on.</summary>
    public static Graph<WatchCase> Verdicts { get; } = new Graph<WatchCase>(
        new(Best, "the best epoch, after each one", v => BestOf(v.Case)),
        new(Waited, "epochs since then, after each", v => WaitedOf((int[])v[Best])),
        new("stop?", "1 if waited ≥ patience, after each", v =>
            Array.ConvertAll((int[])v[Waited], waited => waited >= v.Case.Patience)),
        new(BestEpoch, "the best of all", v => ((int[])v[Best])[^1])).Answering(
            "EarlyStopping.Observe(validationLoss, parameters)",
            ("stop?", nameof(Regularisation.Verdicts.Stops)),
            (BestEpoch, nameof(Regularisation.Verdicts.BestEpoch)));

    /// <summary>When a run stops, and what is restored.</summary>
    public static Graph<WatchCase> Restored { get; } = Watch(
        new(Parameters, "those of the best epoch", v => (int)v[BestEpoch] is > 0 and var best
            ? WatchCase.Parameters(best)
            : [[-1, -1], [-1]]),
        new("in its rows", "the same, in the array's first rows", v => v.Rows(Parameters)),
        new("once more", "the same, after 99 was written in", v => (int)v[BestEpoch] > 0
            ? v.Rows(Parameters)
            : [[99, 99], [99]])).Answering(
            "EarlyStopping.Restore(parameters)",
            (StoppedAfter, nameof(Run.StoppedAfter)),
            (BestEpoch, nameof(Run.BestEpoch)),
            (BestLoss, nameof(Run.BestLoss)),
            (Parameters, nameof(Run.Restored)),
            ("in its rows", nameof(Run.InItsRows)),
            ("once more", nameof(Run.RestoredAgain)));

    internal const string MeanLoss = "(1/m) Σ L";
    internal const string Squares = "Σ w²";
    internal const string Penalty = "λ/2 Σ w²";
    internal const string Pull = "λw";
    internal const string BiasSlope = "∂J/∂b";
    internal const string Best = "best so far";
    internal const string Waited = "waited";

    private const string StoppedAfter = "stopped after";
    private const string BestEpoch = "BestEpoch";
    private const string BestLoss = "BestLoss";
    private const string Parameters = "restored";
    private const string GradientsCall = "L2.Gradients(slopes, layers, lambda)";

    internal static decimal[][][] Each(decimal[][][] layers, Func<decimal, decimal> of) =>
        [.. layers.Select(rows => rows.Select(row => row.Select(of).ToArray()).ToArray())];

    /// <summary>A run up to its stop.</summary>
    private static Graph<WatchCase> Watch(params Node<WatchCase>[] then) => new(
    [
        new(Best, "the best epoch, after each one", v => BestOf(v.Case)),
        new(Waited, "epochs since then, after each", v => WaitedOf((int[])v[Best])),
        new(StoppedAfter, "the first with waited ≥ patience", v =>
            1 + Array.FindIndex((int[])v[Waited], waited => waited >= v.Case.Patience)),
        new(BestEpoch, "the best up to the stop", v =>
            ((int[])v[Best])[((int)v[StoppedAfter] is > 0 and var stop ? stop : v.Case.Losses.Length) - 1]),
        new(BestLoss, "its loss; ∞ if there is none", v => LossOf(v.Case, (int)v[BestEpoch])),
        .. then,
    ]);

    private static int[] BestOf(WatchCase c) =>
        [.. c.Losses.Select((_, i) => RegularisationOracle.BestAfter(c, i + 1))];

    private static double LossOf(WatchCase c, int epoch) => epoch == 0 ? double.PositiveInfinity
        : c.Losses[epoch - 1] is { } loss ? (double)loss
        : double.NaN;

    private static int[] WaitedOf(int[] best) => [.. best.Select((epoch, i) => i + 1 - epoch)];
}
