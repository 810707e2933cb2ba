namespace Katas.Optimisers;

/// <summary>Adam (Kingma and Ba, 2015): a step of about η for each parameter, whatever the size of its slopes.</summary>
/// <param name="parameters">θ: n parameters to begin with, copied; the caller's array stays as it was.</param>
/// <param name="beta1">β₁: how much of the mean slope m each step keeps, 0 ≤ β₁ &lt; 1.</param>
/// <param name="beta2">β₂: how much of the mean square v each step keeps, 0 ≤ β₂ &lt; 1.</param>
/// <param name="epsilon">ε &gt; 0: keeps the divisor off 0.</param>
public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    /// <summary>θ as it is now; after a step that may be another array.</summary>
    public double[] Parameters { get; } = [.. parameters];

    /// <summary>One step: θ ← θ − η m̂/(√v̂ + ε), for each parameter by its own m and v.</summary>
    /// <remarks>
    /// m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g², both 0 before the first step; m̂ = m/(1 − β₁ᵗ) and
    /// v̂ = v/(1 − β₂ᵗ), where t counts the steps of this object: 1 in the first.
    /// </remarks>
    /// <param name="gradient">g: n slopes; they stay as they were.</param>
    /// <param name="learningRate">η of this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">The gradient is not n long, or η is not finite and positive; nothing is changed.</exception>
    public void Update(double[] gradient, double learningRate)
    {
        Guard.RequireStep(Parameters, gradient, learningRate);

        // TODO (task 2): two means that begin at 0 are too small at first; by how much?
        throw new NotImplementedException();
    }
}
