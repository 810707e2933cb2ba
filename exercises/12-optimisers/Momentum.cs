namespace Katas.Optimisers;

/// <summary>Gradient descent with momentum (Polyak, 1964), in PyTorch's form: v ← μv + g, then θ ← θ − ηv.</summary>
/// <remarks>
/// Keras puts η into the velocity, v ← μv − ηg and θ ← θ + v: the same steps while η stays the same, but not once η
/// changes.
/// </remarks>
/// <param name="parameters">θ: the n initial parameters. They are copied; the caller's array doesn't change.</param>
/// <param name="momentum">μ: the share of its velocity that a parameter keeps at each step, 0 ≤ μ &lt; 1.</param>
public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    /// <summary>The current θ. Read it again after each step: it can be a different array then.</summary>
    public double[] Parameters { get; } = [.. parameters];

    /// <summary>One step: v ← μv + g, then θ ← θ − ηv, with one v per parameter, 0 before the first step.</summary>
    /// <param name="gradient">g: n slopes; left unchanged. The caller can refill the array for the next step.</param>
    /// <param name="learningRate">η for this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">gradient isn't n long, or η isn't finite and positive; nothing changes.</exception>
    public void Update(double[] gradient, double learningRate)
    {
        Guard.Pairs(gradient, Parameters);
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 1): what does a parameter carry over from the previous step, and where do you keep it?
        throw new NotImplementedException();
    }
}
