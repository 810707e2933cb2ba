namespace Katas.SoftmaxCrossEntropy;

/// <summary>Turns logits, which can be any numbers, into probabilities: none is negative, and they add up to 1.</summary>
public static class Softmax
{
    /// <summary>pⱼ = e^zⱼ / Σₖ e^zₖ, for logits of any size: subtracting the same number from every z changes no p.</summary>
    /// <param name="logits">z: one per class, K ≥ 1; left unchanged. If one is NaN, every p is NaN.</param>
    /// <returns>A new array: p, one per class.</returns>
    /// <exception cref="ArgumentException">There are no logits.</exception>
    public static double[] Probabilities(double[] logits)
    {
        Guard.NotEmpty(logits);

        // TODO (task 1): e¹⁰⁰⁰ is too large for a double; what can you subtract from every logit so that no power exceeds 1?
        throw new NotImplementedException();
    }

    /// <summary>p of every row, each on its own: no row's result depends on another row, however far apart they are.</summary>
    /// <param name="logits">m rows of K logits, m ≥ 0 and K ≥ 1; left unchanged.</param>
    /// <returns>New arrays: m rows of K probabilities.</returns>
    public static double[][] Probabilities(double[][] logits)
    {
        // TODO (task 2): which has to add up to 1, a row or a column?
        throw new NotImplementedException();
    }
}
