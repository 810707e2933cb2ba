namespace Katas.Oracles.BiasGradient;

/// <summary>How stage 03 gets from a batch to its cost, and back to the slopes.</summary>
public static class BiasGradientGraph
{
    /// <summary>Forward to J, back to ∂J/∂b and ∂J/∂w.</summary>
    public static Graph<BiasGradientCase> All { get; } = new(
        new(Z, "w·x + b", v => (decimal[])[.. v.Case.Batch.Select(x => Numbers.Dot(v.Case.Weights, x) + v.Case.Bias)]),
        new(A, "max(αz, z)", v => (decimal[])[.. v.Row(Z).Select(z => Math.Max(v.Case.Alpha * z, z))]),
        new(Error, "output minus target", v => (decimal[])[.. v.Row(A).Zip(v.Case.Targets, (a, y) => a - y)]),
        new("J", "1/(2m) Σ (a − y)²", v => v.Row(Error).Sum(error => error * error) / (2 * v.Case.Batch.Length))
        {
            Call = "Neuron.Cost(batch, targets)",
        },
        new(Slope, "1 if z > 0, else α", v =>
            (decimal[])[.. v.Row(Z).Select(z => v.Side.IsRight(z) ? 1 : v.Case.Alpha)])
        { IsBackward = true },
        new(Delta, "(a − y)·f′(z)", v =>
            (decimal[])[.. v.Row(Error).Zip(v.Row(Slope), (error, slope) => error * slope)])
        { IsBackward = true },
        new("∂J/∂b", "(1/m) Σ δ", v => v.Row(Delta).Average())
        {
            IsBackward = true,
            Call = "Neuron.BiasGradient(batch, targets)",
        },
        new("∂J/∂w", "(1/m) Σ δ·x", v => (decimal[])[.. v.Case.Weights.Select((_, j) =>
            v.Row(Delta).Zip(v.Case.Batch, (delta, x) => delta * x[j]).Average())])
        {
            IsBackward = true,
            Call = "Neuron.WeightGradient(batch, targets)",
        });

    internal const string Z = "z";
    internal const string A = "a";
    internal const string Error = "a − y";
    internal const string Slope = "f′(z)";
    internal const string Delta = "δ";
}
