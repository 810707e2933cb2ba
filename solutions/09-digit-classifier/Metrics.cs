namespace Katas.DigitClassifier;

/// <summary>How well a classifier does on one class.</summary>
/// <param name="Precision">Of the rows it called this class, the share that are.</param>
/// <param name="Recall">Of the rows that are this class, the share it called so.</param>
/// <param name="F1">The harmonic mean of the two.</param>
public sealed record ClassScore(double Precision, double Recall, double F1);

/// <summary>Figures for what a classifier says.</summary>
public static class Metrics
{
    /// <summary>The most probable class of each row; of several equal ones the first.</summary>
    /// <param name="probabilities">A row for each example, a column for each class, one or more.</param>
    public static int[] Predictions(double[][] probabilities) => [.. probabilities.Select(row => Array.IndexOf(row, row.Max()))];

    /// <summary>The share of the rows whose prediction is the label, from 0 to 1.</summary>
    /// <param name="labels">The true classes, one or more.</param>
    /// <param name="predictions">The classes said: one a label.</param>
    /// <exception cref="ArgumentException">There are no labels, or they do not pair up with the predictions.</exception>
    public static double Accuracy(int[] labels, int[] predictions)
    {
        RequirePairs(labels, predictions);

        return labels.Zip(predictions).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>C[t][p] counts the rows of true class t that were called p: what is, down the side; what was said, across.</summary>
    /// <param name="labels">The true classes, one or more, each from 0 to classes − 1.</param>
    /// <param name="predictions">The classes said, one a label, each from 0 to classes − 1.</param>
    /// <param name="classes">How many classes there are, whether or not all occur.</param>
    /// <returns>A new array of classes rows, each classes long.</returns>
    /// <exception cref="ArgumentException">There are no labels, or they do not pair up with the predictions.</exception>
    public static int[][] ConfusionMatrix(int[] labels, int[] predictions, int classes)
    {
        RequirePairs(labels, predictions);

        var matrix = Enumerable.Range(0, classes).Select(_ => new int[classes]).ToArray();
        for (var i = 0; i < labels.Length; i++)
        {
            matrix[labels[i]][predictions[i]]++;
        }

        return matrix;
    }

    /// <summary>
    /// Of each class k: precision P = C[k][k] / Σₜ C[t][k], recall R = C[k][k] / Σₚ C[k][p], and F1 = 2PR / (P + R). Each is 0 where it
    /// would be 0/0.
    /// </summary>
    /// <param name="confusion">A confusion matrix: true classes down the side.</param>
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

    /// <summary>The mean of the classes' F1: every class counts the same, however few its rows.</summary>
    /// <param name="confusion">A confusion matrix: true classes down the side; one class or more.</param>
    public static double MacroF1(int[][] confusion) => Scores(confusion).Average(score => score.F1);

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static void RequirePairs(int[] labels, int[] predictions)
    {
        if (labels.Length == 0)
        {
            throw new ArgumentException("labels has 0 values; a share needs at least 1.", nameof(labels));
        }

        if (labels.Length != predictions.Length)
        {
            throw new ArgumentException($"labels has {labels.Length} values but predictions has {predictions.Length}; they pair up one to one.", nameof(predictions));
        }
    }
}
