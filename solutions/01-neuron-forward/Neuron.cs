namespace Katas.NeuronForward;

/// <summary>One neuron: a weighted sum of its inputs plus a bias, then a leaky ReLU.</summary>
/// <param name="weights">w: n weights, one per feature.</param>
/// <param name="bias">b: added once to the weighted sum.</param>
/// <param name="alpha">α: the leaky ReLU's slope below zero, 0 ≤ α &lt; 1.</param>
public sealed class Neuron(double[] weights, double bias, double alpha = 0.01)
{
    /// <summary>z = w·x + b = w₁x₁ + … + wₙxₙ + b, the pre-activation.</summary>
    /// <param name="x">One example: n features.</param>
    /// <exception cref="ArgumentException">x does not have n values.</exception>
    public double PreActivation(double[] x)
    {
        Guard.Pairs(x, weights);

        var z = bias;
        for (var i = 0; i < x.Length; i++)
        {
            z += weights[i] * x[i];
        }

        return z;
    }

    /// <summary>a = max(αz, z), the activation.</summary>
    /// <param name="x">One example: n features.</param>
    /// <exception cref="ArgumentException">x does not have n values.</exception>
    public double Forward(double[] x)
    {
        var z = PreActivation(x);
        return Math.Max(alpha * z, z);
    }

    /// <summary>The activation of each row: a⁽ⁱ⁾ = max(αz⁽ⁱ⁾, z⁽ⁱ⁾).</summary>
    /// <param name="batch">m rows of n features; m may be 0.</param>
    /// <returns>A new array of m activations, in the order of the rows.</returns>
    /// <exception cref="ArgumentException">A row does not have n values.</exception>
    public double[] Forward(double[][] batch)
    {
        var activations = new double[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            activations[i] = Forward(batch[i]);
        }

        return activations;
    }
}
