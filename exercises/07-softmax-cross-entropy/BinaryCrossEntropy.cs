namespace Katas.SoftmaxCrossEntropy;

/// <summary>Binary cross-entropy: the cost of one logit per example, yes or no, by way of the sigmoid, and its slopes.</summary>
public static class BinaryCrossEntropy
{
    /// <summary>J = −(1/m) Σ [y ln p + (1 − y) ln(1 − p)], with p = σ(z) = 1/(1 + e^−z).</summary>
    /// <remarks>
    /// Computed from the logits, so it is exact for logits of ±1000 too. There p itself rounds to 0 or 1, and ln 0 is −∞.
    /// </remarks>
    /// <param name="logits">z: one per example, m ≥ 1; left unchanged.</param>
    /// <param name="labels">y: one per example, 1 for yes and 0 for no.</param>
    /// <exception cref="ArgumentException">
    /// There are no logits, labels and logits differ in number, or a label is neither 0 nor 1.
    /// </exception>
    public static double Cost(double[] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 5): what does a "no" cost if the network thought "yes" likely, and which power of e can overflow?
        throw new NotImplementedException();
    }

    /// <summary>∂J/∂z = (p − y)/m, with p = σ(z): the same form as the categorical gradient.</summary>
    /// <param name="logits">z: one per example, m ≥ 1; left unchanged.</param>
    /// <param name="labels">y: one per example, 1 for yes and 0 for no.</param>
    /// <returns>A new array: one slope per logit.</returns>
    /// <exception cref="ArgumentException">
    /// There are no logits, labels and logits differ in number, or a label is neither 0 nor 1.
    /// </exception>
    public static double[] Gradient(double[] logits, int[] labels)
    {
        RequirePairs(logits, labels);

        // TODO (task 6): how large is the slope of a "yes" that the network is already certain of?
        throw new NotImplementedException();
    }

    private static void RequirePairs(double[] logits, int[] labels)
    {
        Guard.NotEmpty(logits);
        Guard.Pairs(labels, logits);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
            {
                throw new ArgumentException($"labels[{i}] is {labels[i]}; a label is 0 or 1.", nameof(labels));
            }
        }
    }
}
