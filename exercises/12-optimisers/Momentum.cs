namespace Katas.Optimisers;

/// <summary>Gradient descent with momentum (Polyak, 1964), in PyTorch's form: v ← μv + g, then θ ← θ − ηv.</summary>
/// <remarks>Keras has η inside, v ← μv − ηg and θ ← θ + v: the same steps while η stays the same, others once η changes.</remarks>
/// <param name="parameters">θ: n parameters to begin with, copied; the caller's array stays as it was.</param>
/// <param name="momentum">μ: the part of its velocity that a parameter keeps at each step, 0 ≤ μ &lt; 1.</param>
public sealed class Momentum(double[] parameters, double momentum = 0.9)
{
    /// <summary>θ as it is now; after a step that may be another array.</summary>
    public double[] Parameters { get; } = [.. parameters];

    /// <summary>One step: v ← μv + g, then θ ← θ − ηv, with a v for each parameter, 0 before the first step.</summary>
    /// <param name="gradient">g: n slopes; they stay as they were.</param>
    /// <param name="learningRate">η of this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">The gradient is not n long, or η is not finite and positive; nothing is changed.</exception>
    public void Update(double[] gradient, double learningRate)
    {
        Guard.RequireStep(Parameters, gradient, learningRate);

        // TODO (task 1): what does a parameter carry over from the last step, and where do you keep it?
        throw new NotImplementedException();
    }
}
