namespace Katas.TrainingLoop;

/// <summary>A measure of how good a classifier's predictions are.</summary>
public static class Metrics
{
    /// <summary>
    /// The share of rows that are predicted correctly: the largest output is in the column of the largest target. The first
    /// one counts if several are equal.
    /// </summary>
    /// <param name="outputs">m rows, m ≥ 1, with one column per class.</param>
    /// <param name="targets">Rows of the same shape.</param>
    /// <exception cref="ArgumentException">There are no rows, or the shapes differ.</exception>
    public static double Accuracy(double[][] outputs, double[][] targets)
    {
        Guard.NotEmpty(outputs);
        Guard.SameShape(outputs, targets);

        var right = 0;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (ClassOf(outputs[i]) == ClassOf(targets[i]))
            {
                right++;
            }
        }

        return (double)right / outputs.Length;
    }

    private static int ClassOf(double[] row) => Array.IndexOf(row, row.Max());
}
