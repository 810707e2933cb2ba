namespace Katas.Activations;

/// <summary>tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1: maps any number into the range −1 to 1.</summary>
public static class Tanh
{
    /// <summary>a = tanh z: −1 for a very negative z, 1 for a very large one. NaN gives NaN.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // TODO (task 3): how do you turn σ, which runs from 0 to 1, into a curve from −1 to 1 that is four times as steep?
        throw new NotImplementedException();

    /// <summary>∂a/∂z at z: 1 − a² with a = tanh z.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        // TODO (task 3): which number is squared, z or a?
        throw new NotImplementedException();

    /// <summary>∂a/∂z, computed from the output: 1 − a².</summary>
    /// <param name="a">The output of <see cref="Value"/>, −1 ≤ a ≤ 1, not z.</param>
    public static double DerivativeFromOutput(double a) =>
        // TODO (task 3): where is this curve steepest, and what is a there?
        throw new NotImplementedException();
}
