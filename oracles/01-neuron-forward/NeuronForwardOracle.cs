namespace Katas.Oracles.NeuronForward;

/// <summary>The right answers of stage 01, from the definition in exact decimals.</summary>
public static class NeuronForwardOracle
{
    /// <summary>z = w·x + b.</summary>
    public static decimal PreActivation(NeuronForwardCase c, decimal[] x) => Numbers.Dot(c.Weights, x) + c.Bias;

    /// <summary>a = max(αz, z).</summary>
    public static decimal Forward(NeuronForwardCase c, decimal[] x) => Activation(PreActivation(c, x), c.Alpha);

    /// <summary>a of every row.</summary>
    public static decimal[] Forward(NeuronForwardCase c) => [.. c.Batch.Select(x => Forward(c, x))];

    /// <summary>max(αz, z).</summary>
    internal static decimal Activation(decimal z, decimal alpha) => Math.Max(alpha * z, z);
}
