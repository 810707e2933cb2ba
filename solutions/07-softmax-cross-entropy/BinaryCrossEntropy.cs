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

        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            sum += Loss(logits[i], labels[i]);
        }

        return sum / logits.Length;
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

        var gradient = new double[logits.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var p = 1 / (1 + Math.Exp(-logits[i]));
            gradient[i] = (p - labels[i]) / logits.Length;
        }

        return gradient;
    }

    /// <summary>L = ln(1 + e^z) − y·z, with ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|), where no power exceeds 1.</summary>
    private static double Loss(double z, int label) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (label * z);

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
