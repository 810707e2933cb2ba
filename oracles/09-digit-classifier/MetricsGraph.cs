using static Katas.Oracles.DigitClassifier.MetricsOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>How stage 09 gets from probabilities to predictions, and from those to its figures.</summary>
public static class MetricsGraph
{
    /// <summary>Predictions.</summary>
    public static Graph<ProbabilitiesCase> Predicted { get; } = new(
        new(Largest, "the largest p of each row", v => (decimal[])[.. v.Case.Probabilities.Select(row => row.Max())]),
        new("prediction", "the first column that has it", v =>
            (int[])[.. v.Case.Probabilities.Zip(v.Row(Largest), (row, largest) => Array.IndexOf(row, largest))])
        {
            Call = "Metrics.Predictions(probabilities)",
        });

    /// <summary>The accuracy.</summary>
    public static Graph<SaidCase> Share { get; } = new(
        new(RightRows, "rows whose prediction is the label", v => (decimal)Pairs(v.Case).Count(pair => pair.Label == pair.Said)),
        new("accuracy", "divided by the number of rows", v => v.Number(RightRows) / v.Case.Labels.Length)
        {
            Call = "Metrics.Accuracy(labels, predictions)",
        });

    /// <summary>The confusion matrix.</summary>
    public static Graph<SaidCase> Confusion { get; } = new(
        new Node<SaidCase>("confusion", "rows of label t that are called p", v => ConfusionMatrix(v.Case))
        {
            Call = "Metrics.ConfusionMatrix(labels, predictions, classes)",
        });

    /// <summary>The figures of every class.</summary>
    public static Graph<ConfusionCase> Each { get; } = PerClass().Answering(
        "Metrics.Scores(confusion)",
        ("precision", nameof(Figures.Precision)),
        ("recall", nameof(Figures.Recall)),
        (F1, nameof(Figures.F1)));

    /// <summary>Their mean F1.</summary>
    public static Graph<ConfusionCase> Mean { get; } = PerClass(
        new Node<ConfusionCase>("macro F1", "the mean of these", v => v.Row(F1).Average())).Answering(
            "Metrics.MacroF1(confusion)", ("macro F1", null));

    internal const string Largest = "max p";
    internal const string RightRows = "right";

    private const string F1 = "F1";

    private static Graph<ConfusionCase> PerClass(params Node<ConfusionCase>[] then) => new(
    [
        new("hits", "the diagonal", v => Of(v, Hits)),
        new("column sums", "rows that are called so", v => Of(v, Named)),
        new("row sums", "rows that are so", v => Of(v, Are)),
        new("precision", "hits / column sum; 0 for 0/0", v => Ratios(v.Row("hits"), v.Row("column sums"))),
        new("recall", "hits / row sum; 0 for 0/0", v => Ratios(v.Row("hits"), v.Row("row sums"))),
        new(F1, "2PR / (P + R); 0 for 0/0", v => Ratios(
            [.. v.Row("precision").Zip(v.Row("recall"), (p, r) => 2 * p * r)],
            [.. v.Row("precision").Zip(v.Row("recall"), (p, r) => p + r)])),
        .. then,
    ]);

    private static decimal[] Of(NodeValues<ConfusionCase> v, Func<ConfusionCase, int, int> count) =>
        [.. Classes(v.Case).Select(k => (decimal)count(v.Case, k))];

    private static decimal[] Ratios(decimal[] parts, decimal[] wholes) => [.. parts.Zip(wholes, MetricsOracle.Share)];
}
