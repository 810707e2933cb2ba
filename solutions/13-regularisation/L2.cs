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
        var squares = 0.0;
        foreach (var layer in layers)
        {
            foreach (var row in layer.Weights)
            {
                foreach (var w in row)
                {
                    squares += w * w;
                }
            }
        }

        return losses.Average() + (lambda / 2 * squares);
    }

    /// <summary>The slopes of that J: ∂/∂w of the mean cost plus λw for a weight, ∂/∂b of the mean cost for a bias.</summary>
    /// <param name="slopes">Those of the mean cost (1/m) Σ L, in the shapes of the layers; they stay as they were.</param>
    /// <param name="layers">The network, layer by layer.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    /// <returns>New arrays, those of the biases too.</returns>
    public static Layer[] Gradients(Layer[] slopes, Layer[] layers, double lambda)
    {
        var gradients = new Layer[layers.Length];
        for (var l = 0; l < layers.Length; l++)
        {
            gradients[l] = new Layer([.. slopes[l].Weights.Select(row => row.ToArray())], [.. slopes[l].Biases]);
            for (var i = 0; i < layers[l].Weights.Length; i++)
            {
                for (var j = 0; j < layers[l].Weights[i].Length; j++)
                {
                    gradients[l].Weights[i][j] += lambda * layers[l].Weights[i][j];
                }
            }
        }

        return gradients;
    }
}
