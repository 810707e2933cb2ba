namespace Katas.Oracles.SoftmaxCrossEntropy;

/// <summary>
/// The right answers of stage 07: probabilities from the odds between the classes, slopes by differences of the cost.
/// </summary>
public static class SoftmaxCrossEntropyOracle
{
    /// <summary>Beyond odds of e⁶⁰ to 1 a decimal keeps nothing of the smaller probability.</summary>
    private const decimal Beyond = 60;

    /// <summary>1/p_j = Σₖ e^(zₖ − z_j): the odds of every class to class j, added up.</summary>
    public static decimal Probability(decimal[] logits, int j) =>
        logits.Any(z => z - logits[j] > Beyond) ? 0 : 1 / logits.Sum(z => Functions.Exp(z - logits[j]));

    /// <summary>p of one row.</summary>
    public static decimal[] Probabilities(decimal[] logits) => [.. logits.Select((_, j) => Probability(logits, j))];

    /// <summary>
    /// −ln p_y: that of the likeliest class, whose p is never small, and the distance to it, the logarithm of the odds.
    /// </summary>
    public static decimal Loss(decimal[] logits, int label)
    {
        var likeliest = Array.IndexOf(logits, logits.Max());
        return logits[likeliest] - logits[label] - Functions.Log(Probability(logits, likeliest));
    }

    /// <summary>A yes or no is a choice of two: e^z to 1 are the odds of yes, so no has the logit 0.</summary>
    public static decimal Loss(decimal logit, int label) => Loss([0, logit], label);

    /// <summary>J, the mean loss.</summary>
    public static decimal Cost(CategoricalCase c) => c.Logits.Zip(c.Labels, Loss).Average();

    /// <summary>J, the mean loss.</summary>
    public static decimal Cost(BinaryCase c) => c.Logits.Zip(c.Labels, Loss).Average();

    /// <summary>∂J/∂z: a logit moves the loss of its own row, which has one m-th of the cost.</summary>
    public static decimal[][] Gradient(CategoricalCase c) =>
        [.. c.Logits.Zip(c.Labels, (z, y) => Difference.Central(at => Loss(at, y) / c.Labels.Length, z, Difference.Fine))];

    /// <summary>∂J/∂z.</summary>
    public static decimal[] Gradient(BinaryCase c) =>
        [.. c.Logits.Zip(c.Labels, (z, y) => Difference.Central(at => Loss(at, y) / c.Labels.Length, z, Difference.Fine))];
}
