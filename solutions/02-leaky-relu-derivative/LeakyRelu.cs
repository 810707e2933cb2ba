namespace Katas.LeakyReluDerivative;

/// <summary>The leaky ReLU and its derivative.</summary>
public static class LeakyRelu
{
    /// <summary>a = max(αz, z). Given.</summary>
    /// <param name="z">The pre-activation.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    public static double Value(double z, double alpha = 0.01) => Math.Max(alpha * z, z);

    /// <summary>∂a/∂z: 1 for z &gt; 0, α for z &lt; 0. At the kink, z = 0, it is α, as in PyTorch.</summary>
    /// <param name="z">The pre-activation.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    public static double Derivative(double z, double alpha = 0.01) => z > 0 ? 1 : alpha;

    /// <summary>∂a/∂z at each element of z.</summary>
    /// <param name="z">The pre-activations, any number of them; not changed.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    /// <returns>A new array of the same length as z.</returns>
    public static double[] Derivative(double[] z, double alpha = 0.01)
    {
        var slopes = new double[z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            slopes[i] = Derivative(z[i], alpha);
        }

        return slopes;
    }
}
