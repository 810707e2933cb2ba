using System.Globalization;

namespace Katas.Oracles;

/// <summary>Numbers as the learner's code takes them, and as a person reads them.</summary>
public static class Numbers
{
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
    public static string Text(object? value) => value switch
    {
        null => "null",
        decimal number => Math.Round(number, 15).ToString("0.###############", CultureInfo.InvariantCulture),
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Array { Length: > MaxShown } items => $"[{Items(items, MaxShown)}, … {items.Length} in all]",
        Array items => $"[{Items(items, items.Length)}]",
        _ => value.ToString() is { Length: > MaxText } text
            ? $"{text[..MaxText]}… {text.Length} characters in all"
            : value.ToString() ?? "",
    };

    private static string Items(Array items, int count) => string.Join(", ", items.Cast<object?>().Take(count).Select(Text));
}
