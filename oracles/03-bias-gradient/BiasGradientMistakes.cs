namespace Katas.Oracles.BiasGradient;

/// <summary>The known wrong answers of stage 03.</summary>
public static class BiasGradientMistakes
{
    /// <summary>Of J.</summary>
    public static Mistake<BiasGradientCase, decimal>[] Cost =>
    [
        WrongCost("half-left-out", "the ½ is missing: J = 1/(2m) Σ (a − y)²", (e, m) => e.Sum(Square) / m),
        WrongCost("cost-summed", "the squares are summed, not averaged: divide by m too", (e, _) => e.Sum(Square) / 2),
        WrongCost("half-and-mean-left-out", "that is the plain sum of squares: divide it by 2m", (e, _) => e.Sum(Square)),
        WrongCost("not-squared", "the errors are not squared: plus and minus cancel", (e, m) => e.Sum() / (2 * m)),
        WrongCost("absolute-error", "that is the mean absolute error: square each error instead", (e, m) =>
            e.Sum(Math.Abs) / (2 * m)),
        WrongCost("square-of-the-sum", "the errors are summed first and squared afterwards: square each one", (e, m) =>
            Square(e.Sum()) / (2 * m)),
        WrongCost("half-squared", "a quarter of the mean square: the ½ is squared too, or applied twice", (e, m) =>
            e.Sum(Square) / (4 * m)),
        WrongCost(
            "divided-by-m-minus-one",
            "divided by m − 1, as for a sample variance: the mean is over all m rows",
            (e, m) => e.Sum(Square) / (2 * Math.Max(1, m - 1))),
        WrongCost("multiplied-by-m", "multiplied by m: / 2 * m is evaluated from left to right, write / (2 * m)", (e, m) =>
            e.Sum(Square) / 2 * m),
        WrongCost("root-taken", "the root is taken at the end: J is half the mean of the squares, without a root", (e, m) =>
            Functions.Sqrt(e.Sum(Square) / (2 * m))),
        WrongCost("root-taken", "the root is taken at the end: J is half the mean of the squares, without a root", (e, m) =>
            Functions.Sqrt(e.Sum(Square) / m)),
        WrongCost("first-row-only", _firstRowOnly, (e, m) => Square(e[0]) / (2 * m)),
        WrongCost("last-row-only", _lastRowOnly, (e, m) => Square(e[^1]) / (2 * m)),
        WrongCost("first-row-left-out", _firstRowLeftOut, (e, m) => e.Skip(1).Sum(Square) / (2 * m)),
        WrongCost("last-row-left-out", _lastRowLeftOut, (e, m) => e.SkipLast(1).Sum(Square) / (2 * m)),
        new("mean-over-features", _meanOverFeatures, c => [BiasGradientOracle.Cost(c) * c.Batch.Length / c.Weights.Length]),
        new("integer-division", _integers, _ => [0]),
        new("difference-of-squares", "that is a² − y²: subtract first, then square", c =>
            [c.Activations.Zip(c.Targets, (a, y) => Square(a) - Square(y)).Sum() / (2 * c.Batch.Length)]),
        new Mistake<BiasGradientCase, decimal>(
            "first-target-for-all",
            "every row is compared with the first target: row i has target i",
            c => [c.Activations.Sum(a => Square(a - c.Targets[0])) / (2 * c.Batch.Length)])
            .At(BiasGradientGraph.Error, c => [c.Activations.Select(a => a - c.Targets[0]).ToArray()]),
        new Mistake<BiasGradientCase, decimal>(
            "z-for-a", _zForA, c => [c.PreActivations.Zip(c.Targets, (z, y) => Square(z - y)).Sum() / (2 * c.Batch.Length)])
            .At(BiasGradientGraph.Error, c => [c.PreActivations.Zip(c.Targets, (z, y) => z - y).ToArray()]),
    ];

    /// <summary>Of ∂J/∂b.</summary>
    public static Mistake<BiasGradientCase, decimal>[] BiasGradient =>
    [
        .. Gradient.Part(gradient => gradient.Bias),
        new("means-multiplied", _means, c =>
            Kink.Both(side =>
                c.Activations.Zip(c.Targets, (a, y) => a - y).Average() * c.PreActivations.Average(z => Slope(c, z, side)))),
        new("bias-gradient-times-b", "δ is multiplied by the bias: b reaches z with slope 1", c =>
            Kink.Both(side => Mean(c, side, (delta, _) => delta * c.Bias))),
        new("bias-gradient-times-x", "δ is multiplied by the features: that is for the weights, b reaches z with slope 1", c =>
            Kink
                .Both<decimal[]>(side =>
                    [Mean(c, side, (delta, x) => delta * x[0]), Mean(c, side, (delta, x) => delta * x.Sum())])
                .SelectMany(either => either)),
    ];

    /// <summary>Of ∂J/∂w.</summary>
    public static Mistake<BiasGradientCase, decimal[]>[] WeightGradient =>
    [
        .. Gradient.Part(gradient => gradient.Weight),
        new("means-multiplied", _means, c =>
            Kink.Both<decimal[]>(side =>
                [.. c.Weights.Select((_, j) => Mean(c, side, (delta, _) => delta) * c.Batch.Average(x => x[j]))])),
        new("feature-squared", "δ is multiplied by the feature twice: wⱼ reaches z with slope xⱼ", c => Kink.Both<decimal[]>(
            side => [.. c.Weights.Select((_, j) => Mean(c, side, (delta, x) => delta * x[j] * x[j]))])),
        new("last-feature-left-out", "the last weight has no slope: the loop ends one early", c => Kink.Both<decimal[]>(
            side => [.. c.Weights.SkipLast(1).Select((_, j) => Mean(c, side, (delta, x) => delta * x[j])), 0])),
        new("first-feature-left-out", "the first weight has no slope: the first index is 0", c => Kink.Both<decimal[]>(
            side => [0, .. c.Weights.Skip(1).Select((_, j) => Mean(c, side, (delta, x) => delta * x[j + 1]))])),
        new("x-left-out", "δ is not multiplied by the feature: wⱼ reaches z with slope xⱼ", c => Kink.Both<decimal[]>(
            side => [.. c.Weights.Select(_ => Mean(c, side, (delta, _) => delta))])),
        new("first-feature-only", "every weight has the first feature's slope: weight j goes with x[j]", c =>
            Kink.Both<decimal[]>(
                side => [.. c.Weights.Select(_ => Mean(c, side, (delta, x) => delta * x[0]))])),
        new(
            "weight-for-feature",
            "δ is multiplied by the weight: when wⱼ changes, z changes by xⱼ times as much, not wⱼ times",
            c =>
                Kink.Both<decimal[]>(
                    side => [.. c.Weights.Select(w => Mean(c, side, (delta, _) => delta * w))])),
        new("written-into-weights", _writtenIntoWeights, c => Kink.Both(side => WrittenIntoWeights(c, side, c.Batch.Length))),
        new("written-into-weights", _writtenIntoWeights, c => Kink.Both<decimal[]>(
            side => [.. WrittenIntoWeights(c, side, perRow: 1).Select(sum => sum / c.Batch.Length)])),
    ];

    /// <summary>Of J, asked after the same neuron was asked about an earlier batch.</summary>
    public static Mistake<BiasGradientCase, decimal>[] CostAfterAnEarlierBatch =>
    [
        new Mistake<BiasGradientCase, decimal>("stale-forward-pass", _stale, c => [BiasGradientOracle.Cost(c.Earlier)])
            .At(BiasGradientGraph.Z, c => [c.Earlier.PreActivations]),
        new("sum-kept", _sumKept, c => [BiasGradientOracle.Cost(c.Earlier) + BiasGradientOracle.Cost(c)]),
    ];

    /// <summary>Of either slope, asked after the same neuron was asked about an earlier batch.</summary>
    public static Mistake<BiasGradientCase, Gradient>[] AfterAnEarlierBatch =>
    [
        new("sum-kept", _sumKept, c => Kink.Both(side =>
        {
            var (now, earlier) = (BiasGradientOracle.Gradient(c, side), BiasGradientOracle.Gradient(c.Earlier, side));
            return new Gradient([.. now.Weight.Zip(earlier.Weight, (a, b) => a + b)], now.Bias + earlier.Bias);
        })),
        new Mistake<BiasGradientCase, Gradient>("stale-forward-pass", _stale, c =>
            Kink.Both(side => Stale(c, side, slopesAt: c.Earlier.PreActivations)))
            .At(BiasGradientGraph.Z, c => [c.Earlier.PreActivations]),
        new Mistake<BiasGradientCase, Gradient>("stale-forward-pass", _stale, c =>
            Kink.Both(side => Stale(c, side, slopesAt: c.PreActivations)))
            .At(BiasGradientGraph.A, c => [c.Earlier.Activations]),
    ];

    private static Mistake<BiasGradientCase, Gradient>[] Gradient =>
    [
        WrongScale("sum-for-mean", "summed over the batch, not averaged: divide by m", (m, _) => m),
        WrongScale("mean-over-features", _meanOverFeatures, (m, n) => m / n),
        WrongScale("mean-over-both", "divided by m and by n too: the mean is over the m rows alone", (_, n) => 1 / n),
        WrongScale("integer-division", _integers, (m, _) => m > 1 ? 0 : 1),
        WrongScale("divided-by-two", "divided by 2, whatever the batch: the mean is over its m rows", (m, _) => m / 2),
        WrongScale(
            "divided-by-m-minus-one",
            "divided by m − 1, as for a sample variance: the mean is over all m rows",
            (m, _) => m / Math.Max(1, m - 1)),
        WrongScale("averaged-twice", "divided by m twice: once is enough", (m, _) => 1 / m),
        WrongScale(
            "half-kept",
            "half as large as it should be: the ½ in J cancels the 2 from differentiating the square",
            (_, _) => 0.5m),
        WrongScale(
            "factor-two",
            "twice as large as it should be: the ½ in J cancels the 2 from differentiating the square",
            (_, _) => 2),
        WrongScale("sign-flipped", "the sign is flipped: the error is a − y, prediction minus target", (_, _) => -1),
        WrongRows("first-row-only", _firstRowOnly, (i, _) => i == 0),
        WrongRows("last-row-only", _lastRowOnly, (i, m) => i == m - 1),
        WrongRows("first-row-left-out", _firstRowLeftOut, (i, _) => i > 0),
        WrongRows("last-row-left-out", _lastRowLeftOut, (i, m) => i < m - 1),
        new(
            "divided-in-every-row",
            "the sum so far is divided by m in every row: divide each row's share, or the sum once, after the loop",
            c => Kink.Both(side => FromDeltas(c, [.. c.PreActivations.Select((z, i) => Enumerable
                .Range(i + 1, c.Batch.Length - i - 1)
                .Aggregate((Value(c, z) - c.Targets[i]) * Slope(c, z, side), (delta, _) => delta / c.Batch.Length))]))),
        WrongSlope("slope-at-a", "f′ is taken at a: with α = 0 a negative z gives a = 0, so take it at z", (c, z, _) =>
            Value(c, z) < 0 ? c.Alpha : 1),
        WrongSlope("alpha-fixed", "the slope left of zero is always 0.01: use the neuron's own alpha", (_, z, side) =>
            side.IsRight(z) ? 1 : 0.01m),
        WrongDelta(
            "slope-left-out",
            "f′(z) is missing: left of zero an error counts only α times",
            (c, z, y, _) => Value(c, z) - y),
        WrongSlope("zero-left-of-zero", "rows with z < 0 don't count: their slope is α, not 0", (_, z, side) =>
            side.IsRight(z) ? 1 : 0),
        WrongSlope("sides-swapped", "α right of zero and 1 left of it: the slopes are swapped", (c, z, side) =>
            side.IsRight(z) ? c.Alpha : 1),
        WrongDelta("value-for-slope", "the error is multiplied by a, the value: multiply by the slope f′(z)", (c, z, y, _) =>
            (Value(c, z) - y) * Value(c, z)),
        WrongDelta("z-for-a", _zForA, (c, z, y, side) => (z - y) * Slope(c, z, side))
            .At(BiasGradientGraph.Error, c => [c.PreActivations.Zip(c.Targets, (z, y) => z - y).ToArray()]),
        WrongDelta("error-squared", "the error is still squared: the slope of ½e² is e", (c, z, y, side) =>
            Square(Value(c, z) - y) * Slope(c, z, side)),
        WrongDelta("error-squared", "the error is still squared: the slope of ½e² is e", (c, z, y, side) =>
            Square(Value(c, z) - y) / 2 * Slope(c, z, side)),
        WrongSlope("slope-before-bias", "the slope is taken at w·x: take it at z, with the bias", (c, z, side) =>
            Slope(c, z - c.Bias, side)),
        WrongDelta(
            "error-made-positive",
            "the error has lost its sign: where a is below y, a − y is negative",
            (c, z, y, side) => Math.Abs(Value(c, z) - y) * Slope(c, z, side)),
        WrongDelta("error-left-out", "the error a − y is missing: a row that is on target must not contribute", (c, z, _, side) =>
            Slope(c, z, side)),
    ];

    private const string _zForA = "the error is z − y: compare the activation a with the target";

    private const string _writtenIntoWeights =
        "the slopes are added to the neuron's own weights, which every row uses: add them up in a new array";

    private const string _means = "a mean is multiplied by a mean: multiply row by row, then average";

    private const string _stale = "z or a comes from an earlier call's batch: run the forward pass on the given batch";

    private const string _sumKept = "an earlier call's sum is still included: start from 0, or from a new array, in every call";

    private const string _meanOverFeatures = "divided by the number of features: the mean is over the m rows";

    private const string _firstRowOnly = "only the first row is in the sum: return after the loop, not inside it";

    private const string _lastRowOnly = "only the last row is left: add to the sum (+=), don't overwrite it (=)";

    private const string _firstRowLeftOut = "the first row is not in the sum: the first index is 0";

    private const string _lastRowLeftOut = "the last row is not in the sum: the loop ends one early";

    private const string _integers =
        "the result is 0: 1 / m with two ints drops the fraction; write 1.0 / m, or divide at the end";

    private static Mistake<BiasGradientCase, decimal> WrongCost(
        string id, string story, Func<decimal[], decimal, decimal> cost) =>
        new(id, story, c => [cost([.. c.Activations.Zip(c.Targets, (a, y) => a - y)], c.Batch.Length)]);

    private static Mistake<BiasGradientCase, Gradient> WrongScale(
        string id, string story, Func<decimal, decimal, decimal> factor) =>
        new(id, story, c => Kink.Both(side =>
        {
            var right = BiasGradientOracle.Gradient(c, side);
            var scale = factor(c.Batch.Length, c.Weights.Length);
            return new Gradient([.. right.Weight.Select(slope => slope * scale)], right.Bias * scale);
        }));

    private static Mistake<BiasGradientCase, Gradient> WrongSlope(
        string id, string story, Func<BiasGradientCase, decimal, KinkSide, decimal> slope) =>
        WrongDelta(id, story, (c, z, y, side) => (Value(c, z) - y) * slope(c, z, side))
            .At(BiasGradientGraph.Slope, c => Kink.Both(side => c.PreActivations.Select(z => slope(c, z, side)).ToArray()));

    private static Mistake<BiasGradientCase, Gradient> WrongDelta(
        string id, string story, Func<BiasGradientCase, decimal, decimal, KinkSide, decimal> delta)
    {
        decimal[] Deltas(BiasGradientCase c, KinkSide side) =>
            [.. c.PreActivations.Zip(c.Targets, (z, y) => delta(c, z, y, side))];
        return new Mistake<BiasGradientCase, Gradient>(id, story, c => Kink.Both(side => FromDeltas(c, Deltas(c, side))))
            .At(BiasGradientGraph.Delta, c => Kink.Both(side => Deltas(c, side)));
    }

    private static Mistake<BiasGradientCase, Gradient> WrongRows(string id, string story, Func<int, int, bool> counts) =>
        new(id, story, c => Kink.Both(side => FromDeltas(c, [.. c.PreActivations.Select(
            (z, i) => counts(i, c.Batch.Length) ? (Value(c, z) - c.Targets[i]) * Slope(c, z, side) : 0)])));

    private static Gradient Stale(BiasGradientCase c, KinkSide side, decimal[] slopesAt) =>
        FromDeltas(c, [.. c.Earlier.Activations.Select((a, i) => (a - c.Targets[i]) * Slope(c, slopesAt[i], side))]);

    private static Gradient FromDeltas(BiasGradientCase c, decimal[] deltas) => new(
        [.. c.Weights.Select((_, j) => deltas.Zip(c.Batch, (delta, x) => delta * x[j]).Average())],
        deltas.Average());

    /// <summary>The weights after each row's δ·x, divided by a number, was added to them: the next row's z uses them.</summary>
    private static decimal[] WrittenIntoWeights(BiasGradientCase c, KinkSide side, int perRow)
    {
        decimal[] w = [.. c.Weights];
        foreach (var (x, y) in c.Batch.Zip(c.Targets))
        {
            var z = Numbers.Dot(w, x) + c.Bias;
            var delta = (Value(c, z) - y) * Slope(c, z, side);
            w = [.. w.Zip(x, (wj, xj) => wj + (delta * xj / perRow))];
        }

        return w;
    }

    private static decimal Mean(BiasGradientCase c, KinkSide side, Func<decimal, decimal[], decimal> share) =>
        c.PreActivations.Select((z, i) => share((Value(c, z) - c.Targets[i]) * Slope(c, z, side), c.Batch[i])).Average();

    private static decimal Value(BiasGradientCase c, decimal z) => Math.Max(c.Alpha * z, z);

    private static decimal Slope(BiasGradientCase c, decimal z, KinkSide side) => side.IsRight(z) ? 1 : c.Alpha;

    private static decimal Square(decimal error) => error * error;
}
