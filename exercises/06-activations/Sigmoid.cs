namespace Katas.Activations;

/// <summary>σ(z) = 1 / (1 + e⁻ᶻ): any number, squashed to between 0 and 1.</summary>
public static class Sigmoid
{
    /// <summary>a = σ(z). Far left it is 0 or nearly 0, far right 1. Not a number stays not a number.</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0, or NaN.</param>
    public static double Value(double z) =>
        // TODO (task 1): e¹⁰⁰⁰ is too large for a double; what does your formula make of z = 1000, and of z = −1000?
        throw new NotImplementedException();

    /// <summary>∂a/∂z at z: a(1 − a) with a = σ(z).</summary>
    /// <param name="z">The pre-activation: any finite number, however far from 0.</param>
    public static double Derivative(double z) =>
        // TODO (task 2): what does the formula want, and what are you given?
        throw new NotImplementedException();

    /// <summary>∂a/∂z, read off the output: a(1 − a).</summary>
    /// <param name="a">What <see cref="Value"/> gave, 0 ≤ a ≤ 1. Not z.</param>
    public static double DerivativeFromOutput(double a) =>
        // TODO (task 2): the squashing is done already; what is left to do?
        throw new NotImplementedException();
}
