using static Katas.Oracles.BatchNormalisation.BatchNormalisationOracle;

namespace Katas.Oracles.BatchNormalisation;

/// <summary>The known wrong means, variances and normalised values.</summary>
public static class StatisticsMistakes
{
    /// <summary>Of the means.</summary>
    public static Mistake<BatchCase, decimal[]>[] Means =>
    [
        new("statistics-over-features", OverFeatures, c => [[.. c.Batch.Select(row => row.Average())]]),
        new("sum-for-mean", "the sum of each feature is returned: divide it by the number of rows", c =>
            [[.. Columns(c.Batch).Select(column => column.Sum())]]),
        new("means-are-zero", "the means are 0: is anything added up, or is 1 / m a division of integers?", c =>
            c.Batch.Length > 1 ? [[.. c.Batch[0].Select(_ => 0m)]] : []),
        new("one-mean-for-all", "all features have the mean of the whole batch: each feature needs its own", c =>
            [[.. c.Batch[0].Select(_ => MeanOfAll(c))]]),
        new("divided-by-features", "the sums are divided by the number of features: divide by the number of rows", c =>
            [[.. Columns(c.Batch).Select(column => column.Sum() / c.Batch[0].Length)]]),
        new("mean-by-m-minus-1", "the sums are divided by m − 1: a mean is divided by m", c =>
            [[.. Columns(c.Batch).Select(column => column.Sum() / (c.Batch.Length - 1))]]),
        new("last-row-only", LastRowOnly, c => [c.Batch[^1]]),
        WrongSum("last-row-only", LastRowOnly, column => column[^1]),
        WrongSum("last-row-left-out", "the last row is missing from the sum: the loop ends one early", column =>
            column[..^1].Sum()),
    ];

    /// <summary>Of the variances.</summary>
    public static Mistake<BatchCase, decimal[]>[] Variances =>
    [
        new("statistics-over-features", OverFeatures, c => [BatchNormalisationOracle.Variances(Columns(c.Batch))]),
        new("variance-by-m-minus-1", ByMMinus1, c => [UnbiasedVariances(c.Batch)]),
        WrongVariance("variance-summed", "the squared deviations are summed: divide by the number of rows", (column, mean) =>
            column.Sum(x => (x - mean) * (x - mean))),
        WrongSquare(
            "deviations-not-squared",
            "the deviations aren't squared, so they cancel to 0: square each",
            deviation => deviation),
        WrongSquare("deviations-absolute", "that is the mean of |x − μ|: square the deviations instead", Math.Abs),
        WrongVariance("spread-for-variance", "that is the standard deviation: the variance has no root", (column, mean) =>
            Functions.Sqrt(column.Average(x => (x - mean) * (x - mean)))),
        WrongVariance("mean-not-subtracted-first", "that is the mean of x²: subtract the mean before squaring", (column, _) =>
            column.Average(x => x * x)).At(BatchNormalisationGraph.Deviation, c => [c.Batch]),
        WrongVariance("sum-squared", "the deviations are added up before squaring: square each of them first", (column, mean) =>
            (column.Sum() - mean) * (column.Sum() - mean) / column.Length),
        new Mistake<BatchCase, decimal[]>(
            "one-mean-for-all", "the deviations are from the mean of the whole batch: use the feature's own", c =>
            [[.. Columns(c.Batch).Select(column => column.Average(x => Square(x - MeanOfAll(c))))]])
            .At(BatchNormalisationGraph.Mean, c => [c.Batch[0].Select(_ => MeanOfAll(c)).ToArray()]),
    ];

    /// <summary>Of the normalised values.</summary>
    public static Mistake<NormaliseCase, decimal[][]>[] Normalised =>
    [
        WrongRoot("epsilon-outside-the-root", EpsilonOutside, (variance, epsilon) => Functions.Sqrt(variance) + epsilon),
        WrongShift("epsilon-left-out", EpsilonLeftOut, (variance, _) => variance),
        WrongShift("epsilon-squared", "ε is squared: it is added to the variance as it is", (variance, epsilon) =>
            variance + (epsilon * epsilon)),
        WrongShift(
            "epsilon-as-a-floor", "ε is a lower limit for the variance: add it to every variance", Math.Max),
        WrongShift("epsilon-fixed", "ε is always 0.00001: use the argument", (variance, _) => variance + 0.00001m),
        WrongRoot(
            "root-left-out",
            "the deviation is divided by the variance: divide by its root",
            (variance, epsilon) => variance + epsilon),
        WrongDeviation("mean-not-subtracted", "the mean is not subtracted: x̂ = (x − μ)/√(σ² + ε)", (x, _) => x),
        WrongValue(
            "mean-subtracted-last",
            "μ is subtracted after dividing: subtract it first, then divide the whole difference",
            (x, mean, root) => (x / root) - mean),
        WrongValue(
            "mean-alone-divided",
            "only μ is divided by the root: put brackets around x − μ",
            (x, mean, root) => x - (mean / root)),
        WrongValue("not-divided", "the deviation isn't divided: divide it by √(σ² + ε)", (x, mean, _) => x - mean),
        WrongValue(
            "multiplied-by-the-root",
            "the deviation is multiplied by the root: divide by it",
            (x, mean, root) => (x - mean) * root),
        WrongDeviation("sign-of-the-deviation", "the sign is flipped: the deviation is x − μ", (x, mean) => mean - x),
        By("own-statistics-used", "the batch's own mean and variance are used: use the arguments", c => Of(c.Batch)),
        By("first-feature-for-all", "every feature is normalised by the first one's mean and variance", c =>
            new([.. c.Means.Select(_ => c.Means[0])], [.. c.Variances.Select(_ => c.Variances[0])])),
    ];

    internal const string ByMMinus1 = "the variance of the batch is divided by m − 1: divide it by m";

    internal const string EpsilonLeftOut = "ε is missing: add it to the variance, or a constant feature gives 0/0";

    private const string EpsilonOutside = "ε is added to the root: add it to the variance, inside the root";

    private const string OverFeatures =
        "each row has a value: the statistics belong to a feature, so go down its column, over the rows";

    private const string LastRowOnly = "only the last row counts: add up the rows (+=), don't overwrite (=)";

    private static decimal Square(decimal x) => x * x;

    private static decimal MeanOfAll(BatchCase c) => c.Batch.Average(row => row.Average());

    private static Mistake<BatchCase, decimal[]> WrongSum(string id, string story, Func<decimal[], decimal> sum) =>
        new Mistake<BatchCase, decimal[]>(id, story, c => [[.. Columns(c.Batch).Select(column => sum(column) / column.Length)]])
            .At(BatchNormalisationGraph.Sum, c => [Columns(c.Batch).Select(sum).ToArray()]);

    private static Mistake<BatchCase, decimal[]> WrongVariance(
        string id, string story, Func<decimal[], decimal, decimal> variance) =>
        new(id, story, c => [[.. Columns(c.Batch).Select(column => variance(column, column.Average()))]]);

    /// <summary>Something other than the square of a deviation.</summary>
    private static Mistake<BatchCase, decimal[]> WrongSquare(string id, string story, Func<decimal, decimal> square)
    {
        decimal[][] Squares(BatchCase c) =>
            BatchNormalisationOracle.Means(c.Batch) is var means ? Each(c.Batch, (x, _, j) => square(x - means[j])) : [];
        return new Mistake<BatchCase, decimal[]>(id, story, c => [BatchNormalisationOracle.Means(Squares(c))])
            .At(BatchNormalisationGraph.Squared, c => [Squares(c)]);
    }

    private static Mistake<NormaliseCase, decimal[][]> WrongValue(
        string id, string story, Func<decimal, decimal, decimal, decimal> value) => new(id, story, c =>
        [Each(c.Batch, (x, _, j) => value(x, c.Means[j], Functions.Sqrt(c.Variances[j] + c.Epsilon)))]);

    private static Mistake<NormaliseCase, decimal[][]> WrongDeviation(
        string id, string story, Func<decimal, decimal, decimal> deviation) =>
        WrongValue(id, story, (x, mean, root) => deviation(x, mean) / root)
            .At(BatchNormalisationGraph.Deviation, c => [Each(c.Batch, (x, _, j) => deviation(x, c.Means[j]))]);

    private static Mistake<NormaliseCase, decimal[][]> WrongShift(
        string id, string story, Func<decimal, decimal, decimal> shifted) =>
        WrongRoot(id, story, (variance, epsilon) => Functions.Sqrt(shifted(variance, epsilon)))
            .At(BatchNormalisationGraph.Shifted, c =>
                [c.Variances.Select(variance => shifted(variance, c.Epsilon)).ToArray()]);

    private static Mistake<NormaliseCase, decimal[][]> WrongRoot(
        string id, string story, Func<decimal, decimal, decimal> root) =>
        new Mistake<NormaliseCase, decimal[][]>(id, story, c =>
            [Each(c.Batch, (x, _, j) => (x - c.Means[j]) / root(c.Variances[j], c.Epsilon))])
            .At(BatchNormalisationGraph.Root, c => [c.Variances.Select(variance => root(variance, c.Epsilon)).ToArray()]);

    /// <summary>Normalised by other moments than the given ones.</summary>
    private static Mistake<NormaliseCase, decimal[][]> By(string id, string story, Func<NormaliseCase, Moments> moments) =>
        new Mistake<NormaliseCase, decimal[][]>(id, story, c =>
            [BatchNormalisationOracle.Normalised(c.Batch, moments(c), c.Epsilon)])
            .At(c =>
            [[
                new(BatchNormalisationGraph.Deviation, Each(c.Batch, (x, _, j) => x - moments(c).Means[j])),
                new(BatchNormalisationGraph.Shifted, moments(c).Variances.Select(variance => variance + c.Epsilon).ToArray()),
            ]]);
}
