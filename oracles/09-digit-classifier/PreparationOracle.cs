namespace Katas.Oracles.DigitClassifier;

/// <summary>The right answers of stage 09's preparation, in exact decimals.</summary>
public static class PreparationOracle
{
    /// <summary>The rows of the identity matrix that the labels number.</summary>
    public static decimal[][] OneHot(LabelsCase c) =>
        [.. c.Labels.Select(label => Enumerable.Range(0, c.Classes).Select(k => k == label ? 1m : 0).ToArray())];

    /// <summary>pixel / 255.</summary>
    public static decimal[][] ScalePixels(PixelsCase c) =>
        [.. c.Pixels.Select(row => row.Select(pixel => pixel / 255m).ToArray())];

    /// <summary>
    /// Mean and spread of each column; the spread by another road: the root of half the mean squared difference of all pairs of
    /// rows.
    /// </summary>
    public static (decimal[] Means, decimal[] Spreads) Fit(decimal[][] rows) => (
        [.. Columns(rows).Select(column => column.Average())],
        [.. Columns(rows).Select(column =>
            Functions.Sqrt(column.SelectMany(a => column, (a, b) => (a - b) * (a - b)).Average() / 2))]);

    /// <summary>Rows as the scaler that was fitted to the case's training rows gives them back.</summary>
    public static decimal[][] Transform(ScalerCase c) => Transform(c.Rows, Fit(c.Training));

    /// <summary>What every split should show.</summary>
    public static SplitFindings Split(SplitCase _) => new(
        NumbersNoRow: false,
        RowsTwice: false,
        RowsLeftOut: false,
        PartsAre602020: true,
        SoInEachClass: true,
        SameSeedSameSplit: true,
        OtherSeedOtherSplit: true);

    /// <summary>
    /// What every epoch's batches should show; where there is but one batch, its rows have no neighbours to be parted from.
    /// </summary>
    public static BatchesFindings Batches(BatchesCase c) => new(
        NumbersNoRow: false,
        RowsTwice: false,
        RowsLeftOut: false,
        FullButForTheLast: true,
        OverfullBatch: false,
        SeveralShortBatches: false,
        NeighboursParted: CanPart(c),
        SameSeedSameBatches: true, OtherSeedOtherBatches: CanDiffer(c));

    /// <summary>Every outcome comes, and so every row to every place.</summary>
    public static ShuffleFindings Shuffle(ShuffleCase c) => new(c.Outcomes, RowsThatNeverMove: 0);

    internal static bool CanPart(BatchesCase c) => c.Rows > c.BatchSize && c.BatchSize > 1;

    internal static bool CanDiffer(BatchesCase c) => c.Rows > c.BatchSize;

    internal static decimal[][] Transform(decimal[][] rows, (decimal[] Means, decimal[] Spreads) by) =>
        [.. rows.Select(row => row.Select((x, j) => (x - by.Means[j]) / (by.Spreads[j] == 0 ? 1 : by.Spreads[j])).ToArray())];

    internal static decimal[][] Columns(decimal[][] rows) => [.. rows[0].Select((_, j) => rows.Select(row => row[j]).ToArray())];
}
