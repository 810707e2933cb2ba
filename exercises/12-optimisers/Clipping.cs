namespace Katas.Optimisers;

/// <summary>Limits the length of a gradient.</summary>
public static class Clipping
{
    /// <summary>
    /// The gradients, scaled by maxNorm/‖g‖ if ‖g‖ is over maxNorm. The global norm ‖g‖ = √Σg² covers every slope of every
    /// layer.
    /// </summary>
    /// <param name="gradients">g: one array of slopes per layer, of any lengths; left unchanged.</param>
    /// <param name="maxNorm">The upper limit for ‖g‖: finite and greater than 0.</param>
    /// <returns>New arrays in the shapes of the gradients, even if ‖g‖ isn't over the limit.</returns>
    /// <exception cref="ArgumentException">maxNorm isn't finite and positive.</exception>
    public static double[][] ByGlobalNorm(double[][] gradients, double maxNorm)
    {
        Guard.FiniteAndPositive(maxNorm);

        // TODO (task 6): how long is the gradient of all layers together, and how do you shorten it without turning it?
        throw new NotImplementedException();
    }
}
