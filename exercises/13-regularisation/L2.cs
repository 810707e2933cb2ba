namespace Katas.Regularisation;

/// <summary>The parameters of a layer, or a slope for each of them.</summary>
/// <param name="Weights">units × inputs.</param>
/// <param name="Biases">One a unit.</param>
public sealed record Layer(double[][] Weights, double[] Biases);

/// <summary>A price on large weights: λ/2 Σ w² on top of the mean cost, over every weight of every layer. Biases are free.</summary>
public static class L2
{
    /// <summary>J = (1/m) Σ L + λ/2 Σ w².</summary>
    /// <param name="losses">L: one a row, m ≥ 1.</param>
    /// <param name="layers">The network, layer by layer.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    public static double Cost(double[] losses, Layer[] layers, double lambda)
    {
        // TODO (task 1): who pays the price, which number of theirs counts, and how often does the mean divide it?
        throw new NotImplementedException();
    }

    /// <summary>The slopes of that J: ∂/∂w of the mean cost plus λw for a weight, ∂/∂b of the mean cost for a bias.</summary>
    /// <param name="slopes">Those of the mean cost (1/m) Σ L, in the shapes of the layers; they stay as they were.</param>
    /// <param name="layers">The network, layer by layer.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    /// <returns>New arrays, those of the biases too.</returns>
    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        // TODO (task 2): how much does the price change when one weight moves by a hair, and when a bias does?
        throw new NotImplementedException();
    }
}
