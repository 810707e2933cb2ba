using Katas.Oracles;

namespace Katas.Tests;

/// <summary>
/// Two mistakes that change nodes of a stage's graph: both changes together, and what follows from them. Where both change a
/// node, or one changes what the other's node is computed from, the node gets both changes, element by element.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="call">The member whose answer it leads to.</param>
/// <param name="parts">The names of the answer's parts; empty if it has none.</param>
/// <param name="cases">The cases.</param>
/// <param name="mistakes">The mistakes; those that change no node compose with none.</param>
internal sealed class GraphComposition<TCase>(
    Graph<TCase> graph, string call, string[] parts, TCase[] cases, Func<TCase, IEnumerable<Change[]>>?[] mistakes)
    where TCase : Case
{
    /// <summary>More numbers, in all pairs together, are not computed: a red test must not wait for its diagnosis.</summary>
    private const int MaxNumbers = 50_000;

    private readonly Dictionary<int, (KinkSide Side, NodeValues<TCase> Values)[]> _right = [];
    private readonly Dictionary<(int Case, int Mistake), Way[]> _ways = [];

    /// <summary>Whether all pairs of mistakes can be tried in the time that a diagnosis may take.</summary>
    public bool IsSmall
    {
        get
        {
            var (changing, values) = (mistakes.Count(mistake => mistake is not null), graph.Values(cases[0], KinkSide.Left));
            var numbers = graph.Nodes.Sum(node => Diagnosis.Flat(values[node.Name]).Count());
            return (long)changing * (changing - 1) / 2 * numbers <= MaxNumbers;
        }
    }

    /// <summary>What two mistakes give in a case, in the order of the answer's numbers; NaN where that is unknown.</summary>
    /// <param name="i">The case's position.</param>
    /// <param name="first">The first mistake's.</param>
    /// <param name="second">The second mistake's.</param>
    /// <param name="isSum">Whether changes are added up, instead of multiplied.</param>
    public Composed[] Of(int i, int first, int second, bool isSum)
    {
        if (mistakes[first] is null || mistakes[second] is null)
        {
            return [];
        }

        try
        {
            return
            [
                .. from right in RightOf(i)
                   from one in WaysOf(i, first)
                   from other in WaysOf(i, second)
                   where one.Side == right.Side && other.Side == right.Side
                   let changes = Both(right.Values, one.Values, other.Values, [.. one.Nodes, .. other.Nodes], isSum)
                   let known = Numbers(right.Values)
                   select new Composed(
                       changes is null
                           ? Array.ConvertAll(known, _ => double.NaN)
                           : Numbers(graph.Values(cases[i], right.Side, changes)),
                       known,
                       Numbers(one.Values),
                       Numbers(other.Values)),
            ];
        }
        catch (Exception exception)
            when (exception is ArithmeticException or ArgumentException or InvalidOperationException or IndexOutOfRangeException
                or InvalidCastException)
        {
            return [];
        }
    }

    /// <summary>The right values; at a kink those of each side.</summary>
    private (KinkSide Side, NodeValues<TCase> Values)[] RightOf(int i)
    {
        if (!_right.TryGetValue(i, out var right))
        {
            var (left, other) = (graph.Values(cases[i], KinkSide.Left), graph.Values(cases[i], KinkSide.Right));
            _right[i] = right = AreEqual(left, other)
                ? [(KinkSide.Left, left)]
                : [(KinkSide.Left, left), (KinkSide.Right, other)];
        }

        return right;
    }

    /// <summary>The different ways to make a mistake.</summary>
    private Way[] WaysOf(int i, int mistake)
    {
        if (!_ways.TryGetValue((i, mistake), out var ways))
        {
            Way[] all =
            [
                .. from side in RightOf(i)
                   from changes in mistakes[mistake]!(cases[i])
                   select new Way(
                       side.Side,
                       Array.ConvertAll(changes, change => change.Node),
                       graph.Values(cases[i], side.Side, changes)),
            ];
            _ways[(i, mistake)] = ways = [.. all.Where((way, k) => !all.Take(k).Any(earlier =>
                earlier.Side == way.Side && earlier.Nodes.SequenceEqual(way.Nodes) && AreEqual(earlier.Values, way.Values)))];
        }

        return ways;
    }

    private bool AreEqual(NodeValues<TCase> values, NodeValues<TCase> others) =>
        graph.Nodes.All(node => Diagnosis.Flat(values[node.Name]).SequenceEqual(Diagnosis.Flat(others[node.Name])));

    /// <summary>Every changed node with both changes; null if that is unknown, as it is where a factor of 0 is 0/0.</summary>
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
            : r != 0 ? a * b / r
            : a == 0 && b == 0 ? 0m
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

    private double[] Numbers(NodeValues<TCase> values)
    {
        var outputs = graph.Outputs(call);
        return parts.Length == 0
            ? [.. outputs.SelectMany(node => Diagnosis.Flat(values[node.Name]))]
            : [.. parts.SelectMany(part => outputs.Where(node => node.Part == part))
                .SelectMany(node => Diagnosis.Flat(values[node.Name]))];
    }

    /// <summary>One way to make a mistake: on this side of a kink it changes these nodes, and these values follow.</summary>
    private sealed record Way(KinkSide Side, string[] Nodes, NodeValues<TCase> Values);
}
