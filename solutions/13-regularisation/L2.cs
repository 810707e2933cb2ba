namespace Katas.Regularisation;

/// <summary>The parameters of a layer, or one slope for each of them.</summary>
/// <param name="Weights">units × inputs.</param>
/// <param name="Biases">One per unit.</param>
public sealed record Layer(double[][] Weights, double[] Biases);

/// <summary>
/// L2 regularisation: a penalty of λ/2 Σ w² on top of the mean loss, over every weight of every layer. Biases have none.
/// </summary>
public static class L2
{
    /// <summary>J = (1/m) Σ L + λ/2 Σ w².</summary>
    /// <param name="losses">L: one per row, m ≥ 1.</param>
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

    /// <summary>The slopes of J: ∂/∂w of the mean loss plus λw for a weight, ∂/∂b of the mean loss for a bias.</summary>
    /// <param name="slopes">The slopes of the mean loss (1/m) Σ L, in the shapes of the layers; left unchanged.</param>
    /// <param name="layers">The network, layer by layer.</param>
    /// <param name="lambda">λ ≥ 0.</param>
    /// <returns>New arrays, including those of the biases.</returns>
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
