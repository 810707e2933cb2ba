using System.Globalization;
using System.Reflection;

namespace Katas.Tests;

/// <summary>Decides whether two answers are equal; the only comparer of all stages.</summary>
internal static class Closeness
{
    /// <summary>
    /// An honest sum in another order differs in the last of 16 digits, and the cases lose at most four: nine digits are
    /// required. The absolute part is for an expected 0, which has no significant digits.
    /// </summary>
    private const double Relative = 1e-9;
    private const double Absolute = 1e-12;

    /// <summary>The tolerance for an answer that lost its last digits, by a float, rounding or a finite difference.</summary>
    private const double Near = 1e-4;

    /// <summary>
    /// |actual − expected| ≤ 1e-12 + 1e-9·|expected| for numbers, NaN only for NaN, ∞ only for ∞; shape and elements of arrays;
    /// the parts of records.
    /// </summary>
    /// <param name="expected">Decimals, doubles, arrays of these, or a record of these.</param>
    /// <param name="actual">The learner's: doubles, arrays, or a record whose parts have the same names.</param>
    public static bool Matches(object? expected, object? actual) => FirstDifference(expected, actual) is null;

    /// <summary>Whether only the last digits differ.</summary>
    public static bool NearlyMatches(object? expected, object? actual) => FirstDifference(expected, actual, Near) is null;

    /// <summary>
    /// Where the answers first differ, as <c>W1[0][2]</c>; empty if they differ as a whole, null if they are equal.
    /// </summary>
    public static string? FirstDifference(
        object? expected, object? actual, double relative = Relative) => (expected, actual) switch
        {
            (null, null) => null,
            (decimal or double or int, double or int) => Close(Number(expected), Number(actual), relative) ? null : "",
            (Array e, Array a) when e.Length == a.Length => e
                .Cast<object?>()
                .Zip(a.Cast<object?>(), (ei, ai) => FirstDifference(ei, ai, relative))
                .Select((difference, i) => difference is null ? null : $"[{i}]{difference}")
                .FirstOrDefault(difference => difference is not null),
            (Array, _)
                or (_, Array)
                or (null, _)
                or (_, null)
                or (_, double or int or bool or string) => Equals(expected, actual) ? null : "",
            _ => Parts(expected)
                .Select(part =>
                    FirstDifference(part.Value, Part(actual, part.Name), relative) is { } difference
                        ? part.Name + difference
                        : null)
                .FirstOrDefault(difference => difference is not null),
        };

    /// <summary>The parts of a record, in order.</summary>
    public static IEnumerable<(string Name, object? Value)> Parts(object record) =>
        record.GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => (property.Name, property.GetValue(record)));

    private static object? Part(object record, string name) => record.GetType().GetProperty(name)?.GetValue(record);

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static bool Close(double expected, double actual, double relative) =>
        expected.Equals(actual)
            || (double.IsFinite(expected)
                && Math.Abs(actual - expected)
                    <= (expected == 0 ? Absolute / Relative * relative : Absolute) + (relative * Math.Abs(expected)));
}
