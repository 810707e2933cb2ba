namespace Katas.Oracles.DigitClassifier;

/// <summary>The figures of every class.</summary>
public sealed record ClassFigures(decimal[] Precision, decimal[] Recall, decimal[] F1);

/// <summary>The right answers of stage 09's figures: everything is counted from its definition.</summary>
public static class MetricsOracle
{
    /// <summary>The first class that no other beats.</summary>
    public static int[] Predictions(ProbabilitiesCase c) =>
        [.. c.Probabilities.Select(row => Enumerable.Range(0, row.Length).First(k => row.All(other => other <= row[k])))];

    /// <summary>Rows called right, of all rows.</summary>
    public static decimal Accuracy(SaidCase c) => (decimal)Pairs(c).Count(pair => pair.Label == pair.Said) / c.Labels.Length;

    /// <summary>For each true class and each that can be said: how many rows there are of which both are true.</summary>
    public static int[][] ConfusionMatrix(SaidCase c) =>
        Table(c.Classes, (label, said) => Pairs(c).Count(pair => pair == (label, said)));

    /// <summary>
    /// Precision, recall and F1 of each class; F1 by another road: twice the hits over all rows named so and all that are so.
    /// </summary>
    public static ClassFigures Scores(ConfusionCase c) => new(
        [.. Classes(c).Select(k => Share(Hits(c, k), Named(c, k)))],
        [.. Classes(c).Select(k => Share(Hits(c, k), Are(c, k)))],
        [.. Classes(c).Select(k => Share(2 * Hits(c, k), Named(c, k) + Are(c, k)))]);

    /// <summary>The mean of the F1s.</summary>
    public static decimal MacroF1(ConfusionCase c) => Scores(c).F1.Average();

    internal static IEnumerable<int> Classes(ConfusionCase c) => Enumerable.Range(0, c.Confusion.Length);

    internal static int Hits(ConfusionCase c, int k) => c.Confusion[k][k];

    internal static int Named(ConfusionCase c, int k) => c.Confusion.Sum(row => row[k]);

    internal static int Are(ConfusionCase c, int k) => c.Confusion[k].Sum();

    internal static int All(ConfusionCase c) => c.Confusion.Sum(row => row.Sum());

    internal static decimal Share(decimal part, decimal whole) => whole == 0 ? 0 : part / whole;

    internal static IEnumerable<(int Label, int Said)> Pairs(SaidCase c) => c.Labels.Zip(c.Predictions);

    internal static int[][] Table(int classes, Func<int, int, int> cell) =>
        [.. Enumerable.Range(0, classes)
            .Select(label => Enumerable.Range(0, classes).Select(said => cell(label, said)).ToArray())];
}
