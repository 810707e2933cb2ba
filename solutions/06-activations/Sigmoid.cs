namespace Katas.Activations;

/// <summary>σ(z) = 1 / (1 + e⁻ᶻ): any number, squashed to between 0 and 1.</summary>
public static class Sigmoid
{
    /// <summary>a = σ(z). Far left it is 0 or nearly 0, far right 1. Not a number stays not a number.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // Far left e⁻ᶻ is ∞, and 1 / ∞ is 0. With eᶻ above the line as well it would be ∞ / ∞, not a number.
        1 / (1 + Math.Exp(-z));

    /// <summary>∂a/∂z at z: a(1 − a) with a = σ(z).</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        DerivativeFromOutput(Value(z));

    /// <summary>∂a/∂z, read off the output: a(1 − a).</summary>
    /// <param name="a">What <see cref="Value"/> gave, 0 ≤ a ≤ 1. Not z.</param>
    public static double DerivativeFromOutput(double a) =>
        a * (1 - a);
}
