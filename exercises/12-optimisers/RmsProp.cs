namespace Katas.Optimisers;

/// <summary>RMSprop (Hinton, 2012), in PyTorch's form: divides a slope by the usual size of its parameter's slopes.</summary>
/// <param name="parameters">θ: the n initial parameters. They are copied; the caller's array doesn't change.</param>
/// <param name="rho">ρ: the share of the mean square v that each step keeps, 0 ≤ ρ &lt; 1.</param>
/// <param name="epsilon">ε &gt; 0: keeps the divisor away from 0.</param>
public sealed class RmsProp(double[] parameters, double rho = 0.99, double epsilon = 1e-8)
{
    /// <summary>The current θ. Read it again after each step: it can be a different array then.</summary>
    public double[] Parameters { get; } = [.. parameters];

    /// <summary>
    /// One step: v ← ρv + (1 − ρ)g², then θ ← θ − ηg/(√v + ε), with one v per parameter, 0 before the first step.
    /// </summary>
    /// <param name="gradient">g: n slopes; left unchanged. The caller can refill the array for the next step.</param>
    /// <param name="learningRate">η for this step: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">gradient isn't n long, or η isn't finite and positive; nothing changes.</exception>
    public void Update(double[] gradient, double learningRate)
    {
        Guard.Pairs(gradient, Parameters);
        Guard.FiniteAndPositive(learningRate);

        // TODO (task 2): how large are this parameter's slopes usually, and what is left of one if you divide it by that?
        throw new NotImplementedException();
    }
}
