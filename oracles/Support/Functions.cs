namespace Katas.Oracles;

/// <summary>
/// √, eˣ, ln, tanh and cos in 28 digits, from series and Newton's method: <see cref="Math"/> has 16 at most, and the learner uses
/// it.
/// </summary>
public static class Functions
{
    /// <summary>π.</summary>
    public const decimal Pi = 3.1415926535897932384626433833m;

    /// <summary>ln 2.</summary>
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    /// <summary>√x, by Newton's method from the nearest double.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is negative.</exception>
    public static decimal Sqrt(decimal x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (x == 0)
        {
            return 0;
        }

        var root = (decimal)Math.Sqrt((double)x);
        for (var step = 0; step < 3; step++)
        {
            root = (root + (x / root)) / 2;
        }

        return root;
    }

    /// <summary>eˣ = 2ⁿ·eʳ with |r| ≤ ½ ln 2, and eʳ = Σ rᵏ/k!. Below e⁻⁶⁴ a decimal has no digit left: 0.</summary>
    /// <exception cref="OverflowException">x is over 66: no decimal is as large.</exception>
    public static decimal Exp(decimal x)
    {
        if (x < -65)
        {
            return 0;
        }

        var n = (int)Math.Round(x / Ln2);
        var r = x - (n * Ln2);
        decimal sum = 1, term = 1;
        for (var k = 1; term != 0; k++)
        {
            term *= r / k;
            sum += term;
        }

        for (; n > 0; n--)
        {
            sum *= 2;
        }

        for (; n < 0; n++)
        {
            sum /= 2;
        }

        return sum;
    }

    /// <summary>ln x, by Halley's method from the nearest double: each step triples the digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is 0 or negative.</exception>
    public static decimal Log(decimal x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var y = (decimal)Math.Log((double)x);
        for (var step = 0; step < 2; step++)
        {
            var e = Exp(y);
            y += 2 * (x - e) / (x + e);
        }

        return y;
    }

    /// <summary>tanh x = (1 − e⁻²ˣ) / (1 + e⁻²ˣ), with the sign of x.</summary>
    public static decimal Tanh(decimal x)
    {
        var e = Exp(-2 * Math.Abs(x));
        return Math.Sign(x) * (1 - e) / (1 + e);
    }

    /// <summary>cos x = Σ (−1)ᵏ x²ᵏ/(2k)!, for the x of a few turns.</summary>
    public static decimal Cos(decimal x)
    {
        x -= Math.Round(x / (2 * Pi)) * 2 * Pi;
        decimal sum = 1, term = 1;
        for (var k = 1; term != 0; k++)
        {
            term *= -x * x / ((2 * k) * ((2 * k) - 1));
            sum += term;
        }

        return sum;
    }
}
