namespace Katas.Oracles.LeakyReluDerivative;

/// <summary>The right answers of stage 02: rise over run on the line that z is on, in exact decimals.</summary>
public static class LeakyReluDerivativeOracle
{
    /// <summary>max(αz, z).</summary>
    public static decimal Value(decimal z, decimal alpha) => Math.Max(alpha * z, z);

    /// <summary>
    /// Rise over run between z and 2z, which are on the same line; at the kink, between 0 and a neighbour on either side.
    /// </summary>
    public static decimal Derivative(decimal z, decimal alpha, KinkSide side)
    {
        var run = z != 0 ? z : side == KinkSide.Left ? -1 : 1;
        return (Value(z + run, alpha) - Value(z, alpha)) / run;
    }

    /// <summary>The slope at the first z, by either end of the kink.</summary>
    public static IEnumerable<decimal> Derivative(LeakyReluDerivativeCase c) =>
        Kink.Both(side => Derivative(c.Z[0], c.Alpha, side));

    /// <summary>The slope at every z, by either end of the kink.</summary>
    public static IEnumerable<decimal[]> Derivatives(LeakyReluDerivativeCase c) =>
        Kink.Both<decimal[]>(side => [.. c.Z.Select(z => Derivative(z, c.Alpha, side))]);
}
