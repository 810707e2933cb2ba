namespace Katas.SoftmaxCrossEntropy;

/// <summary>Categorical cross-entropy: the cost of logits for K classes, by way of softmax, and its slopes.</summary>
public static class CategoricalCrossEntropy
{
    /// <summary>J = −(1/m) Σ ln p_y: the mean loss L = −ln p_y, with p = softmax(z) and the true class y of each row.</summary>
    /// <remarks>
    /// Computed from the logits, so it is exact for logits of ±1000 too. There p_y itself underflows to 0, and ln 0 is −∞.
    /// </remarks>
    /// <param name="logits">z: m rows of K logits, m ≥ 1; left unchanged.</param>
    /// <param name="labels">y: the index of the true class of each row, 0 to K − 1.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, labels and rows differ in number, or a label isn't an index into its row.
    /// </exception>
    public static double Cost(double[][] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 3): which of a row's probabilities counts, and how do you get its logarithm if a double can't hold it?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂z = (p − y)/m, with y as a one-hot row: 1 for the true class, 0 for the others.</summary>
    /// <param name="logits">z: m rows of K logits, m ≥ 1; left unchanged.</param>
    /// <param name="labels">y: the index of the true class of each row, 0 to K − 1.</param>
    /// <returns>New arrays: m rows of K slopes, one per logit.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, labels and rows differ in number, or a label isn't an index into its row.
    /// </exception>
    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 4): which logits of a row should go up, which should go down, and by how much?
        throw new NotImplementedException();
    }

    private static void RequirePairs(double[][] logits, int[] labels)
    {
        Guard.NotEmpty(logits);
        Guard.Pairs(labels, logits);
        for (var i = 0; i < logits.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= logits[i].Length)
            {
                throw new ArgumentException(
                    $"labels[{i}] is {labels[i]} but logits[{i}] has {logits[i].Length} values; a label indexes its row.",
                    nameof(labels));
            }
        }
    }
}
