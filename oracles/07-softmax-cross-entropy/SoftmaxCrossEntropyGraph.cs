namespace Katas.Oracles.SoftmaxCrossEntropy;

/// <summary>
/// How stage 07 gets from logits to p and J, and back to the slopes. In doubles, overflow included; the right p and losses are
/// the oracle's.
/// </summary>
public static class SoftmaxCrossEntropyGraph
{
    /// <summary>The probabilities of one row.</summary>
    public static Graph<RowCase> Row { get; } = new(
        new(Shifted, "each logit minus the row's largest", v =>
            v.Case.Logits.Select(z => (double)(z - v.Case.Logits.Max())).ToArray()),
        new("e^(z − max)", "Euler's number to these powers", v => Array.ConvertAll((double[])v[Shifted], Math.Exp)),
        new("Σ", "the powers added up", v => ((double[])v["e^(z − max)"]).Sum()),
        new(P, "each power divided by Σ", v => Array.ConvertAll((double[])v["e^(z − max)"], power => power / (double)v["Σ"]))
        {
            Call = "Softmax.Probabilities(double[] logits)",
        });

    /// <summary>The probabilities of every row of a batch.</summary>
    public static Graph<BatchCase> Batch { get; } = new(
        new(Shifted, "each logit minus its row's largest", v =>
            v.Case.Logits.Select(row => row.Select(z => (double)(z - row.Max())).ToArray()).ToArray()),
        new("e^(z − max)", "Euler's number to these powers", v =>
            Array.ConvertAll((double[][])v[Shifted], row => Array.ConvertAll(row, Math.Exp))),
        new("Σ", "each row's powers added up", v => Array.ConvertAll((double[][])v["e^(z − max)"], row => row.Sum())),
        new(P, "each power divided by its row's Σ", v => ((double[][])v["e^(z − max)"])
            .Zip((double[])v["Σ"], (row, sum) => Array.ConvertAll(row, power => power / sum)).ToArray())
        {
            Call = "Softmax.Probabilities(double[][] logits)",
        });

    /// <summary>Softmax with cross-entropy, forward and backward.</summary>
    public static Graph<CategoricalCase> Categorical { get; } = new(
        new(P, "softmax of each row's logits", v =>
            v.Case.Logits.Select(row => SoftmaxCrossEntropyOracle.Probabilities(row).AsDoubles()).ToArray()),
        new(Loss, "the loss of each row, by its true class", v => v.IsChanged(P)
            ? ((double[][])v[P]).Zip(v.Case.Labels, (p, y) => -Math.Log(p[y])).ToArray()
            : v.Case.Logits.Zip(v.Case.Labels, SoftmaxCrossEntropyOracle.Loss).AsDoubles()),
        new("J", "the mean loss", v => ((double[])v[Loss]).Average())
        {
            Call = "CategoricalCrossEntropy.Cost(double[][] logits, int[] labels)",
        },
        new(Error, "1 subtracted at the true class", v => ((double[][])v[P])
            .Zip(v.Case.Labels, (row, y) => row.Select((p, j) => p - (j == y ? 1 : 0)).ToArray()).ToArray())
        {
            IsBackward = true,
        },
        new("∂J/∂z", "(p − y)/m", v =>
            Array.ConvertAll((double[][])v[Error], row => Array.ConvertAll(row, error => error / v.Case.Labels.Length)))
        {
            IsBackward = true,
            Call = "CategoricalCrossEntropy.Gradient(double[][] logits, int[] labels)",
        });

    /// <summary>The sigmoid with cross-entropy, forward and backward.</summary>
    public static Graph<BinaryCase> Binary { get; } = new(
        new(P, "the sigmoid of each logit", v =>
            v.Case.Logits.Select(z => (double)SoftmaxCrossEntropyOracle.Probability([0, z], 1)).ToArray()),
        new(Loss, "−ln p of a yes, −ln(1 − p) of a no", v => v.IsChanged(P)
            ? ((double[])v[P]).Zip(v.Case.Labels, (p, y) => -Math.Log(y == 1 ? p : 1 - p)).ToArray()
            : v.Case.Logits.Zip(v.Case.Labels, SoftmaxCrossEntropyOracle.Loss).AsDoubles()),
        new("J", "the mean loss", v => ((double[])v[Loss]).Average())
        {
            Call = "BinaryCrossEntropy.Cost(double[] logits, int[] labels)",
        },
        new(Error, "probability minus label", v => ((double[])v[P]).Zip(v.Case.Labels, (p, y) => p - y).ToArray())
        {
            IsBackward = true,
        },
        new("∂J/∂z", "(p − y)/m", v => Array.ConvertAll((double[])v[Error], error => error / v.Case.Labels.Length))
        {
            IsBackward = true,
            Call = "BinaryCrossEntropy.Gradient(double[] logits, int[] labels)",
        });

    internal const string Shifted = "z − max";
    internal const string P = "p";
    internal const string Loss = "−ln p_y";
    internal const string Error = "p − y";
}
