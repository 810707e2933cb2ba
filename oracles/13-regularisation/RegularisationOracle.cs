namespace Katas.Oracles.Regularisation;

/// <summary>What a pass did to the values: which became 0, and what the others were multiplied by.</summary>
public sealed record Pass(string Dropped, params double[] Factors)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"drops {Dropped}; the others times {Numbers.Text(Factors.Select(factor => Math.Round(factor, 9)).ToArray())}";
}

/// <summary>What a layer does to a batch in training, and at evaluation, in words.</summary>
public sealed record Behaviour(string Training, string Evaluation)
{
    /// <summary>Of two passes.</summary>
    public Behaviour(Pass training, Pass evaluation)
        : this($"{training}", $"{evaluation}")
    {
    }
}

/// <summary>What the slopes are multiplied by after a pass in training, and after one at evaluation.</summary>
public sealed record Return(string AfterTraining, string AfterEvaluation);

/// <summary>Which masks are the same.</summary>
/// <param name="OfOneSeed">Those of two layers with one seed, pass by pass.</param>
/// <param name="OfTwoSeeds">Those of two layers with two seeds.</param>
/// <param name="OfTwoPasses">Those of two passes.</param>
/// <param name="WithEvaluations">Those with and without evaluations in between.</param>
/// <param name="SideBySide">Those of a layer alone, and of a layer used in turn with another.</param>
public sealed record SameMasks(bool OfOneSeed, bool OfTwoSeeds, bool OfTwoPasses, bool WithEvaluations, bool SideBySide);

/// <summary>How a run ended.</summary>
/// <param name="StoppedAfter">The epoch after which it was told to stop; 0 if it was not.</param>
/// <param name="BestEpoch">The best.</param>
/// <param name="BestLoss">Its loss.</param>
public sealed record Stop(int StoppedAfter, int BestEpoch, double BestLoss);

/// <summary>What a monitor says to one that goes on whatever it says.</summary>
/// <param name="Stops">After each epoch, whether to stop.</param>
/// <param name="BestEpoch">The best of all.</param>
public sealed record Verdicts(bool[] Stops, int BestEpoch);

/// <summary>Which arrays of the answer are the caller's.</summary>
/// <param name="Weights">Rows of weights.</param>
/// <param name="Biases">Biases.</param>
public sealed record Shared(bool Weights, bool Biases);

/// <summary>A run, and a network's parameters that were [[−1, −1], [−1]] and then restored.</summary>
/// <param name="StoppedAfter">As in a stop.</param>
/// <param name="BestEpoch">As in a stop.</param>
/// <param name="BestLoss">As in a stop.</param>
/// <param name="Restored">The network's array.</param>
/// <param name="InItsRows">The rows that were in it, which layers may hold.</param>
/// <param name="RestoredAgain">Its array, restored once more after 99 was written into all of it.</param>
public sealed record Run(
    int StoppedAfter, int BestEpoch, double BestLoss, decimal[][] Restored, decimal[][] InItsRows, decimal[][] RestoredAgain);

/// <summary>The right answers of stage 13.</summary>
public static class RegularisationOracle
{
    /// <summary>(1/m) Σ L + λ/2 Σ w².</summary>
    public static decimal Cost(PriceCase c) => Cost(c, c.Network.Weights);

    /// <summary>
    /// The slopes by differences of J: the mean cost is a plane with the slopes given, as near as slopes can see.
    /// </summary>
    public static Layers Gradients(PriceCase c)
    {
        decimal Moved(decimal[][] at, decimal[][] now, decimal[][] slopes) =>
            at.Zip(now, slopes).Sum(row => Numbers.Dot(row.First.Zip(row.Second, (a, b) => a - b), row.Third));
        return new Layers(
            [.. c.Network.Weights.Select((rows, l) => Difference.Central(
                at => Cost(
                    c, [.. c.Network.Weights[..l], at, .. c.Network.Weights[(l + 1)..]]) + Moved(at, rows, c.Slopes.Weights[l]),
                rows))],
            [
                .. c.Network.Biases.Select((row, l) =>
                    Difference.Central(at => Cost(c) + Moved([at], [row], [c.Slopes.Biases[l]]), row)),
            ]);
    }

    /// <summary>Nothing is shared.</summary>
    public static Shared SharedOf(PriceCase _) => new(Weights: false, Biases: false);

    /// <summary>Drops by chance in training, and does nothing at evaluation.</summary>
    public static Behaviour Forward(DropoutCase c) => new(Training(c), new Pass("none", 1));

    /// <summary>What a value was multiplied by, its slope is.</summary>
    public static Return Backward(DropoutCase _) => new("the factors of the last pass", "the factors of the last pass");

    /// <summary>A seed means a row of masks.</summary>
    public static SameMasks Seeds(DropoutCase _) =>
        new(OfOneSeed: true, OfTwoSeeds: false, OfTwoPasses: false, WithEvaluations: true, SideBySide: true);

    /// <summary>A pass in training.</summary>
    public static Pass Training(DropoutCase c) =>
        new(c.Rate == 0 ? "none" : $"{Numbers.Text(c.Rate)} of all, independently", (double)(1 / c.Keep));

    /// <summary>When the run stops.</summary>
    public static Stop StopOf(WatchCase c)
    {
        var stop = Enumerable.Range(1, c.Losses.Length).FirstOrDefault(epoch => epoch - BestAfter(c, epoch) >= c.Patience);
        var best = BestAfter(c, stop == 0 ? c.Losses.Length : stop);
        return new Stop(stop, best, best == 0 ? double.PositiveInfinity : (double)c.Losses[best - 1]!.Value);
    }

    /// <summary>What is said after each epoch.</summary>
    public static Verdicts VerdictsOf(WatchCase c) =>
        new(
            [.. Enumerable.Range(1, c.Losses.Length).Select(epoch => epoch - BestAfter(c, epoch) >= c.Patience)],
            BestAfter(c, c.Losses.Length));

    /// <summary>When the run stops, and what is restored.</summary>
    public static Run Watch(WatchCase c)
    {
        var stop = StopOf(c);
        return stop.BestEpoch == 0 ? Nothing(stop) : Restored(stop, WatchCase.Parameters(stop.BestEpoch));
    }

    /// <summary>The best of the first epochs: none, or the last that was better than the best before it.</summary>
    public static int BestAfter(WatchCase c, int epochs)
    {
        if (epochs == 0)
        {
            return 0;
        }

        var best = BestAfter(c, epochs - 1);
        return c.Losses[epochs - 1] is { } loss && (best == 0 || loss < c.Losses[best - 1] - c.MinDelta) ? epochs : best;
    }

    /// <summary>A run whose kept parameters came back in full.</summary>
    public static Run Restored(Stop stop, decimal[][] parameters) =>
        new(stop.StoppedAfter, stop.BestEpoch, stop.BestLoss, parameters, parameters, parameters);

    /// <summary>A run that restored nothing.</summary>
    public static Run Nothing(Stop stop) =>
        new(stop.StoppedAfter, stop.BestEpoch, stop.BestLoss, [[-1, -1], [-1]], [[-1, -1], [-1]], [[99, 99], [99]]);

    private static decimal Cost(PriceCase c, decimal[][][] weights) =>
        c.Losses.Average() + (c.Lambda / 2 * weights.SelectMany(rows => rows).SelectMany(row => row).Sum(w => w * w));
}
