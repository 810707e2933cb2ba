namespace Katas.BugHunt;

/// <summary>How good a classifier is, class by class.</summary>
/// <param name="Confusion">The confusion matrix: row t, column p counts the examples of class t predicted as p.</param>
/// <param name="Precision">Per class, the share of its predictions that are right; 0 if it was never predicted.</param>
/// <param name="Recall">Per class, the share of its examples that were predicted as it; 0 if it has no examples.</param>
/// <param name="Accuracy">The share of all examples that were predicted correctly.</param>
public sealed record Report(int[][] Confusion, double[] Precision, double[] Recall, double Accuracy);

// TODO (task 5): report 5 is about this code. Which line causes it, and why?
/// <summary>Compares a classifier's predictions with the true classes.</summary>
public static class Evaluator
{
    /// <summary>Counts the predictions and computes all measures from the counts.</summary>
    /// <param name="labels">The true classes, each from 0 to classes − 1; at least one.</param>
    /// <param name="predictions">The predicted classes, one per label.</param>
    /// <param name="classes">The number of classes.</param>
    public static Report Evaluate(int[] labels, int[] predictions, int classes)
    {
        var confusion = Confusion(labels, predictions, classes);
        int[] each = [.. Enumerable.Range(0, classes)];
        return new Report(
            confusion,
            [.. each.Select(k => Share(confusion[k][k], confusion.Sum(row => row[k])))],
            [.. each.Select(k => Share(confusion[k][k], confusion[k].Sum()))],
            Share(each.Sum(k => confusion[k][k]), labels.Length));
    }

    private static int[][] Confusion(int[] labels, int[] predictions, int classes)
    {
        int[][] counts = [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];
        for (var i = 0; i < labels.Length; i++)
        {
            counts[predictions[i]][labels[i]]++;
        }

        return counts;
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
