namespace Katas.Optimisers;

/// <summary>A limit to the length of a step.</summary>
public static class Clipping
{
    /// <summary>The gradients, scaled by maxNorm/‖g‖ if ‖g‖ is over maxNorm, where ‖g‖ = √Σg² runs over every slope of every layer.</summary>
    /// <param name="gradients">g: an array of slopes for each layer, of any lengths; they stay as they were.</param>
    /// <param name="maxNorm">The longest that ‖g‖ may be: finite and greater than 0.</param>
    /// <returns>New arrays in the shapes of the gradients, also where nothing was over the limit.</returns>
    /// <exception cref="ArgumentException">maxNorm is not finite and positive.</exception>
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Guard.RequireFiniteAndPositive(maxNorm, nameof(maxNorm));

        var squares = 0.0;
        foreach (var layer in gradients)
        {
            foreach (var slope in layer)
            {
                squares += slope * slope;
            }
        }

        var norm = Math.Sqrt(squares);
        var scale = norm > maxNorm ? maxNorm / norm : 1;
        return Array.ConvertAll(gradients, layer => Array.ConvertAll(layer, slope => scale * slope));
    }
}
