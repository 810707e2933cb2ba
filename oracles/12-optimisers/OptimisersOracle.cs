namespace Katas.Oracles.Optimisers;

/// <summary>
/// The right answers of stage 12, without running totals: each step looks at all slopes so far and weighs them by their age.
/// </summary>
public static class OptimisersOracle
{
    /// <summary>v after step t, counted from 0: Σₛ μ^(t − s) gₛ over the steps s so far.</summary>
    public static decimal Velocity(MomentumCase c, int t, int parameter) =>
        Enumerable.Range(0, t + 1).Sum(s => Power(c.Momentum, t - s) * c.Gradients[s][parameter]);

    /// <summary>θ after each step: θ₀ − Σₜ ηₜ vₜ.</summary>
    public static decimal[][] Walk(MomentumCase c) => Walk(c.Parameters, c.Rates, (t, i) => Velocity(c, t, i));

    /// <summary>v after step t, counted from 0: (1 − ρ) Σₛ ρ^(t − s) gₛ² over the steps s so far.</summary>
    public static decimal MeanSquare(RmsPropCase c, int t, int parameter) =>
        (1 - c.Rho) * Enumerable.Range(0, t + 1)
            .Sum(s => Power(c.Rho, t - s) * c.Gradients[s][parameter] * c.Gradients[s][parameter]);

    /// <summary>θ after each step: θ₀ − Σₜ ηₜ gₜ / (√vₜ + ε).</summary>
    public static decimal[][] Walk(RmsPropCase c) => Walk(c.Parameters, c.Rates, (t, i) =>
        c.Gradients[t][i] / (Functions.Sqrt(MeanSquare(c, t, i)) + c.Epsilon));

    /// <summary>
    /// m̂ or v̂ after step t, counted from 0: the mean of the slopes so far, or of their squares, weighed by β^age. Corrected, it
    /// is just that.
    /// </summary>
    public static decimal Mean(AdamCase c, int t, int parameter, Func<decimal, decimal> of, decimal beta)
    {
        var steps = Enumerable.Range(0, t + 1).ToArray();
        return steps.Sum(s => Power(beta, t - s) * of(c.Gradients[s][parameter])) / steps.Sum(s => Power(beta, t - s));
    }

    /// <summary>θ after each step: θ₀ − Σₜ ηₜ m̂ₜ / (√v̂ₜ + ε).</summary>
    public static decimal[][] Walk(AdamCase c) => Walk(c.Parameters, c.Rates, (t, i) =>
        Mean(c, t, i, slope => slope, c.Beta1) / (Functions.Sqrt(Mean(c, t, i, slope => slope * slope, c.Beta2)) + c.Epsilon));

    /// <summary>How often the rate has dropped: the first time when <c>every</c> epochs are over.</summary>
    public static int Drops(StepDecayCase c) =>
        Enumerable.Range(1, c.Step + 1).Count(drop => drop * c.Every * c.StepsPerEpoch <= c.Step);

    /// <summary>η₀, and the factor once for each drop.</summary>
    public static decimal Rate(StepDecayCase c) => c.Initial * Power(c.Factor, Drops(c));

    /// <summary>η₀, and e^−decay once for each epoch that is over.</summary>
    public static decimal Rate(ExponentialDecayCase c) =>
        c.Initial * Power(
            Functions.Exp(-c.Decay), Enumerable.Range(1, c.Step + 1).Count(epoch => epoch * c.StepsPerEpoch <= c.Step));

    /// <summary>‖g‖ = √Σg², over all layers.</summary>
    public static decimal Norm(decimal[][] gradients) =>
        Functions.Sqrt(gradients.SelectMany(layer => layer).Sum(slope => slope * slope));

    /// <summary>The same direction, and no longer than the limit.</summary>
    public static decimal[][] Clipped(ClippingCase c) => Norm(c.Gradients) <= c.MaxNorm
        ? c.Gradients
        : [.. c.Gradients.Select(layer => layer.Select(slope => slope / Norm(c.Gradients) * c.MaxNorm).ToArray())];

    private static decimal[][] Walk(decimal[] start, decimal[] rates, Func<int, int, decimal> direction) =>
        [.. rates.Select((_, t) =>
            start.Select((theta, i) => theta - Enumerable.Range(0, t + 1).Sum(s => rates[s] * direction(s, i))).ToArray())];

    private static decimal Power(decimal factor, int times) =>
        Enumerable.Repeat(factor, times).Aggregate(1m, (product, each) => product * each);
}
