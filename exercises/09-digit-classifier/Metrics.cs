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
    public static int[] Predictions(double[][] probabilities) =>
        // TODO (task 5): in each row, which column holds the largest value?
        throw new NotImplementedException();

    /// <summary>The share of the rows whose prediction equals the label, from 0 to 1.</summary>
    /// <param name="labels">The true classes, at least one.</param>
    /// <param name="predictions">The predicted classes, one per label.</param>
    /// <exception cref="ArgumentException">There are no labels, or labels and predictions differ in number.</exception>
    public static double Accuracy(int[] labels, int[] predictions)
    {
        Guard.NotEmpty(labels);
        Guard.Pairs(predictions, labels);

        // TODO (task 5): how many predictions are right, out of how many? Note that both counts are ints.
        throw new NotImplementedException();
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

        // TODO (task 6): in which row and in which column do you count a 4 that was called a 9?
        throw new NotImplementedException();
    }

    /// <summary>
    /// For each class k: precision P = C[k][k] / Σₜ C[t][k], recall R = C[k][k] / Σₚ C[k][p], and F1 = 2PR / (P + R).
    /// Each is 0 where it would be 0/0.
    /// </summary>
    /// <param name="confusion">A confusion matrix: one row per true class.</param>
    public static ClassScore[] Scores(int[][] confusion)
    {
        // TODO (task 7): of all rows called k, what share is k? Of all rows that are k, what share was called k?
        throw new NotImplementedException();
    }

    /// <summary>The mean of the classes' F1: every class counts the same, however few rows it has.</summary>
    /// <param name="confusion">A confusion matrix: one row per true class; at least one class.</param>
    public static double MacroF1(int[][] confusion) =>
        // TODO (task 7): if every class counts the same, how much weight does a rare class get?
        throw new NotImplementedException();
}
