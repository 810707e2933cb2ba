namespace Katas.Activations;

/// <summary>tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2σ(2z) − 1: any number, squashed to between −1 and 1.</summary>
public static class Tanh
{
    /// <summary>a = tanh z. Far left it is −1, far right 1. Not a number stays not a number.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // TODO (task 3): how do you get from σ, which runs from 0 to 1, to a curve from −1 to 1 that is four times as steep?
        throw new NotImplementedException();

    /// <summary>∂a/∂z at z: 1 − a² with a = tanh z.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        // TODO (task 3): is it z that is squared?
        throw new NotImplementedException();

    /// <summary>∂a/∂z, read off the output: 1 − a².</summary>
    /// <param name="a">What <see cref="Value"/> gave, −1 ≤ a ≤ 1. Not z.</param>
    public static double DerivativeFromOutput(double a) =>
        // TODO (task 3): where is this curve steepest, and what is a there?
        throw new NotImplementedException();
}
