namespace Katas.Oracles.DigitClassifier;

/// <summary>
/// What the splits of some rows by several seeds show together: chance decides which rows go where, but not this.
/// </summary>
/// <param name="NumbersNoRow">A number that is no row's occurs.</param>
/// <param name="RowsTwice">A row is in two parts, or twice in one.</param>
/// <param name="RowsLeftOut">A row is in no part.</param>
/// <param name="PartsAre602020">The parts have 60, 20 and 20 % of all rows, but for rounding.</param>
/// <param name="SoInEachClass">Of every class each part has its share, but for rounding.</param>
/// <param name="SameSeedSameSplit">A seed gives the same split when it is asked again.</param>
/// <param name="OtherSeedOtherSplit">Not all seeds give the same split.</param>
public sealed record SplitFindings(
    bool NumbersNoRow,
    bool RowsTwice,
    bool RowsLeftOut,
    bool PartsAre602020,
    bool SoInEachClass,
    bool SameSeedSameSplit,
    bool OtherSeedOtherSplit)
{
    private static readonly double[] _shares = [0.6, 0.2, 0.2];

    /// <summary>Of splits into training, validation and test; a seed's split is asked for twice.</summary>
    public static SplitFindings Of(SplitCase c, Func<int, int[][]> split)
    {
        var splits = Findings.Of(c.FirstSeed, split);
        var sizes = c.Labels.CountBy(label => label).ToDictionary();

        // A class that divides by five has whole shares; of another a part may be two rows off.
        double Slack(int size) => size % 5 == 0 ? 0.01 : 1.99;
        int InClass(int[] part, int label) => part.Count(row => row >= 0 && row < c.Labels.Length && c.Labels[row] == label);
        bool Each(Func<int[], double, bool> fits) => splits.All(parts => parts.Zip(_shares, fits).All(isSo => isSo));

        return new SplitFindings(
            splits.Any(parts => Findings.NumbersNoRow(parts, c.Labels.Length)),
            splits.Any(Findings.HasTwice),
            splits.Any(parts => Findings.LeavesOut(parts, c.Labels.Length)),
            Each((part, share) => Math.Abs(part.Length - (share * c.Labels.Length)) < sizes.Values.Sum(Slack)),
            Each((part, share) =>
            sizes.All(size => Math.Abs(InClass(part, size.Key) - (share * size.Value)) < Slack(size.Value))),
            Findings.AreSame(splits, Findings.Of(c.FirstSeed, split)),
            Findings.Differ(splits));
    }
}

/// <summary>What the batches of some rows by several seeds show together.</summary>
/// <param name="NumbersNoRow">A number that is no row's occurs.</param>
/// <param name="RowsTwice">A row comes twice in an epoch.</param>
/// <param name="RowsLeftOut">A row does not come.</param>
/// <param name="FullButForTheLast">Every batch has batchSize rows, but that the last has the rest.</param>
/// <param name="OverfullBatch">A batch has more than batchSize rows.</param>
/// <param name="SeveralShortBatches">Of an epoch's batches more than one has fewer than batchSize rows.</param>
/// <param name="NeighboursParted">Some batch is not a run of neighbouring rows.</param>
/// <param name="SameSeedSameBatches">A seed gives the same batches when it is asked again.</param>
/// <param name="OtherSeedOtherBatches">Not all seeds give the same batches.</param>
public sealed record BatchesFindings(
    bool NumbersNoRow,
    bool RowsTwice,
    bool RowsLeftOut,
    bool FullButForTheLast,
    bool OverfullBatch,
    bool SeveralShortBatches,
    bool NeighboursParted,
    bool SameSeedSameBatches,
    bool OtherSeedOtherBatches)
{
    /// <summary>Of an epoch's batches; a seed's are asked for twice.</summary>
    public static BatchesFindings Of(BatchesCase c, Func<int, int[][]> batches)
    {
        var epochs = Findings.Of(c.FirstSeed, batches);
        return new BatchesFindings(
            epochs.Any(epoch => Findings.NumbersNoRow(epoch, c.Rows)),
            epochs.Any(Findings.HasTwice),
            epochs.Any(epoch => Findings.LeavesOut(epoch, c.Rows)),
            epochs.All(epoch =>
            epoch.Select(batch => batch.Length)
                .SequenceEqual(Enumerable.Range(0, c.Rows).Chunk(c.BatchSize).Select(batch => batch.Length))),
            epochs.Any(epoch => epoch.Any(batch => batch.Length > c.BatchSize)),
            epochs.Any(epoch => epoch.Count(batch => batch.Length < c.BatchSize) > 1),
            epochs.Any(epoch => epoch.Any(batch => batch.Length > 1 && batch.Max() - batch.Min() >= batch.Length)),
            Findings.AreSame(epochs, Findings.Of(c.FirstSeed, batches)),
            Findings.Differ(epochs));
    }
}

/// <summary>What comes of a few rows by very many seeds: a shuffle can bring them into any order.</summary>
/// <param name="Outcomes">How many different ones there are.</param>
/// <param name="RowsThatNeverMove">How many rows are in the same part in all of them.</param>
public sealed record ShuffleFindings(int Outcomes, int RowsThatNeverMove)
{
    /// <summary>
    /// A fair shuffle has 24 outcomes to go through at most: that it leaves one out has a chance of 24·(23/24)¹⁰⁰⁰, 10⁻¹⁷.
    /// </summary>
    private const int Seeds = 1000;

    /// <summary>
    /// Of the parts that a seed deals the rows into; no more seeds are asked than it takes to see all outcomes.
    /// </summary>
    public static ShuffleFindings Of(int outcomes, int rows, Func<int, int[][]> parts)
    {
        var seen = Enumerable.Range(1, Seeds).Select(parts).DistinctBy(Findings.Sets).Take(outcomes).ToArray();
        return new ShuffleFindings(
            seen.Length,
            Enumerable.Range(0, rows)
                .Count(row => seen.DistinctBy(all => Array.FindIndex(all, part => part.Contains(row))).Count() == 1));
    }
}

/// <summary>What row numbers in parts, asked for by several seeds, are looked through for.</summary>
internal static class Findings
{
    public static int[][][] Of(int firstSeed, Func<int, int[][]> parts) =>
        [.. Enumerable.Range(0, 8).Select(i => parts(firstSeed + i))];

    public static bool NumbersNoRow(int[][] parts, int rows) => parts.Any(part => part.Any(row => row < 0 || row >= rows));

    public static bool HasTwice(int[][] parts) =>
        parts.Sum(part => part.Length) > parts.SelectMany(part => part).Distinct().Count();

    public static bool LeavesOut(int[][] parts, int rows) =>
        Enumerable.Range(0, rows).Except(parts.SelectMany(part => part)).Any();

    public static bool AreSame(int[][][] some, int[][][] others) => some.Select(Sets).SequenceEqual(others.Select(Sets));

    public static bool Differ(int[][][] all) => all.Select(Sets).Distinct().Count() > 1;

    /// <summary>The parts as text, whatever the order of the rows in each.</summary>
    public static string Sets(int[][] parts) => string.Join('|', parts.Select(part => string.Join(',', part.Order())));
}
