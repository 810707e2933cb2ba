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

        // TODO (task 1): which weight does each input get, and what is added once?
        throw new NotImplementedException();
    }

    /// <summary>a = max(αz, z), the activation.</summary>
    /// <param name="x">One example: n features.</param>
    /// <exception cref="ArgumentException">x does not have n values.</exception>
    public double Forward(double[] x) =>
        // TODO (task 2): what does a leaky ReLU do to a negative z?
        throw new NotImplementedException();

    /// <summary>The activation of each row: a⁽ⁱ⁾ = max(αz⁽ⁱ⁾, z⁽ⁱ⁾).</summary>
    /// <param name="batch">m rows of n features; m may be 0.</param>
    /// <returns>A new array of m activations, in the order of the rows.</returns>
    /// <exception cref="ArgumentException">A row does not have n values.</exception>
    public double[] Forward(double[][] batch) =>
        // TODO (task 3): which of your methods already handles one row?
        throw new NotImplementedException();
}
