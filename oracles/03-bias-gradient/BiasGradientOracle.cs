namespace Katas.Oracles.BiasGradient;

/// <summary>The slopes of J at one point.</summary>
public sealed record Gradient(decimal[] Weight, decimal Bias);

/// <summary>The right answers of stage 03: J from its definition, its slopes by differences of J, in exact decimals.</summary>
public static class BiasGradientOracle
{
    /// <summary>J = 1/(2m) Σ (a − y)².</summary>
    public static decimal Cost(BiasGradientCase c) => CostNear(c, KinkSide.Left)(c.Weights, c.Bias);

    /// <summary>∂J/∂b, by either end of the kink.</summary>
    public static IEnumerable<decimal> BiasGradient(BiasGradientCase c) => Kink.Both(side => Gradient(c, side).Bias);

    /// <summary>∂J/∂w, by either end of the kink.</summary>
    public static IEnumerable<decimal[]> WeightGradient(BiasGradientCase c) => Kink.Both(side => Gradient(c, side).Weight);

    /// <summary>Both slopes.</summary>
    public static Gradient Gradient(BiasGradientCase c, KinkSide side)
    {
        var cost = CostNear(c, side);
        return new Gradient(
            Difference.Central(w => cost(w, c.Bias), c.Weights),
            Difference.Central(b => cost(c.Weights, b), c.Bias));
    }

    /// <summary>The slope of the line that each row's z is on.</summary>
    public static decimal[] Slopes(BiasGradientCase c, KinkSide side) =>
        [.. c.PreActivations.Select(z => side.IsRight(z) ? 1 : c.Alpha)];

    /// <summary>
    /// J as a function of (w, b), every row kept on the line that its z is on at the case's own point. There it is J itself, and
    /// it is quadratic, so that differences of it are exact however large the inputs.
    /// </summary>
    private static Func<decimal[], decimal, decimal> CostNear(BiasGradientCase c, KinkSide side)
    {
        var slopes = Slopes(c, side);
        return (w, b) => c.Batch
            .Select((x, i) => (slopes[i] * (Numbers.Dot(w, x) + b)) - c.Targets[i])
            .Sum(error => error * error) / (2 * c.Batch.Length);
    }
}
