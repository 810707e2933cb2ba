namespace Katas.BugHunt;

/// <summary>How well a classifier does, class by class.</summary>
/// <param name="Confusion">Counts: row t, column p for the examples of class t that were taken for p.</param>
/// <param name="Precision">Of those taken for a class, the share that is of it; 0 if none was taken for it.</param>
/// <param name="Recall">Of those of a class, the share that was taken for it; 0 if there is none of it.</param>
/// <param name="Accuracy">The share of all that was taken for what it is.</param>
public sealed record Report(int[][] Confusion, double[] Precision, double[] Recall, double Accuracy);

/// <summary>Compares what a classifier said with what is true.</summary>
public static class Evaluator
{
    /// <summary>The report.</summary>
    /// <param name="labels">The true classes, 0 … classes − 1; 1 or more.</param>
    /// <param name="predictions">What each was taken for.</param>
    /// <param name="classes">How many classes there are.</param>
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
            counts[labels[i]][predictions[i]]++;
        }

        return counts;
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
