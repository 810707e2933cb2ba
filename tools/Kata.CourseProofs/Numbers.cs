using System.Collections;
using System.Globalization;
using Katas.Toolbox;

namespace Kata.CourseProofs;

/// <summary>The numbers in a value, in order, whatever holds them.</summary>
internal static class Numbers
{
    private const double Closeness = 1e-9;

    /// <summary>Those of a number, an array, a record; null if there is anything else in it.</summary>
    public static double[]? Of(object? value) => value switch
    {
        double or float or decimal or int or long => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
        bool truth => [truth ? 1 : 0],
        null or string or Delegate => null,
        IEnumerable items => All(items.Cast<object?>()),
        Matrix matrix => Of(matrix.ToRows()),
        _ => Parts(value) is { Length: > 0 } parts ? All(parts) : null,
    };

    /// <summary>Whether a type is a record or a tuple.</summary>
    public static bool HasParts(Type type) => type.GetMethod("<Clone>$") is not null || IsTuple(type);

    /// <summary>A record's properties, or a tuple's fields.</summary>
    public static object?[] Parts(object value) => value.GetType() switch
    {
        var type when IsTuple(type) => [.. type.GetFields().Select(field => field.GetValue(value))],
        var type when HasParts(type) => [.. type.GetProperties().Select(property => property.GetValue(value))],
        _ => [],
    };

    public static bool AreClose(double[] a, double[] b) =>
        a.Length == b.Length && a.Zip(b).All(pair => AreClose(pair.First, pair.Second));

    private static bool IsTuple(Type type) => type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    private static bool AreClose(double a, double b) =>
        a.Equals(b) || Math.Abs(a - b) <= Closeness * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static double[]? All(IEnumerable<object?> values)
    {
        var numbers = new List<double>();
        foreach (var value in values)
        {
            if (Of(value) is not { } some)
            {
                return null;
            }

            numbers.AddRange(some);
        }

        return [.. numbers];
    }
}
