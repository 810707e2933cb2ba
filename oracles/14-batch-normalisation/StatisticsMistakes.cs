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
            [[.. c.Batch[0].Select(_ => c.Batch.Average(row => row.Average()))]]),
        new("divided-by-features", "the sums are divided by the number of features: divide by the number of rows", c =>
            [[.. Columns(c.Batch).Select(column => column.Sum() / c.Batch[0].Length)]]),
        new("mean-by-m-minus-1", "the sums are divided by m − 1: a mean is divided by m", c =>
            [[.. Columns(c.Batch).Select(column => column.Sum() / (c.Batch.Length - 1))]]),
        new("last-row-only", "only the last row counts: add up the rows (+=), don't overwrite (=)", c =>
            [[.. c.Batch[^1].Select(x => x / c.Batch.Length)], c.Batch[^1]]),
        new("last-row-left-out", "the last row is missing from the sum: the loop ends one early", c =>
            [[.. Columns(c.Batch).Select(column => column[..^1].Sum() / c.Batch.Length)]]),
    ];

    /// <summary>Of the variances.</summary>
    public static Mistake<BatchCase, decimal[]>[] Variances =>
    [
        new("statistics-over-features", OverFeatures, c => [BatchNormalisationOracle.Variances(Columns(c.Batch))]),
        new("variance-by-m-minus-1", ByMMinus1, c => [UnbiasedVariances(c.Batch)]),
        WrongVariance("variance-summed", "the squared deviations are summed: divide by the number of rows", (column, mean) =>
            column.Sum(x => (x - mean) * (x - mean))),
        WrongVariance(
            "deviations-not-squared",
            "the deviations aren't squared, so they cancel to 0: square each",
            (column, mean) => column.Average(x => x - mean)),
        WrongVariance("deviations-absolute", "that is the mean of |x − μ|: square the deviations instead", (column, mean) =>
            column.Average(x => Math.Abs(x - mean))),
        WrongVariance("spread-for-variance", "that is the standard deviation: the variance has no root", (column, mean) =>
            Functions.Sqrt(column.Average(x => (x - mean) * (x - mean)))),
        WrongVariance("mean-not-subtracted-first", "that is the mean of x²: subtract the mean before squaring", (column, _) =>
            column.Average(x => x * x)),
        WrongVariance("sum-squared", "the deviations are added up before squaring: square each of them first", (column, mean) =>
            (column.Sum() - mean) * (column.Sum() - mean) / column.Length),
        new("one-mean-for-all", "the deviations are from the mean of the whole batch: use the feature's own", c =>
            [[.. Columns(c.Batch).Select(column => column.Average(x => Square(x - c.Batch.Average(row => row.Average()))))]]),
    ];

    /// <summary>Of the normalised values.</summary>
    public static Mistake<NormaliseCase, decimal[][]>[] Normalised =>
    [
        WrongValue("epsilon-outside-the-root", EpsilonOutside, (x, mean, variance, epsilon) =>
            (x - mean) / (Functions.Sqrt(variance) + epsilon)),
        WrongValue(
            "epsilon-left-out",
            EpsilonLeftOut,
            (x, mean, variance, _) => (x - mean) / Functions.Sqrt(variance)),
        WrongValue("epsilon-squared", "ε is squared: it is added to the variance as it is", (x, mean, variance, epsilon) =>
            (x - mean) / Functions.Sqrt(variance + (epsilon * epsilon))),
        WrongValue(
            "epsilon-as-a-floor",
            "ε is a lower limit for the variance: add it to every variance",
            (x, mean, variance, epsilon) => (x - mean) / Functions.Sqrt(Math.Max(variance, epsilon))),
        WrongValue("epsilon-fixed", "ε is always 0.00001: use the argument", (x, mean, variance, _) =>
            (x - mean) / Functions.Sqrt(variance + 0.00001m)),
        WrongValue(
            "root-left-out",
            "the deviation is divided by the variance: divide by its root",
            (x, mean, variance, epsilon) => (x - mean) / (variance + epsilon)),
        WrongValue("mean-not-subtracted", "the mean is not subtracted: x̂ = (x − μ)/√(σ² + ε)", (x, _, variance, epsilon) =>
            x / Functions.Sqrt(variance + epsilon)),
        WrongValue(
            "mean-subtracted-last",
            "μ is subtracted after dividing: subtract it first, then divide the whole difference",
            (x, mean, variance, epsilon) => (x / Functions.Sqrt(variance + epsilon)) - mean),
        WrongValue(
            "mean-alone-divided",
            "only μ is divided by the root: put brackets around x − μ",
            (x, mean, variance, epsilon) => x - (mean / Functions.Sqrt(variance + epsilon))),
        WrongValue("not-divided", "the deviation isn't divided: divide it by √(σ² + ε)", (x, mean, _, _) => x - mean),
        WrongValue(
            "multiplied-by-the-root",
            "the deviation is multiplied by the root: divide by it",
            (x, mean, variance, epsilon) => (x - mean) * Functions.Sqrt(variance + epsilon)),
        WrongValue(
            "sign-of-the-deviation",
            "the sign is flipped: the deviation is x − μ",
            (x, mean, variance, epsilon) => (mean - x) / Functions.Sqrt(variance + epsilon)),
        new("own-statistics-used", "the batch's own mean and variance are used: use the arguments", c =>
            [BatchNormalisationOracle.Normalised(c.Batch, Of(c.Batch), c.Epsilon)]),
        new("first-feature-for-all", "every feature is normalised by the first one's mean and variance", c =>
            [Each(c.Batch, (x, _, _) => (x - c.Means[0]) / Functions.Sqrt(c.Variances[0] + c.Epsilon))]),
    ];

    internal const string ByMMinus1 = "the variance of the batch is divided by m − 1: divide it by m";

    internal const string EpsilonLeftOut = "ε is missing: add it to the variance, or a constant feature gives 0/0";

    private const string EpsilonOutside = "ε is added to the root: add it to the variance, inside the root";

    private const string OverFeatures =
        "each row has a value: the statistics belong to a feature, so go down its column, over the rows";

    private static decimal Square(decimal x) => x * x;

    private static Mistake<BatchCase, decimal[]> WrongVariance(
        string id, string story, Func<decimal[], decimal, decimal> variance) =>
        new(id, story, c => [[.. Columns(c.Batch).Select(column => variance(column, column.Average()))]]);

    private static Mistake<NormaliseCase, decimal[][]> WrongValue(
        string id, string story, Func<decimal, decimal, decimal, decimal, decimal> value) => new(id, story, c =>
        [Each(c.Batch, (x, _, j) => value(x, c.Means[j], c.Variances[j], c.Epsilon))]);
}
