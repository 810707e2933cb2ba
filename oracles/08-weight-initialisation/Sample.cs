namespace Katas.Oracles.WeightInitialisation;

/// <summary>What many weights have in common, whatever the stream they were drawn from.</summary>
/// <param name="Rows">Units.</param>
/// <param name="Columns">Weights of a unit.</param>
/// <param name="Distinct">The share that is left when every number counts once.</param>
/// <param name="Mean">Of all weights; here and below, NaN stands for any.</param>
/// <param name="Spread">Their standard deviation.</param>
/// <param name="Tails">The share that is more than two standard deviations from the mean.</param>
public sealed record Sample(int Rows, int Columns, double Distinct, double Mean, double Spread, double Tails)
{
    /// <summary>The share of the bell curve beyond two standard deviations.</summary>
    public const double NormalTails = 0.0455;

    // The smallest draw has 30,000 weights: the mean then errs by a 170th of the spread, the spread by a 240th, the tails by
    // 0.0012. A
    // right answer is thrown out once in a hundred million.
    private const double MeanWithin = 1.0 / 25;
    private const double ShareWithin = 1.0 / 35;
    private const double TailsWithin = 0.007;

    /// <summary>Measures weights.</summary>
    public static Sample Of(double[][] weights)
    {
        double[] all = [.. weights.SelectMany(row => row)];
        var (mean, distinct) = (all.Average(), all.Distinct().Count());
        var spread = distinct == 1 ? 0 : Math.Sqrt(all.Average(w => (w - mean) * (w - mean)));
        var tails = spread == 0 ? 0 : all.Count(w => Math.Abs(w - mean) > 2 * spread) / (double)all.Length;
        return new Sample(weights.Length, weights[0].Length, distinct / (double)all.Length, mean, spread, tails);
    }

    /// <summary>
    /// The first of the known samples that this one can be by chance, else this one, rid of chance where it agrees with the
    /// first.
    /// </summary>
    public Sample Nearest(IEnumerable<Sample> known)
    {
        var first = known.First();
        return known.FirstOrDefault(IsNear) ?? this with
        {
            Distinct = IsNear(Distinct, first.Distinct) ? first.Distinct : Distinct,
            Mean = IsNearMean(first) ? first.Mean : Mean,
            Spread = IsNear(Spread, first.Spread) ? first.Spread : Spread,
            Tails = IsNearTails(first) ? first.Tails : Tails,
        };
    }

    /// <summary>Whether a measured number is another one but for chance.</summary>
    public static bool IsNear(double measured, double other, double within = ShareWithin) =>
        double.IsNaN(other) || Math.Abs(measured - other) <= within * other;

    private bool IsNear(Sample other) =>
        (Rows, Columns) == (other.Rows, other.Columns)
            && IsNear(Distinct, other.Distinct)
            && IsNearMean(other)
            && IsNear(Spread, other.Spread)
            && IsNearTails(other);

    private bool IsNearMean(Sample other) => double.IsNaN(other.Mean) || Math.Abs(Mean - other.Mean) <= MeanWithin * other.Spread;

    private bool IsNearTails(Sample other) => double.IsNaN(other.Tails) || Math.Abs(Tails - other.Tails) <= TailsWithin;
}

/// <summary>What the layers of a network have in common, whatever the stream.</summary>
/// <param name="Rows">Units, layer by layer.</param>
/// <param name="Columns">Weights of a unit.</param>
/// <param name="Means">The mean of the weights.</param>
/// <param name="Spreads">Their standard deviation.</param>
/// <param name="Distinct">
/// The share that is left when every number counts once, each taken in the spread that was asked for.
/// </param>
public sealed record NetworkSample(int[] Rows, int[] Columns, double[] Means, double[] Spreads, double Distinct)
{
    // A layer has 5,000 weights or more: its spread errs by a hundredth, its mean by a seventieth of the spread.
    private const double Within = 1.0 / 15;

    /// <summary>Measures weights.</summary>
    /// <param name="layers">The weights of each layer; null or empty ones have no weights.</param>
    /// <param name="asked">The standard deviation asked for, layer by layer.</param>
    public static NetworkSample Of(double[][][] layers, double[] asked)
    {
        double[] all =
        [
            .. layers.Zip(asked, (rows, spread) => (rows ?? []).SelectMany(row => row.Select(w => Math.Round(w / spread, 9))))
                .SelectMany(w => w),
        ];
        var samples = Array.ConvertAll(layers, rows => rows is [[_, ..], ..] ? Sample.Of(rows) : new(0, 0, 1, 0, 0, 0));
        return new NetworkSample(
            [.. samples.Select(sample => sample.Rows)],
            [.. samples.Select(sample => sample.Columns)],
            [.. samples.Select(sample => sample.Mean)],
            [.. samples.Select(sample => sample.Spread)],
            all.Distinct().Count() / (double)all.Length);
    }

    /// <summary>
    /// The first of the known samples that this one can be by chance, else this one, rid of chance where it agrees with the
    /// first.
    /// </summary>
    public NetworkSample Nearest(IEnumerable<NetworkSample> known)
    {
        var first = known.First();
        return known.FirstOrDefault(IsNear) ?? this with
        {
            Means = AreNearMeans(first) ? first.Means : Means,
            Spreads = AreNearSpreads(first) ? first.Spreads : Spreads,
            Distinct = Sample.IsNear(Distinct, first.Distinct, Within) ? first.Distinct : Distinct,
        };
    }

    private bool IsNear(NetworkSample other) =>
        Rows.SequenceEqual(other.Rows)
            && Columns.SequenceEqual(other.Columns)
            && AreNearMeans(other)
            && AreNearSpreads(other)
            && Sample.IsNear(Distinct, other.Distinct, Within);

    private bool AreNearMeans(NetworkSample other) =>
        Means.Length == other.Means.Length
            && Means.Select((mean, l) => Math.Abs(mean - other.Means[l]) <= Within * other.Spreads[l]).All(near => near);

    private bool AreNearSpreads(NetworkSample other) =>
        Spreads.Length == other.Spreads.Length
            && Spreads.Zip(other.Spreads, (mine, its) => Sample.IsNear(mine, its, Within)).All(near => near);
}
