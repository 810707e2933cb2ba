namespace Katas.Activations;

/// <summary>The sigmoid σ(z) = 1 / (1 + e⁻ᶻ): maps any number into the range 0 to 1.</summary>
public static class Sigmoid
{
    /// <summary>a = σ(z): 0 or nearly 0 for a very negative z, 1 for a very large one. NaN gives NaN.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // For a very negative z, e⁻ᶻ is ∞, and 1 / ∞ is 0. The form eᶻ / (1 + eᶻ) gives ∞ / ∞, NaN, for a large z.
        1 / (1 + Math.Exp(-z));

    /// <summary>∂a/∂z at z: a(1 − a) with a = σ(z).</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        DerivativeFromOutput(Value(z));

    /// <summary>∂a/∂z, computed from the output: a(1 − a).</summary>
    /// <param name="a">The output of <see cref="Value"/>, 0 ≤ a ≤ 1, not z.</param>
    public static double DerivativeFromOutput(double a) =>
        a * (1 - a);
}
