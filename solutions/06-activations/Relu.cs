namespace Katas.Activations;

/// <summary>max(αz, z): the plain ReLU with α = 0, a leaky one with α &gt; 0.</summary>
public static class Relu
{
    /// <summary>a = max(αz, z).</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double Value(double z, double alpha = 0) =>
        Math.Max(alpha * z, z);

    /// <summary>∂a/∂z at z: 1 for z &gt; 0, α for z &lt; 0. At z = 0, where the line has a corner, it is α here, as in PyTorch.</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double Derivative(double z, double alpha = 0) =>
        z > 0 ? 1 : alpha;

    /// <summary>∂a/∂z, read off the output: 1 for a &gt; 0, else α. If α = 0, an a of 0 comes from every z ≤ 0, where nothing moves.</summary>
    /// <param name="a">What <see cref="Value"/> gave with the same α. Not z.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 unless given.</param>
    public static double DerivativeFromOutput(double a, double alpha = 0) =>
        a > 0 ? 1 : alpha;
}
