namespace Katas.Optimisers;

/// <summary>Adam (Kingma and Ba, 2015): each parameter moves by about η per step, however large its slopes are.</summary>
/// <param name="parameters">θ: the n initial parameters. They are copied; the caller's array doesn't change.</param>
/// <param name="beta1">β₁: the share of the mean slope m that each step keeps, 0 ≤ β₁ &lt; 1.</param>
/// <param name="beta2">β₂: the share of the mean square v that each step keeps, 0 ≤ β₂ &lt; 1.</param>
/// <param name="epsilon">ε &gt; 0: keeps the divisor away from 0.</param>
public sealed class Adam(double[] parameters, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
{
    /// <summary>The current θ. Read it again after each step: it can be a different array then.</summary>
    public double[] Parameters { get; } = [.. parameters];

    /// <summary>One step: θ ← θ − η m̂/(√v̂ + ε), with one m and one v per parameter.</summary>
    /// <remarks>
    /// m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g², both 0 before the first step; m̂ = m/(1 − β₁ᵗ) and
    /// v̂ = v/(1 − β₂ᵗ), where t counts this object's steps: it is 1 in the first.
    /// </remarks>
    /// <param name="gradient">g: n slopes; left unchanged. The caller can refill the array for the next step.</param>
    /// <param name="learningRate">η for this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">gradient isn't n long, or η isn't finite and positive; nothing changes.</exception>
    public void Update(double[] gradient, double learningRate)
    {
        Guard.Pairs(gradient, Parameters);
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 3): two running means start at 0 and are too small at first; by how much?
        throw new NotImplementedException();
    }
}
