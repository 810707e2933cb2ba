namespace Katas.Activations;

/// <summary>tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1: maps any number into the range −1 to 1.</summary>
public static class Tanh
{
    /// <summary>a = tanh z: −1 for a very negative z, 1 for a very large one. NaN gives NaN.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // 2σ(2z) − 1 is just as correct, but loses digits near 0, where it subtracts 1 from nearly 1.
        Math.Tanh(z);

    /// <summary>∂a/∂z at z: 1 − a² with a = tanh z.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        DerivativeFromOutput(Value(z));

    /// <summary>∂a/∂z, computed from the output: 1 − a².</summary>
    /// <param name="a">The output of <see cref="Value"/>, −1 ≤ a ≤ 1, not z.</param>
    public static double DerivativeFromOutput(double a) =>
        1 - (a * a);
}
