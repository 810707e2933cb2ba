namespace Katas.Layers;

/// <summary>Turns each row of scores into probabilities: pᵢ = e^zᵢ / Σₖ e^zₖ.</summary>
public sealed class Softmax : ILayer
{
    private double[][] _p = [];

    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>pᵢ = e^zᵢ / Σₖ e^zₖ in every row, even for scores of ±1000.</summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _p = [.. batch.Select(Probabilities)];
        return _p;
    }

    /// <summary>∂J/∂zᵢ = pᵢ (gᵢ − Σₖ gₖpₖ), g a row of the gradient: every score moves every probability of its row.</summary>
    public double[][] Backward(double[][] gradient)
    {
        var dz = new double[gradient.Length][];
        for (var row = 0; row < gradient.Length; row++)
        {
            var (g, p) = (gradient[row], _p[row]);
            var mean = 0.0;
            for (var k = 0; k < g.Length; k++)
            {
                mean += g[k] * p[k];
            }

            dz[row] = [.. p.Select((pi, i) => pi * (g[i] - mean))];
        }

        return dz;
    }

    private static double[] Probabilities(double[] z)
    {
        var max = z.Max();
        double[] e = [.. z.Select(zi => Math.Exp(zi - max))];
        var sum = e.Sum();
        return [.. e.Select(ei => ei / sum)];
    }
}
