namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of the losses.</summary>
public static class LossMistakes
{
    /// <summary>Of the squared error.</summary>
    public static Mistake<LossCase, decimal>[] SquaredValue =>
    [
        WrongValue("half-left-out", "the ½ is missing: J = 1/(2m) Σ (a − y)²", (a, y) => (a - y) * (a - y)),
        WrongValue("not-squared", "the errors are not squared: plus and minus cancel", (a, y) => (a - y) / 2),
        WrongValue("absolute-error", "that is the absolute error: square each error instead", (a, y) => Math.Abs(a - y) / 2),
        .. Means(Loss.MeanSquared),
    ];

    /// <summary>Of its slope.</summary>
    public static Mistake<LossCase, decimal[][]>[] SquaredGradient =>
    [
        WrongSlope("factor-two", "every slope is doubled: the ½ in J cancels the 2", (a, y) => 2 * (a - y)),
        WrongSlope(
            "half-kept",
            "every slope is halved: the ½ in J cancels when the square is differentiated",
            (a, y) => (a - y) / 2),
        WrongSlope("slope-squared", "the error is still squared: the slope of ½e² is e", (a, y) => (a - y) * (a - y)),
        .. Scales(Loss.MeanSquared),
    ];

    /// <summary>Of the binary cross-entropy.</summary>
    public static Mistake<LossCase, decimal>[] BinaryValue =>
    [
        WrongValue("zero-targets-left-out", "rows with y = 0 cost nothing: add (1 − y) ln(1 − p)", (p, y) =>
            -y * Functions.Log(p)),
        WrongValue("minus-between-the-parts", "the second term has the wrong sign: the minus in front applies to both", (p, y) =>
            -(y * Functions.Log(p)) + ((1 - y) * Functions.Log(1 - p))),
        .. ((Func<decimal, bool>[])[y => y == 1, y => y > 0.5m, y => y > 0]).Select(isOne =>
            WrongValue(
                "targets-taken-for-0-or-1",
                "targets are treated as 0 or 1: one in between needs both terms, y ln p + (1 − y) ln(1 − p)",
                (p, y) => -Functions.Log(isOne(y) ? p : 1 - p))),
        WrongValue("parts-swapped", "p and 1 − p are swapped: ln p goes with y, ln(1 − p) with 1 − y", (p, y) =>
            -(y * Functions.Log(1 - p)) - ((1 - y) * Functions.Log(p))),
        .. Logarithms(Loss.Binary),
        .. Means(Loss.Binary),
    ];

    /// <summary>Of its slope.</summary>
    public static Mistake<LossCase, decimal[][]>[] BinaryGradient =>
    [
        WrongSlope(
            "fused-slope",
            "that is the slope at z, before the sigmoid: return the one at p, divided by p(1 − p)",
            (p, y) => p - y),
        WrongSlope("zero-targets-left-out", "rows with y = 0 have no slope: add (1 − y)/(1 − p)", (p, y) => -y / p),
        WrongSlope("minus-between-the-parts", "the second term has the wrong sign: −y/p + (1 − y)/(1 − p)", (p, y) =>
            -(y / p) - ((1 - y) / (1 - p))),
        .. ((Func<decimal, bool>[])[y => y == 1, y => y > 0.5m, y => y > 0]).Select(isOne =>
            WrongSlope(
                "targets-taken-for-0-or-1",
                "targets are treated as 0 or 1: one in between needs both terms, −y/p + (1 − y)/(1 − p)",
                (p, y) => isOne(y) ? -1 / p : 1 / (1 - p))),
        WrongSlope("divided-by-p-only", "the denominator is p alone: it should be p(1 − p)", (p, y) => (p - y) / p),
        .. Scales(Loss.Binary),
    ];

    /// <summary>Of the categorical cross-entropy.</summary>
    public static Mistake<LossCase, decimal>[] CategoricalValue =>
    [
        WrongValue("binary-for-categorical", "ln(1 − p) doesn't belong here: only y ln p counts", Loss.Binary.Of),
        WrongValue("targets-left-out", "every class counts equally: weight ln p by the target", (p, _) => -Functions.Log(p)),
        .. ((Func<decimal, bool>[])[y => y == 1, y => y > 0.5m, y => y > 0]).Select(isOne =>
            WrongValue(
                "targets-taken-for-0-or-1",
                "targets are treated as 0 or 1: weight by the target, −y ln p",
                (p, y) => isOne(y) ? -Functions.Log(p) : 0)),
        WrongValue("log-left-out", "ln is missing: −y ln p", (p, y) => -y * p),
        .. Logarithms(Loss.Categorical),
        .. Means(Loss.Categorical),
    ];

    /// <summary>Of its slope.</summary>
    public static Mistake<LossCase, decimal[][]>[] CategoricalGradient =>
    [
        WrongSlope("fused-slope", "p − y is the slope at z, before the softmax: return the one at p, −y/p", (p, y) => p - y),
        WrongSlope("binary-for-categorical", "1 − p doesn't belong here: the slope is −y/p", (p, y) => (p - y) / (p * (1 - p))),
        WrongSlope("targets-left-out", "every class has a slope: it is −y/p, which is 0 for a target of 0", (p, _) => -1 / p),
        .. ((Func<decimal, bool>[])[y => y == 1, y => y > 0.5m, y => y > 0]).Select(isOne =>
            WrongSlope(
                "targets-taken-for-0-or-1",
                "targets are treated as 0 or 1: weight by the target, −y/p",
                (p, y) => isOne(y) ? -1 / p : 0)),
        WrongSlope("multiplied-by-p", "that is −y·p: the slope of ln p is 1/p", (p, y) => -y * p),
        .. Scales(Loss.Categorical),
    ];

    /// <summary>Of the binary one where a probability is 0 or 1, in doubles: ∞ and NaN are the mistake.</summary>
    public static Mistake<LossCase, double>[] BinaryCertain =>
    [
        WrongCertain(
            "not-clipped",
            _notClipped,
            p => p,
            (p, y) => -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p)),
            (p, y) => y == 1 ? -Math.Log(p) : -Math.Log(1 - p)),
        .. AtOneEnd((p, y) => -(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p))),
        WrongCertain("clipped-at-one-end", _atOneEnd, null, (p, y) =>
            -(y * Math.Log(Math.Max(p, _smallest))) - ((1 - y) * Math.Log(Math.Max(1 - p, _smallest)))),
    ];

    /// <summary>The same of its slope.</summary>
    public static Mistake<LossCase, double[][]>[] BinaryCertainGradient =>
    [
        Each(
            "slope-not-clipped",
            _slopeNotClipped,
            p => p,
            (p, y) => (p - y) / (p * (1 - p)),
            (p, y) => -(y / p) + ((1 - y) / (1 - p))),
        Each("clipped-in-part", "p is clipped only in the denominator: clip the p of p − y too", null, (p, y) =>
            (p - y) / (Clip(p) * (1 - Clip(p)))),
        Each("clipped-slope-zero", _clippedSlopeZero, null, (p, y) => p == Clip(p) ? (p - y) / (p * (1 - p)) : 0),
    ];

    /// <summary>The same of the categorical one.</summary>
    public static Mistake<LossCase, double>[] CategoricalCertain =>
    [
        WrongCertain("not-clipped", _notClipped, p => p, (p, y) => -y * Math.Log(p), (p, y) => y == 0 ? 0 : -Math.Log(p)),
        .. AtOneEnd((p, y) => -y * Math.Log(p)),
    ];

    /// <summary>The same of its slope.</summary>
    public static Mistake<LossCase, double[][]>[] CategoricalCertainGradient =>
    [
        Each("slope-not-clipped", _slopeNotClipped, p => p, (p, y) => -y / p, (p, y) => y == 0 ? 0 : -1 / p),
        Each("clipped-slope-zero", _clippedSlopeZero, null, (p, y) => p == Clip(p) ? -y / p : 0),
    ];

    private const double _smallest = 1e-6;

    private const string _notClipped = "the logarithm of 0 is taken: clip p first";

    private const string _atOneEnd =
        "p is clipped at one end only, or p and 1 − p separately: clip p once, to [1e-6, 1 − 1e-6]";

    private const string _slopeNotClipped = "a slope is divided by 0: clip p first, as in Value";

    private const string _clippedSlopeZero =
        "the slope is 0 where p was clipped: compute it from the clipped p, so that certain errors get corrected";

    private static Mistake<LossCase, decimal>[] Means(Loss loss) =>
    [
        new("loss-summed", "the rows' losses are summed: divide by m", c =>
            [LayersOracle.Value(loss, c.Outputs, c.Targets) * c.Outputs.Length]),
        new("loss-averaged-twice", "divided by m twice: MeanOverRows has already done that", c =>
            [LayersOracle.Value(loss, c.Outputs, c.Targets) / c.Outputs.Length]),
        new("loss-over-values", "divided by the number of values: the mean is over the m rows, the columns add up", c =>
            [LayersOracle.Value(loss, c.Outputs, c.Targets) / c.Outputs[0].Length]),
        new("loss-over-columns", "divided by the number of columns: the mean is over the m rows", c =>
            [LayersOracle.Value(loss, c.Outputs, c.Targets) * c.Outputs.Length / c.Outputs[0].Length]),
        new("loss-sign-flipped", "the sign is flipped: a loss grows as the prediction gets worse", c =>
            [-LayersOracle.Value(loss, c.Outputs, c.Targets)]),
        new("loss-of-last-row", "only the last row's loss is left: add up the rows, then divide by m", c =>
            [.. new[] { 1m, c.Outputs.Length }.Select(m => LayersOracle.Value(loss, [c.Outputs[^1]], [c.Targets[^1]]) / m)]),
        WrongRows("first-column-only", "only the first column counts: a row's loss is the sum over its columns", c =>
            [.. c.Outputs.Zip(c.Targets, (a, y) => loss.Of(a[0], y[0]))]),
    ];

    private static Mistake<LossCase, decimal>[] Logarithms(Loss loss) =>
    [
        WrongValue("log-base-ten", "that is the logarithm to base 10: Math.Log is the natural one", (p, y) =>
            loss.Of(p, y) / Functions.Log(10)),
        WrongValue("log-base-two", "that is the logarithm to base 2: Math.Log is the natural one", (p, y) =>
            loss.Of(p, y) / Functions.Log(2)),
    ];

    private static Mistake<LossCase, decimal[][]>[] Scales(Loss loss) =>
    [
        Scaled(
            loss,
            "mean-left-out-of-slope",
            "the slope is that of a sum: J is a mean, so divide by m; no layer will do it later",
            c => c.Outputs.Length),
        Scaled(
            loss,
            "slope-over-values",
            "divided by the number of values: the mean is over the m rows",
            c => 1m / c.Outputs[0].Length),
        Scaled(loss, "slope-over-columns", "divided by the number of columns: the mean is over the m rows", c =>
            (decimal)c.Outputs.Length / c.Outputs[0].Length),
        Scaled(loss, "slope-averaged-twice", "divided by m twice: once is enough", c => 1m / c.Outputs.Length),
        Scaled(loss, "slope-sign-flipped", "the sign is flipped: an output that is too high has a positive slope", _ => -1),
        Scaled(
            loss,
            "integer-division",
            "the result is 0: 1 / m with two ints drops the fraction; write 1.0 / m, or divide at the end",
            c => c.Outputs.Length > 1 ? 0 : 1),
    ];

    private static Mistake<LossCase, decimal[][]> Scaled(Loss loss, string id, string story, Func<LossCase, decimal> factor) =>
        new(id, story, c =>
            [[
                .. LayersOracle.Gradient(loss, c.Outputs, c.Targets)
                    .Select(row => row.Select(slope => slope * factor(c)).ToArray()),
            ]]);

    private static Mistake<LossCase, decimal> WrongValue(string id, string story, Func<decimal, decimal, decimal> of) =>
        WrongRows(id, story, c => [.. c.Outputs.Zip(c.Targets, (a, y) => a.Zip(y, of).Sum())]);

    /// <summary>Another loss of each row.</summary>
    private static Mistake<LossCase, decimal> WrongRows(string id, string story, Func<LossCase, decimal[]> losses) =>
        new Mistake<LossCase, decimal>(id, story, c => [losses(c).Average()])
            .At(LayersGraph.RowLoss, c => [losses(c).AsDoubles()]);

    private static Mistake<LossCase, decimal[][]> WrongSlope(string id, string story, Func<decimal, decimal, decimal> slope) =>
        new Mistake<LossCase, decimal[][]>(id, story, c =>
            [[.. c.Outputs.Zip(c.Targets, (a, y) => a.Zip(y, (ai, yi) => slope(ai, yi) / c.Outputs.Length).ToArray())]])
            .At(LayersGraph.LossSlope, c =>
                [c.Outputs.Zip(c.Targets, (a, y) => a.Zip(y, (ai, yi) => (double)slope(ai, yi)).ToArray()).ToArray()]);

    /// <summary>A loss of each p in doubles, where p is clipped in some way, or not at all.</summary>
    private static Mistake<LossCase, double> WrongCertain(
        string id, string story, Func<double, double>? clip, params Func<double, double, double>[] losses) =>
        new Mistake<LossCase, double>(id, story, c => losses.Select(loss => Rows(c, loss).Average()))
            .At(c => losses.Select(loss => (Change[])[.. Clipped(c, clip), new(LayersGraph.RowLoss, Rows(c, loss))]));

    private static Change[] Clipped(LossCase c, Func<double, double>? clip) =>
        clip is null ? [] : [new(LayersGraph.Clipped, Pairs(c, (p, _) => clip(p)))];

    private static double[] Rows(LossCase c, Func<double, double, double> loss) =>
        Array.ConvertAll(Pairs(c, loss), row => row.Sum());

    private static double[][] Pairs(LossCase c, Func<double, double, double> of) =>
        [.. c.Outputs.AsDoubles().Zip(c.Targets.AsDoubles(), (p, y) => p.Zip(y, of).ToArray())];

    private static double Clip(double p) => Math.Clamp(p, _smallest, 1 - _smallest);

    private static Mistake<LossCase, double>[] AtOneEnd(Func<double, double, double> loss) =>
    [
        .. ((Func<double, double>[])[p => Math.Max(p, _smallest), p => Math.Min(p, 1 - _smallest)]).Select(clip =>
            WrongCertain("clipped-at-one-end", _atOneEnd, clip, (p, y) => loss(clip(p), y))),
    ];

    private static Mistake<LossCase, double[][]> Each(
        string id, string story, Func<double, double>? clip, params Func<double, double, double>[] slopes) =>
        new Mistake<LossCase, double[][]>(id, story, c => slopes.Select(slope =>
            Pairs(c, (p, y) => slope(p, y) / c.Outputs.Length)))
            .At(c => slopes.Select(slope => (Change[])[.. Clipped(c, clip), new(LayersGraph.LossSlope, Pairs(c, slope))]));
}
