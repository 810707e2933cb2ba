namespace Katas.Oracles.Activations;

/// <summary>A curve that squashes.</summary>
/// <param name="Name">As a formula writes it.</param>
/// <param name="Value">a at z.</param>
/// <param name="Inverse">The z that an a comes from, for an a between the ends.</param>
public sealed record Curve(string Name, Func<decimal, decimal> Value, Func<decimal, decimal> Inverse)
{
    /// <summary>1 / (1 + e⁻ᶻ), with no power over e⁰: left of zero it is 1 − σ(−z).</summary>
    public static Curve Sigmoid { get; } = new(
        "σ",
        z => z < 0 ? 1 - (1 / (1 + Functions.Exp(z))) : 1 / (1 + Functions.Exp(-z)),
        a => Functions.Log(a / (1 - a)));

    /// <summary>(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ).</summary>
    public static Curve Tanh { get; } = new("tanh", Functions.Tanh, a => Functions.Log((1 + a) / (1 - a)) / 2);

    /// <summary>∂a/∂z by a short run to both sides.</summary>
    public decimal Slope(decimal z) => Difference.Central(Value, z, Difference.Fine);

    /// <summary>∂a/∂z at the z that a comes from; at the ends, which only rounding reaches, the curve is level.</summary>
    public decimal SlopeFromOutput(decimal a) => a == Value(-1000) || a == Value(1000) ? 0 : Slope(Inverse(a));
}

/// <summary>
/// The right answers of stage 06, in exact decimals: values from the definition, slopes from differences of them.
/// </summary>
public static class ActivationsOracle
{
    /// <summary>a of a squashing curve.</summary>
    public static decimal Value(PointCase c) => c.Curve.Value(c.Z);

    /// <summary>∂a/∂z of it.</summary>
    public static decimal Slope(PointCase c) => c.Curve.Slope(c.Z);

    /// <summary>∂a/∂z of it, where a is known and z is not.</summary>
    public static decimal Slope(OutputCase c) => c.Curve.SlopeFromOutput(c.A);

    /// <summary>max(αz, z).</summary>
    public static decimal Relu(decimal z, decimal alpha) => Math.Max(alpha * z, z);

    /// <summary>
    /// Rise over run between z and 2z, which are on the same line; at the kink, between 0 and a neighbour on either side.
    /// </summary>
    public static decimal ReluSlope(decimal z, decimal alpha, KinkSide side)
    {
        var run = z != 0 ? z : side == KinkSide.Left ? -1 : 1;
        return (Relu(z + run, alpha) - Relu(z, alpha)) / run;
    }

    /// <summary>a of the (leaky) ReLU.</summary>
    public static decimal Relu(ReluCase c) => Relu(c.Z, c.Alpha);

    /// <summary>∂a/∂z of it, by either end of the kink.</summary>
    public static IEnumerable<decimal> ReluSlope(ReluCase c) => Kink.Both(side => ReluSlope(c.Z, c.Alpha, side));

    /// <summary>∂a/∂z at the z that a comes from: if nothing leaks, every z left of zero gives 0.</summary>
    public static IEnumerable<decimal> ReluSlope(ReluOutputCase c) => c is { A: 0, Alpha: 0 }
        ? [ReluSlope(-1, 0, KinkSide.Left)]
        : Kink.Both(side => ReluSlope(c.A > 0 ? c.A : c.A / c.Alpha, c.Alpha, side));

    /// <summary>f(z) of every element; f(z) = z² − 1 stands for the curve.</summary>
    public static decimal[][] Forward(ForwardCase c) => [.. c.Z.Select(row => row.Select(ForwardCase.Function).ToArray())];

    /// <summary>∂J/∂a · ∂a/∂z of every element; 2 − a stands for the slope.</summary>
    public static decimal[][] Backward(BackwardCase c) => c.Map((slope, a) => slope * BackwardCase.Slope(a));
}
