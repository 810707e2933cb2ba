namespace Katas.Oracles.NeuronForward;

/// <summary>How stage 01 gets from x to a.</summary>
public static class NeuronForwardGraph
{
    /// <summary>For one row.</summary>
    public static Graph<NeuronForwardCase> Example { get; } = new(
        new(Products, "each weight times its feature", v => ProductsOf(v.Case, v.Case.X)),
        new(Sum, "the products added up", v => v.Row(Products).Sum()),
        new(Z, "w·x + b", v => v.Number(Sum) + v.Case.Bias) { Call = "Neuron.PreActivation(x)" },
        new(A, "max(αz, z)", v => NeuronForwardOracle.Activation(v.Number(Z), v.Case.Alpha)) { Call = "Neuron.Forward(x)" });

    /// <summary>For every row of a batch.</summary>
    public static Graph<NeuronForwardCase> Batch { get; } = new(
        new(Products, "each weight times its feature", v => (decimal[][])[.. v.Case.Batch.Select(x => ProductsOf(v.Case, x))]),
        new(Sum, "the products added up", v => (decimal[])[.. v.Rows(Products).Select(row => row.Sum())]),
        new(Z, "w·x + b", v => (decimal[])[.. v.Row(Sum).Select(sum => sum + v.Case.Bias)]),
        new(A, "max(αz, z)", v => (decimal[])[.. v.Row(Z).Select(z => NeuronForwardOracle.Activation(z, v.Case.Alpha))])
        {
            Call = "Neuron.Forward(batch)",
        });

    internal const string Products = "wⱼxⱼ";
    internal const string Sum = "w·x";
    internal const string Z = "z";
    internal const string A = "a";

    private static decimal[] ProductsOf(NeuronForwardCase c, decimal[] x) => [.. c.Weights.Zip(x, (w, xj) => w * xj)];
}
