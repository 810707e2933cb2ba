using static Katas.Oracles.DigitClassifier.PreparationOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>A scaler's statistics.</summary>
public sealed record Statistics(decimal[] Means, decimal[] Spreads);

/// <summary>The known wrong answers of stage 09's preparation.</summary>
public static class PreparationMistakes
{
    /// <summary>Of one-hot rows.</summary>
    public static Mistake<LabelsCase, decimal[][]>[] OneHot =>
    [
        new("one-hot-off-by-one", "the 1 is one column off: classes count from 0, and class 0 is the first column", c =>
            [Rows(c, (label, k) => k == label - 1 ? 1 : 0), Rows(c, (label, k) => k == label + 1 ? 1 : 0)]),
        WrongRow("label-for-one", "the label itself is in its column: put a 1 there", (_, label, k) =>
            k == label ? label : 0),
        WrongRow("label-in-first-column", "the label is in the first column: put a 1 in column label", (_, label, k) =>
            k == 0 ? label : 0),
        WrongRow("one-cold", "the class has a 0 and the others a 1: swap them", (_, label, k) =>
            k == label ? 0 : 1),
        WrongRow("ones-up-to-the-label", "all columns up to the label are 1: only the label's column should be", (_, label, k) =>
            k <= label ? 1 : 0),
        new("one-hot-on-its-side", "there is a row per class and a column per example: it should be the other way round", c =>
            [[.. Enumerable.Range(0, c.Classes).Select(k => c.Labels.Select(label => k == label ? 1m : 0).ToArray())]]),
        new(
            "classes-counted-from-labels",
            "there are only columns for classes that occur: classes that don't occur have one too",
            c =>
            [
                Rows(c with { Classes = c.Labels.DefaultIfEmpty(-1).Max() + 1 }, (label, k) => k == label ? 1 : 0),
                Rows(c with { Classes = c.Labels.Distinct().Count() }, (label, k) => k == label ? 1 : 0),
            ]),
        new("one-row-for-all", "all rows are one array, so each holds every 1, or the last: make a new array for each", c =>
            [Rows(c, (_, k) => c.Labels.Contains(k) ? 1 : 0), Rows(c, (_, k) => k == c.Labels[^1] ? 1 : 0)]),
        new("last-row-left-out", "the last row is missing: the loop ends one early", c => [[.. OneHotRows(c).SkipLast(1)]]),
    ];

    /// <summary>Of scaled pixels.</summary>
    public static Mistake<PixelsCase, decimal[][]>[] ScalePixels =>
    [
        WrongPixel("integer-division", "pixel / 255 with two ints is 0 or 1: divide by 255.0", (_, _, pixel) => pixel / 255),
        WrongPixel("divided-by-256", "divided by 256: the largest pixel is 255, and it should become 1", (_, _, pixel) =>
            pixel / 256m),
        WrongPixel("divided-by-255-twice", "divided by 255 twice", (_, _, pixel) => pixel / 255m / 255m),
        WrongPixel("not-scaled", "the pixels are returned unchanged: divide by 255", (_, _, pixel) => pixel),
        WrongPixel(
            "ink-and-paper-swapped",
            "0 becomes 1 and 255 becomes 0: ink should be 1",
            (_, _, pixel) => 1 - (pixel / 255m)),
        WrongPixel("minus-one-to-one", "the range is −1 to 1: it should be 0 to 1", (_, _, pixel) => (pixel / 127.5m) - 1),
        WrongPixel(
            "by-the-rows-maximum",
            "each row is divided by its own largest pixel: that turns pale pictures dark",
            (_, row, pixel) => pixel / (decimal)row.Max()),
        WrongPixel(
            "by-the-largest-pixel",
            "divided by the largest pixel in the data: divide by 255, whatever the pictures",
            (c, _, pixel) => pixel / (decimal)c.Pixels.Max(row => row.Max())),
    ];

    /// <summary>Of what a scaler is fitted to.</summary>
    public static Mistake<ScalerCase, Statistics>[] Fit =>
    [
        WrongFit("mean-over-features", "there is a mean per row: compute one per feature, over the rows", c =>
            Of(Fit(Transposed(c.Training)))),
        WrongFit(
            "one-mean-for-all-features",
            "there is one mean and one spread for the whole table: compute them per feature",
            c =>
            {
                var (mean, spread) = Fit([.. c.Training.SelectMany(row => row).Select(x => (decimal[])[x])]);
                return new Statistics([.. c.Training[0].Select(_ => mean[0])], [.. c.Training[0].Select(_ => spread[0])]);
            }),
        WrongVariance("sample-spread", "divided by m − 1: here σ is over all m rows, so divide by m", c =>
            c.Training.Length / (c.Training.Length - 1m)),
        WrongSpread("variance-for-spread", "that is the variance σ²: take its root", (_, spread) => spread * spread),
        WrongSpread(
            "sample-variance",
            "that is a variance, divided by m − 1: divide by m, and take the root",
            (c, spread) => spread * spread * c.Training.Length / (c.Training.Length - 1m)),
        WrongVariance("spread-not-averaged", "the squares are summed, not averaged: divide by m before the root", c =>
            c.Training.Length),
        WrongSpread(
            "root-before-mean",
            "the root is taken before the division by m: average the squares, then take the root",
            (c, spread) => spread * Functions.Sqrt(c.Training.Length) / c.Training.Length),
        WrongColumn("spread-around-zero", "the mean is not subtracted before squaring: σ is the spread around μ", column =>
            Functions.Sqrt(column.Average(x => x * x)))
            .At(PreparationGraph.Deviation, c => [c.Training]),
        WrongColumn("absolute-deviation", "that is the mean absolute deviation: square, average, take the root", column =>
            column.Average(x => Math.Abs(x - column.Average()))),
        WrongColumn("range-for-spread", "that is largest minus smallest: σ is the root of the mean squared deviation", column =>
            column.Max() - column.Min()),
        WrongFit("sum-for-mean", "the values are summed, not averaged: divide by m", c =>
            Of(Fit(c.Training)) with { Means = [.. Columns(c.Training).Select(column => column.Sum())] }),
        WrongFit("first-row-for-mean", "the first row is used as the mean: add all rows up and divide by m", c =>
            Of(Fit(c.Training)) with { Means = c.Training[0] }),
        WrongFit(
            "zero-spread-made-one",
            "a spread of 0 is returned as 1: Fit returns the true spread, Transform handles the 0",
            c => Of(Fit(c.Training)) with { Spreads = [.. Fit(c.Training).Spreads.Select(spread => spread == 0 ? 1 : spread)] }),
    ];

    /// <summary>Of rows that a fitted scaler transforms.</summary>
    public static Mistake<ScalerCase, double[][]>[] Transform =>
    [
        WrongStatistics(
            "the rows are scaled by their own mean and spread: use those of the training rows", c => Fit(c.Rows)),
        WrongStatistics(
            "the rows are scaled by their own mean or spread: use those of the training rows",
            c => (Fit(c.Rows).Means, Fit(c.Training).Spreads),
            c => (Fit(c.Training).Means, Fit(c.Rows).Spreads)),
        .. ((double[])[1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]).Select(epsilon => WrongDivisor("epsilon-in-the-spread",
            "an ε is added to σ: divide by σ itself, and don't divide where it is 0",
            spread => spread + epsilon)),
        WrongDivisor(
            "divided-by-a-zero-spread",
            "a constant feature is divided by its spread, 0: only subtract its mean",
            spread => spread),
        WrongValue(
            "constant-feature-zeroed",
            "where σ is 0 the value becomes 0: it should be x − μ, which can differ in new rows",
            (x, mean, spread) => spread == 0 ? 0 : (x - mean) / spread),
        WrongValue(
            "constant-feature-kept",
            "where σ is 0 the value stays x: subtract the mean there too",
            (x, mean, spread) => spread == 0 ? x : (x - mean) / spread),
        WrongDeviation("mean-not-subtracted", "the mean is not subtracted: (x − μ) / σ", (x, _) => x),
        WrongValue("mean-subtracted-last", "divided first and subtracted afterwards: (x − μ) / σ", (x, mean, spread) =>
            (x / (spread == 0 ? 1 : spread)) - mean),
        WrongDeviation("mean-added", "the mean is added: subtract it", (x, mean) => x + mean),
        WrongDeviation("sign-flipped", "the sign is flipped: x − μ, not μ − x", (x, mean) => mean - x),
        WrongValue(
            "spread-not-divided",
            "the mean is subtracted, but the division is missing: (x − μ) / σ",
            (x, mean, _) => x - mean),
        WrongDivisor("divided-by-the-variance", "divided by σ²: divide by σ", spread => spread == 0 ? 1 : spread * spread),
        WrongValue("times-the-spread", "multiplied by σ: divide by it", (x, mean, spread) =>
            (x - mean) * (spread == 0 ? 1 : spread)),
        WrongValue("not-transformed", "the rows are returned unchanged: (x − μ) / σ", (x, _, _) => x),
    ];

    /// <summary>Of the caller's rows, once a scaler has transformed them.</summary>
    public static Mistake<ScalerCase, decimal[][]>[] AfterTransform =>
    [
        new("callers-rows-overwritten", "the caller's rows are scaled in place: create new arrays", c =>
            [PreparationOracle.Transform(c)]),
    ];

    /// <summary>Of splits.</summary>
    public static Mistake<SplitCase, SplitFindings>[] Split =>
    [
        WrongSplit("not-stratified", "the parts have the right sizes overall, but not per class: split class by class", right =>
            [right with { SoInEachClass = false }]),
        WrongSplit(
            "rows-in-order",
            "every part is a block of consecutive rows: shuffle, and split class by class",
            right => [right with { SoInEachClass = false, OtherSeedOtherSplit = false }]),
        WrongSplit(
            "same-rows-whatever-the-seed",
            "every seed draws the same rows: shuffle each class with a Random created from the seed",
            right => [right with { OtherSeedOtherSplit = false }]),
        WrongSplit("seed-ignored", "the same seed gives a different split: create the Random from the seed, in the call", right =>
            [right with { SameSeedSameSplit = false }, right with { SameSeedSameSplit = false, SoInEachClass = false }]),
        WrongSplit("wrong-shares", "the parts aren't 60, 20 and 20 % of the rows", right =>
            [right with { PartsAre602020 = false, SoInEachClass = false }]),
        WrongSplit("integer-division", "all rows are in one part: 3 / 5 with two ints is 0, so write rows * 3 / 5", right =>
            [right with { PartsAre602020 = false, SoInEachClass = false, OtherSeedOtherSplit = false }]),
        WrongSplit("parts-overlap", "a row is in two parts: training rows must not be used for testing", right =>
            from leftOut in (bool[])[false, true]
            from sizes in (bool[])[false, true]
            from shares in (bool[])[false, true]
            select right with { RowsTwice = true, RowsLeftOut = leftOut, PartsAre602020 = sizes, SoInEachClass = shares }),
        WrongSplit("rows-counted-from-one", "row 0 is missing and there is one too many at the end: rows count from 0", right =>
            from sizes in (bool[])[false, true]
            from shares in (bool[])[false, true]
            select right with { NumbersNoRow = true, RowsLeftOut = true, PartsAre602020 = sizes, SoInEachClass = shares }),
        new(
            "not-stratified-and-short",
            "the rows are cut without regard to classes, and some are left out: split each class, the rest goes last",
            c =>
                from sizes in (bool[])[false, true]
                select PreparationOracle.Split(c) with
                {
                    SoInEachClass = false,
                    PartsAre602020 = sizes,
                    RowsLeftOut = c.Labels.Length % 5 != 0,
                }),
        new("rows-lost-in-rounding", "a row is in no part: the last part gets whatever is left of its class", c =>
            c.Labels.CountBy(label => label).All(count => count.Value % 5 == 0)
                ? [PreparationOracle.Split(c)]
                : [PreparationOracle.Split(c) with { RowsLeftOut = true }]),
        new(
            "classes-taken-for-granted",
            "a class is in no part: labels may have gaps and exceed 9, so use those that occur",
            c =>
                c.Labels.Max() < 10
                    ? [PreparationOracle.Split(c)]
                    : [PreparationOracle.Split(c) with { RowsLeftOut = true, PartsAre602020 = false, SoInEachClass = false }]),
    ];

    /// <summary>Of which splits there are.</summary>
    public static Mistake<ShuffleCase, ShuffleFindings>[] SplitShuffles =>
    [
        WrongShuffle("a-row-never-moves", _aRowNeverMoves, new ShuffleFindings(4, 1), new ShuffleFindings(4 * 3, 1)),
        WrongShuffle("every-row-moves", _everyRowMoves, new ShuffleFindings((5 * 4) - 4 - 4 + 1, 0)),
    ];

    /// <summary>Of which orders of batches there are.</summary>
    public static Mistake<ShuffleCase, ShuffleFindings>[] BatchShuffles =>
    [
        WrongShuffle("a-row-never-moves", _aRowNeverMoves, new ShuffleFindings(3 * 2, 1)),
        WrongShuffle("every-row-moves", _everyRowMoves, new ShuffleFindings(3 * 2, 0)),
        WrongShuffle("turned-not-shuffled", _turnedNotShuffled, new ShuffleFindings(4, 0)),
    ];

    /// <summary>Of mini-batches.</summary>
    public static Mistake<BatchesCase, BatchesFindings>[] Batches =>
    [
        WrongBatches("short-batch-dropped", "the short last batch is missing: its rows count too", (c, right) =>
            c.Rows % c.BatchSize == 0
                ? right
                : right with
                {
                    RowsLeftOut = true,
                    FullButForTheLast = false,
                    NeighboursParted = c.Rows > c.BatchSize && CanPart(c),
                    OtherSeedOtherBatches = CanDiffer(c),
                }),
        WrongBatches(
            "short-batch-filled-up",
            "the short last batch is filled up with earlier rows: leave it short",
            (c, right) =>
                c.Rows % c.BatchSize == 0
                    ? right
                    : right with
                    {
                        RowsTwice = true,
                        FullButForTheLast = false,
                        OtherSeedOtherBatches = CanDiffer(c),
                        NeighboursParted = CanPart(c),
                    }),
        WrongBatches("rows-not-shuffled", "the rows are in their original order: shuffle all of them, then cut", (_, right) =>
            right with { NeighboursParted = false, OtherSeedOtherBatches = false }),
        WrongBatches(
            "only-batches-shuffled",
            "cut first and shuffled afterwards, so neighbours stay together: shuffle the rows, then cut",
            (_, right) => right with { NeighboursParted = false }),
        WrongBatches(
            "only-batches-shuffled",
            "cut first and shuffled afterwards, so neighbours stay together: shuffle the rows, then cut",
            (c, right) =>
                right with { NeighboursParted = false, FullButForTheLast = c.Rows % c.BatchSize == 0 || c.Rows < c.BatchSize }),
        WrongBatches(
            "same-order-whatever-the-seed",
            "every seed gives the same order: create the Random from the seed",
            (_, right) => right with { OtherSeedOtherBatches = false }),
        WrongBatches(
            "seed-ignored",
            "the same seed gives a different order: create the Random from the seed, in the call",
            (c, right) => right with { SameSeedSameBatches = !CanDiffer(c) }),
        new("drawn-with-replacement", "rows are drawn with replacement, so some come twice and some never: shuffle them", c =>
            c.Rows < 2
                ? [PreparationOracle.Batches(c)]
                : [PreparationOracle.Batches(c) with { RowsTwice = true, RowsLeftOut = true, OtherSeedOtherBatches = true }]),
        WrongBatches(
            "rows-counted-from-one",
            "row 0 is missing and there is one too many at the end: rows count from 0",
            (c, right) => c.Rows == 0 ? right : right with { NumbersNoRow = true, RowsLeftOut = true }),
        WrongBatches(
            "short-batch-first",
            "the short batch comes first: cut full batches, and the remainder comes last",
            (c, right) => c.Rows % c.BatchSize == 0 || c.Rows < c.BatchSize ? right : right with { FullButForTheLast = false }),
        WrongBatches(
            "short-batch-joined-on",
            "the remainder is added to the previous batch: make it a batch of its own",
            (c, right) =>
                c.Rows % c.BatchSize == 0 || c.Rows < c.BatchSize
                    ? right
                    : right with { FullButForTheLast = false, OverfullBatch = true }),
        WrongBatches(
            "short-batch-evened-out",
            "the rows are divided evenly: fill each batch up to batchSize, the last gets the remainder",
            (c, right) =>
                c.Rows % c.BatchSize == 0 || c.Rows < c.BatchSize
                    ? right
                    : right with { FullButForTheLast = false, SeveralShortBatches = true }),
        WrongBatches(
            "empty-batch-at-the-end",
            "there is an empty batch at the end: stop when no rows are left",
            (c, right) => c.Rows % c.BatchSize == 0 ? right with { FullButForTheLast = false } : right),
        WrongBatches(
            "number-of-batches-for-size",
            "there are batchSize batches: batchSize is the number of rows in each",
            (c, right) => right with
            {
                FullButForTheLast = c.Rows == 0 || (c.Rows + c.BatchSize - 1) / c.BatchSize == c.BatchSize,
                OverfullBatch = (c.Rows + c.BatchSize - 1) / c.BatchSize > c.BatchSize,
                SeveralShortBatches = c.Rows > 0 && (c.Rows + c.BatchSize - 1) / c.BatchSize < c.BatchSize,
                NeighboursParted = c.Rows > 1 && c.Rows > c.BatchSize && c.BatchSize > 1,
                OtherSeedOtherBatches = c.Rows > 1 && c.BatchSize > 1,
            }),
    ];

    private const string _aRowNeverMoves = "a row is always in the same place: random.Next(from, to) never returns to";

    private const string _everyRowMoves =
        "no row ever stays in its place: it may be swapped with itself, so draw from all that are left";

    private const string _turnedNotShuffled =
        "the rows are only rotated: random.Shuffle(rows) gives every order";

    private static Mistake<ShuffleCase, ShuffleFindings> WrongShuffle(
        string id, string story, params ShuffleFindings[] findings) => new(id, story, _ => findings);

    private static decimal[][] OneHotRows(LabelsCase c) => PreparationOracle.OneHot(c);

    private static decimal[][] Rows(LabelsCase c, Func<int, int, decimal> value) =>
        [.. c.Labels.Select(label => Enumerable.Range(0, c.Classes).Select(k => value(label, k)).ToArray())];

    private static Mistake<LabelsCase, decimal[][]> WrongRow(
        string id, string story, Func<LabelsCase, int, int, decimal> value) =>
        new(id, story, c => [Rows(c, (label, k) => value(c, label, k))]);

    private static Mistake<PixelsCase, decimal[][]> WrongPixel(
        string id, string story, Func<PixelsCase, int[], int, decimal> scaled) =>
        new(id, story, c => [[.. c.Pixels.Select(row => row.Select(pixel => scaled(c, row, pixel)).ToArray())]]);

    private static Statistics Of((decimal[] Means, decimal[] Spreads) statistics) => new(statistics.Means, statistics.Spreads);

    private static decimal[][] Transposed(decimal[][] rows) => Columns(rows);

    private static Mistake<ScalerCase, Statistics> WrongFit(string id, string story, Func<ScalerCase, Statistics> statistics) =>
        new(id, story, c => [statistics(c)]);

    private static Mistake<ScalerCase, Statistics> WrongSpread(
        string id, string story, Func<ScalerCase, decimal, decimal> spread) => WrongFit(id, story, c =>
        Of(Fit(c.Training)) with { Spreads = [.. Fit(c.Training).Spreads.Select(right => spread(c, right))] });

    /// <summary>The variance times a factor, and the root of that.</summary>
    private static Mistake<ScalerCase, Statistics> WrongVariance(string id, string story, Func<ScalerCase, decimal> factor) =>
        WrongSpread(id, story, (c, spread) => spread * Functions.Sqrt(factor(c))).At(PreparationGraph.Variance, c =>
            [Fit(c.Training).Spreads.Select(spread => spread * spread * factor(c)).ToArray()]);

    private static Mistake<ScalerCase, Statistics> WrongColumn(string id, string story, Func<decimal[], decimal> spread) =>
        WrongFit(id, story, c =>
            Of(Fit(c.Training)) with { Spreads = [.. Columns(c.Training).Select(spread)] });

    private static Mistake<ScalerCase, double[][]> WrongValue(
        string id, string story, Func<double, double, double, double> value) => new(id, story, c =>
    {
        var (means, spreads) = Fit(c.Training);
        return [
            [.. c.Rows.Select(row => row.Select((x, j) => value((double)x, (double)means[j], (double)spreads[j])).ToArray())],
        ];
    });

    private static Mistake<ScalerCase, double[][]> WrongDeviation(
        string id, string story, Func<double, double, double> deviation) =>
        WrongValue(id, story, (x, mean, spread) => deviation(x, mean) / (spread == 0 ? 1 : spread))
            .At(PreparationGraph.Deviation, c => [PreparationGraph.Each(c, Fit(c.Training).Means, deviation)]);

    private static Mistake<ScalerCase, double[][]> WrongDivisor(string id, string story, Func<double, double> divisor) =>
        WrongValue(id, story, (x, mean, spread) => (x - mean) / divisor(spread)).At(PreparationGraph.Divisor, c =>
            [Array.ConvertAll(Fit(c.Training).Spreads, spread => divisor((double)spread))]);

    /// <summary>Rows that are scaled by other statistics than those of the training rows.</summary>
    private static Mistake<ScalerCase, double[][]> WrongStatistics(
        string story, params Func<ScalerCase, (decimal[] Means, decimal[] Spreads)>[] statistics) =>
        new Mistake<ScalerCase, double[][]>("test-data-seen", story, c =>
            statistics.Select(of => PreparationOracle.Transform(c.Rows, of(c)).AsDoubles()))
            .At(c => statistics.Select(of => of(c)).Select(by => (Change[])
            [
                new(PreparationGraph.Deviation, PreparationGraph.Each(c, by.Means, (x, mean) => x - mean)),
                new(PreparationGraph.Divisor, Array.ConvertAll(by.Spreads, spread => spread == 0 ? 1 : (double)spread)),
            ]));

    private static Mistake<SplitCase, SplitFindings> WrongSplit(
        string id, string story, Func<SplitFindings, IEnumerable<SplitFindings>> findings) =>
        new(id, story, c => findings(PreparationOracle.Split(c)));

    private static Mistake<BatchesCase, BatchesFindings> WrongBatches(
        string id, string story, Func<BatchesCase, BatchesFindings, BatchesFindings> findings) =>
        new(id, story, c => [findings(c, PreparationOracle.Batches(c))]);
}
