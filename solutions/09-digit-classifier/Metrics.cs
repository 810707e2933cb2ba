namespace Katas.DigitClassifier;

/// <summary>How well a classifier does on one class.</summary>
/// <param name="Precision">The share of the rows called this class that really are.</param>
/// <param name="Recall">The share of the rows of this class that were called so.</param>
/// <param name="F1">The harmonic mean of precision and recall.</param>
public sealed record ClassScore(double Precision, double Recall, double F1);

/// <summary>Measures of how good a classifier's predictions are.</summary>
public static class Metrics
{
    /// <summary>The most probable class of each row; the first one if several are equal.</summary>
    /// <param name="probabilities">One row per example, one column per class; at least one class.</param>
    public static int[] Predictions(double[][] probabilities) => [.. probabilities.Select(row => Array.IndexOf(row, row.Max()))];

    /// <summary>The share of the rows whose prediction equals the label, from 0 to 1.</summary>
    /// <param name="labels">The true classes, at least one.</param>
    /// <param name="predictions">The predicted classes, one per label.</param>
    /// <exception cref="ArgumentException">There are no labels, or labels and predictions differ in number.</exception>
    public static double Accuracy(int[] labels, int[] predictions)
    {
        Guard.NotEmpty(labels);
        Guard.Pairs(predictions, labels);

        return labels.Zip(predictions).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>C[t][p] counts the rows of true class t that were predicted as p: one row per true class.</summary>
    /// <param name="labels">The true classes, at least one, each from 0 to classes − 1.</param>
    /// <param name="predictions">The predicted classes, one per label, each from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes, whether or not all of them occur.</param>
    /// <returns>A new array, classes × classes.</returns>
    /// <exception cref="ArgumentException">There are no labels, or labels and predictions differ in number.</exception>
    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        Guard.NotEmpty(labels);
        Guard.Pairs(predictions, labels);

        var matrix = Enumerable.Range(0, classes).Select(_ => new int[classes]).ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            matrix[labels[i]][predictions[i]]++;
        }

        return matrix;
    }

    /// <summary>
    /// For each class k: precision P = C[k][k] / Σₜ C[t][k], recall R = C[k][k] / Σₚ C[k][p], and F1 = 2PR / (P + R).
    /// Each is 0 where it would be 0/0.
    /// </summary>
    /// <param name="confusion">A confusion matrix: one row per true class.</param>
    public static ClassScore[] Scores(int[][] confusion)
    {
        var scores = new ClassScore[confusion.Length];
        for (var k = 0; k < confusion.Length; k++)
        {
            var precision = Share(confusion[k][k], confusion.Sum(row => row[k]));
            var recall = Share(confusion[k][k], confusion[k].Sum());
            scores[k] = new ClassScore(precision, recall, Share(2 * precision * recall, precision + recall));
        }

        return scores;
    }

    /// <summary>The mean of the classes' F1: every class counts the same, however few rows it has.</summary>
    /// <param name="confusion">A confusion matrix: one row per true class; at least one class.</param>
    public static double MacroF1(int[][] confusion) => Scores(confusion).Average(score => score.F1);

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
