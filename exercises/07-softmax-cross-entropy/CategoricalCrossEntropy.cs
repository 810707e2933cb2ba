namespace Katas.SoftmaxCrossEntropy;

/// <summary>The cost of logits for K classes, by softmax, and its slopes.</summary>
public static class CategoricalCrossEntropy
{
    /// <summary>J = −(1/m) Σ ln p_y: the mean of the loss L = −ln p_y, with p = softmax(z) and the true class y of each row.</summary>
    /// <remarks>Exact for logits of ±1000 too: computed from the logits, for there p_y itself is rounded to 0, and ln 0 is −∞.</remarks>
    /// <param name="logits">z: m rows of K logits, m ≥ 1; they stay as they were.</param>
    /// <param name="labels">y: the index of the true class of each row, 0 to K − 1.</param>
    /// <exception cref="ArgumentException">There are no rows, there is not one label a row, or a label is no index of its row.</exception>
    public static double Cost(double[][] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 3): which of a row's probabilities counts, and how do you take its logarithm when it is too small for a double?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂z = (p − y)/m, with y as one-hot row: 1 for the true class, 0 for the others.</summary>
    /// <param name="logits">z: m rows of K logits, m ≥ 1; they stay as they were.</param>
    /// <param name="labels">y: the index of the true class of each row, 0 to K − 1.</param>
    /// <returns>New arrays: m rows of K slopes, one a logit.</returns>
    /// <exception cref="ArgumentException">There are no rows, there is not one label a row, or a label is no index of its row.</exception>
    public static double[][] Gradient(double[][] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 4): which logits of a row does the cost push up, which down, and how hard?
        throw new NotImplementedException();
    }

    private static void RequirePairs(double[][] logits, int[] labels)
    {
        if (logits.Length == 0)
        {
            throw new ArgumentException("logits has 0 rows; a mean needs at least 1.", nameof(logits));
        }

        if (labels.Length != logits.Length)
        {
            throw new ArgumentException($"labels has {labels.Length} values but logits has {logits.Length} rows; they pair up one to one.", nameof(labels));
        }

        for (var i = 0; i < logits.Length; i++)
        {
            if (labels[i] < 0 || labels[i] >= logits[i].Length)
            {
                throw new ArgumentException($"labels[{i}] is {labels[i]} but logits[{i}] has {logits[i].Length} values; a label is an index of its row.", nameof(labels));
            }
        }
    }
}
