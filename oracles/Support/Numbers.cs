using System.Globalization;

namespace Katas.Oracles;

/// <summary>Numbers as the learner's code takes them, and as a person reads them.</summary>
public static class Numbers
{
    /// <summary>As many significant digits as every double has.</summary>
    public const int MaxDigits = 15;

    /// <summary>Enough to recognise a number by.</summary>
    public const int FewDigits = 6;

    private const int MaxShown = 8;
    private const int MaxText = 2_000;

    /// <summary>The nearest doubles.</summary>
    public static double[] AsDoubles(this IEnumerable<decimal> values) => [.. values.Select(value => (double)value)];

    /// <summary>The nearest doubles, row by row.</summary>
    public static double[][] AsDoubles(this IEnumerable<IEnumerable<decimal>> rows) => [.. rows.Select(AsDoubles)];

    /// <summary>Σ aᵢbᵢ.</summary>
    public static decimal Dot(IEnumerable<decimal> a, IEnumerable<decimal> b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>The same of arrays: oracles spend most of their time here.</summary>
    public static decimal Dot(decimal[] a, decimal[] b)
    {
        var sum = 0m;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>Whether no order of summation can lose more than four digits: |Σ t| ≥ Σ |t| / 10⁴, or every t is 0.</summary>
    public static bool IsWellConditioned(IEnumerable<decimal> terms) => Math.Abs(terms.Sum()) * 10_000 >= terms.Sum(Math.Abs);

    /// <summary>
    /// A number, a vector or a matrix as text: <c>0.72</c>, <c>[1, -2]</c>, <c>[[1, -2], [0.5, 1]]</c>; long ones end in how many
    /// there are.
    /// </summary>
    public static string Text(object? value) => Rounded(value, MaxDigits);

    /// <summary>The same with as many significant digits at most; whole numbers keep all of theirs.</summary>
    public static string Rounded(object? value, int digits) => value switch
    {
        null => "null",
        decimal number when digits == MaxDigits =>
            Math.Round(number, 15).ToString("0.###############", CultureInfo.InvariantCulture),
        decimal number => Shortest((double)number, digits),
        double number => Shortest(number, digits),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Array { Length: > MaxShown } items => $"[{Items(items, MaxShown, digits)}, … {items.Length} in all]",
        Array items => $"[{Items(items, items.Length, digits)}]",
        _ => value.ToString() is { Length: > MaxText } text
            ? $"{text[..MaxText]}… {text.Length} characters in all"
            : value.ToString() ?? "",
    };

    /// <summary>The shortest text that is the number itself, if that is shorter: 5E-324.</summary>
    private static string Shortest(double number, int digits)
    {
        var whole = Math.Abs(number) is >= 1 and < 1e15 and var size ? (int)Math.Log10(size) + 1 : 1;
        var rounded = number.ToString($"G{Math.Max(digits, whole)}", CultureInfo.InvariantCulture);
        var exact = number.ToString(CultureInfo.InvariantCulture);
        return exact.Length < rounded.Length ? exact : rounded;
    }

    private static string Items(Array items, int count, int digits) =>
        string.Join(", ", items.Cast<object?>().Take(count).Select(item => Rounded(item, digits)));
}
