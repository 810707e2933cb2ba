namespace Katas.Activations;

/// <summary>max(αz, z): the plain ReLU if α = 0, a leaky ReLU if α &gt; 0.</summary>
public static class Relu
{
    /// <summary>a = max(αz, z).</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double Value(double z, double alpha = 0) =>
        // TODO (task 4): what is left of stage 01's leaky ReLU if nothing leaks?
        throw new NotImplementedException();

    /// <summary>∂a/∂z at z: 1 for z &gt; 0, α for z &lt; 0. At the kink, z = 0, both are accepted.</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double Derivative(double z, double alpha = 0) =>
        // TODO (task 4): which of the two lines is z on?
        throw new NotImplementedException();

    /// <summary>
    /// ∂a/∂z, computed from the output: 1 for a &gt; 0, α for a &lt; 0. For a = 0: if α = 0, every z ≤ 0 gives it, so ∂a/∂z is 0;
    /// if α &gt; 0, only the kink gives it, so both 1 and α are accepted.
    /// </summary>
    /// <param name="a">The output of <see cref="Value"/> with the same α, not z.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double DerivativeFromOutput(double a, double alpha = 0) =>
        // TODO (task 4): if the plain ReLU returned 0, which side of zero was z on?
        throw new NotImplementedException();
}
