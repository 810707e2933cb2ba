namespace Katas.SoftmaxCrossEntropy;

/// <summary>Turns logits, which may be any numbers, into probabilities: none below 0, and 1 in sum.</summary>
public static class Softmax
{
    /// <summary>pⱼ = e^zⱼ / Σₖ e^zₖ, for logits of any size: to take the same number off every z changes no p.</summary>
    /// <param name="logits">z: one a class, K ≥ 1; they stay as they were. Not a number among them makes every p not a number.</param>
    /// <returns>A new array: p, one a class.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    public static double[] Probabilities(double[] logits)
    {
        RequireClasses(logits);

        // TODO (task 1): e¹⁰⁰⁰ is too large for a double; which number can you take off every logit so that no power is over 1?
        throw new NotImplementedException();
    }

    /// <summary>p of every row, each for itself: no row's answer depends on another row, however far apart they are.</summary>
    /// <param name="logits">m rows of K logits, m ≥ 0 and K ≥ 1; they stay as they were.</param>
    /// <returns>New arrays: m rows of K probabilities.</returns>
    public static double[][] Probabilities(double[][] logits)
    {
        // TODO (task 2): what has to sum to 1, a row or a column?
        throw new NotImplementedException();
    }

    private static void RequireClasses(double[] logits)
    {
        if (logits.Length == 0)
        {
            throw new ArgumentException("logits has 0 values; it needs 1 or more, one a class.", nameof(logits));
        }
    }
}
