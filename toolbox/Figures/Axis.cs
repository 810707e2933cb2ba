using System.Globalization;

namespace Katas.Toolbox.Figures;

/// <summary>An axis of a chart: its label and range.</summary>
/// <param name="label">What it measures.</param>
public sealed class Axis(string label)
{
    /// <summary>How many powers of ten may lie between two ticks. A double has 633 of them.</summary>
    private static readonly int[] _steps = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];

    /// <summary>What it measures.</summary>
    public string Label { get; } = label;

    /// <summary>The minimum; null to derive it from the marks.</summary>
    public double? From { get; init; }

    /// <summary>The maximum; null to derive it from the marks.</summary>
    public double? To { get; init; }

    /// <summary>Whether it is logarithmic: values that aren't positive are not drawn.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Labels at 0, 1, 2, … instead of numbers.</summary>
    public string[]? Names { get; init; }

    /// <summary>An axis with only a label.</summary>
    public static implicit operator Axis(string label) => FromString(label);

    /// <summary>An axis with only a label.</summary>
    public static Axis FromString(string label) => new(label);

    /// <summary>The ticks: 1, 2 or 5 times a power of ten apart, or powers of ten on a logarithmic axis.</summary>
    /// <param name="from">Where the axis begins.</param>
    /// <param name="to">Where it ends, above that.</param>
    /// <param name="max">The largest number of ticks, 2 or more.</param>
    public static Tick[] Ticks(double from, double to, int max)
    {
        var step = Step((to - from) / max, max, from, to);
        var digits = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        var first = Math.Ceiling((from / step) - 1e-9);
        return [
            .. Enumerable.Range(0, (int)Math.Floor((to / step) + 1e-9 - first) + 1)
                .Select(i => Tick.At(Math.Round((first + i) * step, digits) + 0.0, digits)),
        ];
    }

    /// <summary>Powers of ten between two positive numbers; if there are few, also 2 and 5 times them.</summary>
    public static Tick[] LogarithmicTicks(double from, double to, int max)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(from) - 1e-9), (int)Math.Floor(Math.Log10(to) + 1e-9));
        if (last - first < 1)
        {
            return [.. Enumerable.Range(first - 1, last - first + 3)
                .SelectMany(power =>
                    ((double[])[1, 2, 5]).Select(factor => Tick.At(factor * Math.Pow(10, power), Math.Max(0, -power))))
                .Where(tick => tick.Value >= from * (1 - 1e-9) && tick.Value <= to * (1 + 1e-9))];
        }

        int[] Powers(int every) => [.. Enumerable.Range(first, last - first + 1).Where(power => power % every == 0)];
        return [.. _steps.Select(Powers).First(powers => powers.Length <= max).Select(Tick.OfPower)];
    }

    private static double Step(double min, int max, double from, double to)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(min)));
        return ((double[])[1, 2, 5, 10, 20]).Select(factor => factor * power)
            .First(step => Math.Floor((to / step) + 1e-9) - Math.Ceiling((from / step) - 1e-9) + 1 <= max);
    }
}

/// <summary>A number on an axis.</summary>
/// <param name="Value">Where it stands.</param>
/// <param name="Text">How it is written.</param>
public sealed record Tick(double Value, string Text)
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A number with at most three digits, or a whole number.</summary>
    public static string Brief(double value) => Minus(value.ToString(Math.Abs(value) switch
    {
        0 => "0",
        < 1e-3 or >= 1e5 => "0.#e0",
        >= 100 => "F0",
        _ => "G3",
    }, CultureInfo.InvariantCulture));

    internal static Tick At(double value, int digits) => new(value, Math.Abs(value) >= 1e5
        ? Minus(value.ToString("0.#e0", CultureInfo.InvariantCulture))
        : Minus(value.ToString($"F{digits}", CultureInfo.InvariantCulture)));

    internal static Tick OfPower(int power) => new(Math.Pow(10, power), power switch
    {
        0 => "1",
        1 => "10",
        _ => $"10{(power < 0 ? "⁻" : "")}{Superscript(Math.Abs(power))}",
    });

    private static string Superscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    private static string Minus(string number) => number.Replace('-', '−');
}
