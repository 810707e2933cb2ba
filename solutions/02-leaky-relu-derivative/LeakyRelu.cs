namespace Katas.LeakyReluDerivative;

/// <summary>The leaky ReLU and its slope.</summary>
public static class LeakyRelu
{
    /// <summary>a = max(αz, z). Given.</summary>
    /// <param name="z">The pre-activation.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    public static double Value(double z, double alpha = 0.01) => Math.Max(alpha * z, z);

    /// <summary>∂a/∂z: 1 for z &gt; 0, α for z &lt; 0. At z = 0, where the line has a corner, it is α here, as in PyTorch.</summary>
    /// <param name="z">The pre-activation.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    public static double Derivative(double z, double alpha = 0.01) => z > 0 ? 1 : alpha;

    /// <summary>∂a/∂z of every element.</summary>
    /// <param name="z">The pre-activations, any number of them; they stay as they were.</param>
    /// <param name="alpha">α: the slope below zero, 0 ≤ α &lt; 1.</param>
    /// <returns>A new array, as long as z.</returns>
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
