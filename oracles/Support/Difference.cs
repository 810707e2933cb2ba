namespace Katas.Oracles;

/// <summary>Slopes by differences of values: nothing here knows a differentiation rule.</summary>
public static class Difference
{
    /// <summary>For curves: h² and the rounding of a decimal, 10⁻²⁸/h, both leave 16 digits or more.</summary>
    public const decimal Fine = 1e-8m;

    private const decimal Step = 0.001m;

    /// <summary>
    /// (f(t + h) − f(t − h)) / 2h: exact, up to the 28 digits of <see cref="decimal"/>, where f is quadratic in t.
    /// </summary>
    public static decimal Central(Func<decimal, decimal> f, decimal at, decimal step = Step) =>
        (f(at + step) - f(at - step)) / (2 * step);

    /// <summary>The central difference in each element of a vector, the others held.</summary>
    public static decimal[] Central(Func<decimal[], decimal> f, decimal[] at, decimal step = Step) =>
        InEach(f, at, (near, value) => Central(near, value, step));

    /// <summary>The central difference in each element of a matrix, the others held.</summary>
    public static decimal[][] Central(Func<decimal[][], decimal> f, decimal[][] at, decimal step = Step) =>
        InEach(f, at, (near, row) => Central(near, row, step));

    private static TSlope[] InEach<T, TSlope>(Func<T[], decimal> f, T[] at, Func<Func<T, decimal>, T, TSlope> central)
    {
        var (slopes, moved) = (new TSlope[at.Length], (T[])at.Clone());
        for (var i = 0; i < at.Length; i++)
        {
            slopes[i] = central(Moved, at[i]);
            moved[i] = at[i];

            // In the same array: oracles spend most of their time here, and a copy for each value would double it.
            decimal Moved(T value)
            {
                moved[i] = value;
                return f(moved);
            }
        }

        return slopes;
    }
}

/// <summary>
/// Which of its two lines a (leaky) ReLU counts as being on when z is exactly 0. Both are right: every slope between the two is a
/// subgradient there, so an oracle answers once for each.
/// </summary>
public enum KinkSide
{
    /// <summary>The line of negative z, as in PyTorch.</summary>
    Left,

    /// <summary>The line of positive z.</summary>
    Right,
}

/// <summary>The two sides of a kink.</summary>
public static class Kink
{
    /// <summary>An answer for each end; where no z is 0 they are the same.</summary>
    public static IEnumerable<TAnswer> Both<TAnswer>(Func<KinkSide, TAnswer> answer) =>
        [answer(KinkSide.Left), answer(KinkSide.Right)];

    /// <summary>Whether z is on the right-hand line.</summary>
    public static bool IsRight(this KinkSide side, decimal z) => z > 0 || (z == 0 && side == KinkSide.Right);
}
