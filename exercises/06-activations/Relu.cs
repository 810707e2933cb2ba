namespace Katas.Activations;

/// <summary>max(αz, z): the plain ReLU with α = 0, a leaky one with α &gt; 0.</summary>
public static class Relu
{
    /// <summary>a = max(αz, z).</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double Value(double z, double alpha = 0) =>
        // TODO (task 4): what is left of stage 01's bend if nothing leaks?
        throw new NotImplementedException();

    /// <summary>∂a/∂z at z: 1 for z &gt; 0, α for z &lt; 0. At z = 0, where the line has a corner, either end is right.</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double Derivative(double z, double alpha = 0) =>
        // TODO (task 4): which of the two lines is z on?
        throw new NotImplementedException();

    /// <summary>
    /// ∂a/∂z, read off the output: 1 for a &gt; 0, α for a &lt; 0. If α = 0, an a of 0 comes from every z ≤ 0, and the slope is 0;
    /// if α &gt; 0, it comes from the corner alone, where either end is right.
    /// </summary>
    /// <param name="a">What <see cref="Value"/> gave with the same α. Not z.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double DerivativeFromOutput(double a, double alpha = 0) =>
        // TODO (task 4): if the plain ReLU answered 0, on which side was z?
        throw new NotImplementedException();
}
