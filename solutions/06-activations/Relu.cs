namespace Katas.Activations;

/// <summary>max(αz, z): the plain ReLU if α = 0, a leaky ReLU if α &gt; 0.</summary>
public static class Relu
{
    /// <summary>a = max(αz, z).</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double Value(double z, double alpha = 0) =>
        Math.Max(alpha * z, z);

    /// <summary>∂a/∂z at z: 1 for z &gt; 0, α for z &lt; 0. At the kink, z = 0, it is α, as in PyTorch.</summary>
    /// <param name="z">The pre-activation: any finite number.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double Derivative(double z, double alpha = 0) =>
        z > 0 ? 1 : alpha;

    /// <summary>∂a/∂z, computed from the output: 1 for a &gt; 0, else α. If α = 0, every z ≤ 0 gives a = 0.</summary>
    /// <param name="a">The output of <see cref="Value"/> with the same α, not z.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1; 0 by default.</param>
    public static double DerivativeFromOutput(double a, double alpha = 0) =>
        a > 0 ? 1 : alpha;
}
