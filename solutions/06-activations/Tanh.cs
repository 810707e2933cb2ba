namespace Katas.Activations;

/// <summary>tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1: any number, squashed to between −1 and 1.</summary>
public static class Tanh
{
    /// <summary>a = tanh z. Far left it is −1, far right 1. Not a number stays not a number.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // 2σ(2z) − 1 is as right, but loses digits near 0, where it subtracts 1 from nearly 1.
        Math.Tanh(z);

    /// <summary>∂a/∂z at z: 1 − a² with a = tanh z.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        DerivativeFromOutput(Value(z));

    /// <summary>∂a/∂z, read off the output: 1 − a².</summary>
    /// <param name="a">What <see cref="Value"/> gave, −1 ≤ a ≤ 1. Not z.</param>
    public static double DerivativeFromOutput(double a) =>
        1 - (a * a);
}
