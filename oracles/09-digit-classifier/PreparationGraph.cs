using static Katas.Oracles.DigitClassifier.PreparationOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>How stage 09 prepares labels, pixels and features. What is shuffled has no one way, and no graph.</summary>
public static class PreparationGraph
{
    /// <summary>One-hot rows.</summary>
    public static Graph<LabelsCase> Targets { get; } = new(
        new Node<LabelsCase>("Y", "1 in the column of the label, else 0", v => OneHot(v.Case))
        {
            Call = "Preparation.OneHot(labels, classes)",
        });

    /// <summary>Scaled pixels.</summary>
    public static Graph<PixelsCase> Pixels { get; } = new(
        new Node<PixelsCase>("X", "pixel / 255", v => ScalePixels(v.Case)) { Call = "Preparation.ScalePixels(pixels)" });

    /// <summary>A scaler's mean and spread of each feature.</summary>
    public static Graph<ScalerCase> Fitted { get; } = new Graph<ScalerCase>(
        new(Mean, "the mean of each column", v => (decimal[])[.. Columns(v.Case.Training).Select(column => column.Average())]),
        new(Deviation, "how far each value is from μ", v =>
            (decimal[][])[.. v.Case.Training.Select(row => row.Zip(v.Row(Mean), (x, mean) => x - mean).ToArray())]),
        new(Variance, "the mean of (x − μ)² of each column", v =>
            (decimal[])[.. Columns(v.Rows(Deviation)).Select(column => column.Average(x => x * x))]),
        new("σ", "the root of that", v => (decimal[])[.. v.Row(Variance).Select(Functions.Sqrt)])).Answering(
            "Scaler.Fit(training)", (Mean, nameof(Statistics.Means)), ("σ", nameof(Statistics.Spreads)));

    /// <summary>Rows that a scaler transforms: in doubles, since σ can be 0.</summary>
    public static Graph<ScalerCase> Transformed { get; } = new(
        new(Deviation, "how far each value is from its μ", v => Each(v.Case, Fit(v.Case.Training).Means, (x, mean) => x - mean)),
        new(Divisor, "σ of each feature, 1 where it is 0", v =>
            Array.ConvertAll(Fit(v.Case.Training).Spreads, spread => spread == 0 ? 1 : (double)spread)),
        new("scaled", "(x − μ) / σ", v =>
            Array.ConvertAll((double[][])v[Deviation], row => row.Zip((double[])v[Divisor], (x, spread) => x / spread).ToArray()))
        {
            Call = "Scaler.Transform(rows)",
        });

    internal const string Mean = "μ";
    internal const string Deviation = "x − μ";
    internal const string Variance = "σ²";
    internal const string Divisor = "σ, or 1";

    /// <summary>Each value of the rows, with a number of its column.</summary>
    internal static double[][] Each(ScalerCase c, decimal[] byColumn, Func<double, double, double> of) =>
        [.. c.Rows.Select(row => row.Zip(byColumn, (x, other) => of((double)x, (double)other)).ToArray())];
}
