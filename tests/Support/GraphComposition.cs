using System.Globalization;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>
/// Two mistakes that change nodes of a stage's graph: both changes together, and what follows from them. Where both change a
/// node, or one changes what the other's node is computed from, the node gets both changes, element by element.
/// </summary>
internal sealed class GraphComposition<TCase>(Graph<TCase> graph, string call)
    where TCase : Case
{
    /// <summary>What two mistakes give in a case, in the order of the numbers of an answer; none if it can't be computed.</summary>
    /// <param name="c">The case.</param>
    /// <param name="parts">The names of the answer's parts; empty if it has none.</param>
    /// <param name="first">The ways to make the first mistake.</param>
    /// <param name="second">The ways to make the second mistake.</param>
    /// <param name="isSum">Whether changes are added up, instead of multiplied.</param>
    public Composed[] Of(
        TCase c, string[] parts, Func<TCase, IEnumerable<Change[]>> first, Func<TCase, IEnumerable<Change[]>> second, bool isSum)
    {
        try
        {
            return
            [
                .. from side in (KinkSide[])[KinkSide.Left, KinkSide.Right]
                   let right = graph.Values(c, side)
                   from one in first(c)
                   from other in second(c)
                   let ones = graph.Values(c, side, one)
                   let others = graph.Values(c, side, other)
                   let changes = Both(right, ones, others, [.. one.Concat(other).Select(change => change.Node)], isSum)
                   where changes is not null
                   select new Composed(
                       Numbers(graph.Values(c, side, changes), parts),
                       Numbers(right, parts),
                       Numbers(ones, parts),
                       Numbers(others, parts)),
            ];
        }
        catch (Exception exception)
            when (exception is ArithmeticException or ArgumentException or InvalidOperationException or IndexOutOfRangeException
                or InvalidCastException)
        {
            return [];
        }
    }

    /// <summary>Every changed node with both changes; null if a node's values can't be put together.</summary>
    private Change[]? Both(
        NodeValues<TCase> right, NodeValues<TCase> first, NodeValues<TCase> second, string[] changed, bool isSum)
    {
        var changes = graph.Nodes.Where(node => changed.Contains(node.Name))
            .Select(node => (node.Name, Value: Both(right[node.Name], first[node.Name], second[node.Name], isSum)))
            .ToArray();
        return changes.All(change => change.Value is not null)
            ? Array.ConvertAll(changes, change => new Change(change.Name, change.Value!))
            : null;
    }

    private static object? Both(object right, object first, object second, bool isSum) => (right, first, second) switch
    {
        (decimal r, decimal a, decimal b) => isSum ? a - r + b
            : r == a ? b
            : r == b ? a
            : r != 0 ? a * b / r
            : null,
        (decimal[] r, decimal[] a, decimal[] b) => Each<decimal>(r, a, b, isSum),
        (decimal[][] r, decimal[][] a, decimal[][] b) => Each<decimal[]>(r, a, b, isSum),
        _ => null,
    };

    private static T[]? Each<T>(T[] right, T[] first, T[] second, bool isSum)
        where T : notnull
    {
        if (first.Length != right.Length || second.Length != right.Length)
        {
            return null;
        }

        var both = Array.ConvertAll<int, object?>(
            [.. Enumerable.Range(0, right.Length)], i => Both(right[i], first[i], second[i], isSum));
        return both.All(value => value is not null) ? Array.ConvertAll(both, value => (T)value!) : null;
    }

    private double[] Numbers(NodeValues<TCase> values, string[] parts)
    {
        var outputs = graph.Outputs(call);
        return parts.Length == 0
            ? [.. outputs.SelectMany(node => Flat(values[node.Name]))]
            : [.. parts.SelectMany(part => outputs.Where(node => node.Part == part).SelectMany(node => Flat(values[node.Name])))];
    }

    private static IEnumerable<double> Flat(object value) => value is Array items
        ? items.Cast<object>().SelectMany(Flat)
        : [Convert.ToDouble(value, CultureInfo.InvariantCulture)];
}
