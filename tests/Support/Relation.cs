using System.Globalization;
using Kata.RedResults;

namespace Katas.Tests;

/// <summary>The numbers of an answer next to the right ones, in the same order.</summary>
/// <param name="Expected">The right ones.</param>
/// <param name="Actual">The learner's, as many.</param>
/// <param name="IsArray">Whether they are an array's, so that their order has a meaning.</param>
/// <param name="Counts">What else can be counted in the case, by name: the number of rows of its batch, for instance.</param>
internal sealed record NumberPair(double[] Expected, double[] Actual, bool IsArray, IReadOnlyDictionary<string, int> Counts);

/// <summary>A simple relation between wrong numbers and right ones that holds in every failing case.</summary>
internal static class Relation
{
    /// <summary>So many different numbers never satisfy one of the relations by chance, with nine digits each.</summary>
    private const int MinNumbers = 3;

    private static readonly (Remark Remark, Func<double, double> Of)[] _functions =
    [
        (new("sign", "every sign is the other way round"), right => -right),
        (new("absolute", "the signs are lost: every value is the absolute value of what it should be"), Math.Abs),
        (new("square", "every value is the square of what it should be: is a root missing, or a square too many?"),
            right => right * right),
        (new("root", "every value is the square root of what it should be: is a root too many, or a square missing?"), Math.Sqrt),
        (new("reciprocal", "every value is the reciprocal of what it should be"), right => 1 / right),
        (new("complement", "every value is 1 minus what it should be"), right => 1 - right),
        (new("exponential", "every value is e to the power of what it should be: is a logarithm missing?"), Math.Exp),
        (new("logarithm", "every value is the logarithm of what it should be"), Math.Log),
    ];

    /// <summary>The relation as a remark; null if there is none, or too few numbers to be sure.</summary>
    public static Remark? Of(NumberPair[] pairs) =>
        pairs.All(pair => pair.Actual.Any(double.IsNaN) && !pair.Expected.Any(double.IsNaN))
            ? new(
                "nan",
                "there is a NaN: look for 0/0, 0·∞, ∞/∞, ∞ − ∞, or the root or logarithm of a negative number",
                IsGuess: true)
        : pairs.Length > 1 && pairs.All(pair => pair.Actual.All(value => value == 0))
            ? new(
                "zero",
                "every value is 0: is the result never stored, or does an integer division or a rounding cut it off?",
                IsGuess: true)
        : pairs.SelectMany(pair => pair.Expected).Where(double.IsFinite).Distinct().Count() < MinNumbers
            || Holds(pairs, (right, _) => right)
            ? null
        : _functions.FirstOrDefault(function => Holds(pairs, (right, _) => function.Of(right))).Remark
            ?? Factor(pairs)
            ?? Count(pairs)
            ?? Offset(pairs)
            ?? (pairs.All(pair => pair.IsArray) ? Order(pairs) : null);

    /// <summary>A sign, a factor or a count that all values have too much or too little; null if there is none.</summary>
    public static Remark? Scale(NumberPair[] pairs) =>
        pairs.SelectMany(pair => pair.Expected).Where(double.IsFinite).Distinct().Count() < MinNumbers
            || Holds(pairs, (right, _) => right) ? null
        : Holds(pairs, (right, _) => -right) ? _functions[0].Remark
        : Factor(pairs) ?? Count(pairs);

    private static bool Holds(NumberPair[] pairs, Func<double, NumberPair, double> expected) =>
        pairs.All(pair => pair.Expected.Zip(pair.Actual).All(two => Closeness.Matches(expected(two.First, pair), two.Second)));

    /// <summary>a = k·e.</summary>
    private static Remark? Factor(NumberPair[] pairs)
    {
        var (expected, actual) = Largest(pairs);
        var factor = actual / expected;
        var text = factor switch
        {
            2 => "twice",
            0.5 => "half of",
            _ => $"{factor.ToString("G6", CultureInfo.InvariantCulture)} times",
        };
        return double.IsFinite(factor) && Holds(pairs, (right, _) => factor * right)
            ? new("factor", $"every value is {text} what it should be", IsGuess: !IsSimple(factor))
            : null;
    }

    /// <summary>Whether a factor says where it comes from: 2, 10, ¼. Any other one may hold in one case by chance.</summary>
    private static bool IsSimple(double factor) =>
        Closeness.Matches(Math.Round(factor), factor) || Closeness.Matches(Math.Round(1 / factor), 1 / factor);

    /// <summary>a = e·m or a = e/m, where m is something that can be counted in the case.</summary>
    private static Remark? Count(NumberPair[] pairs)
    {
        foreach (var name in pairs[0].Counts.Keys)
        {
            double CountOf(NumberPair pair) => pair.Counts.GetValueOrDefault(name);
            if (Holds(pairs, (right, pair) => right * CountOf(pair)))
            {
                return new("count", $"every value is too large by a factor, {name}: divide by it once");
            }

            if (Holds(pairs, (right, pair) => right / CountOf(pair)))
            {
                return new("count", $"every value is too small by a factor, {name}: it is divided by it once too often");
            }
        }

        return null;
    }

    /// <summary>a = e + c.</summary>
    private static Remark? Offset(NumberPair[] pairs)
    {
        var (expected, actual) = Largest(pairs);
        var offset = actual - expected;
        var size = Math.Abs(offset).ToString("G6", CultureInfo.InvariantCulture);
        return double.IsFinite(offset) && Holds(pairs, (right, _) => right + offset)
            ? new("offset", $"every value is too {(offset > 0 ? "large" : "small")} by {size}")
            : null;
    }

    private static Remark? Order(NumberPair[] pairs)
    {
        bool HoldsFor(Func<double[], double[]> ordered) =>
            pairs.All(pair => Closeness.Matches(ordered(pair.Expected), pair.Actual));
        return HoldsFor(right => [.. right.Reverse()]) ? new("reversed", "the values are right, but in reverse order")
            : HoldsFor(right => [.. right.Skip(1), right[0]]) || HoldsFor(right => [right[^1], .. right.SkipLast(1)])
                ? new("shifted", "the values are right, but shifted by one place")
            : pairs.All(pair => Closeness.Matches(pair.Expected.Order().ToArray(), pair.Actual.Order().ToArray()))
                ? new("order", "the values are right, but in another order")
            : null;
    }

    /// <summary>The only place of the wrong values, or of the right ones; null if there is none.</summary>
    public static Remark? Position(NumberPair[] pairs)
    {
        bool IsRight(NumberPair pair, int i) => Closeness.Matches(pair.Expected[i], pair.Actual[i]);
        bool HoldsFor(Func<int, int, bool> mayBeWrong) => pairs.All(pair =>
            pair is { IsArray: true, Expected.Length: > 2 }
                && Enumerable.Range(0, pair.Expected.Length).All(i => mayBeWrong(i, pair.Expected.Length) != IsRight(pair, i)));
        return HoldsFor((i, count) => i == count - 1) ? new("position", "only the last value is wrong", IsGuess: true)
            : HoldsFor((i, _) => i == 0) ? new("position", "only the first value is wrong", IsGuess: true)
            : HoldsFor((i, _) => i > 0) ? new("position", "only the first value is right", IsGuess: true)
            : HoldsFor((i, count) => i < count - 1) ? new("position", "only the last value is right", IsGuess: true)
            : null;
    }

    private static (double Expected, double Actual) Largest(NumberPair[] pairs) => pairs
        .SelectMany(pair => pair.Expected.Zip(pair.Actual))
        .Where(two => double.IsFinite(two.First))
        .MaxBy(two => Math.Abs(two.First));
}
