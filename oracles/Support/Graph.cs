using System.Reflection;

namespace Katas.Oracles;

/// <summary>One step of a stage's computation.</summary>
/// <param name="Name">In the notation of docs/notation.md: <c>∂J/∂b</c>.</param>
/// <param name="Formula">How it follows from earlier nodes and from the case.</param>
/// <param name="Value">The same as a function: decimals or doubles, or arrays of these.</param>
public sealed record Node<TCase>(string Name, string Formula, Func<NodeValues<TCase>, object> Value)
    where TCase : Case
{
    /// <summary>Whether it is part of the backward pass.</summary>
    public bool IsBackward { get; init; }

    /// <summary>The member that returns it, as the tests call it; null if none does.</summary>
    public string? Call { get; init; }

    /// <summary>Which part of that member's answer it is; null for all of it.</summary>
    public string? Part { get; init; }
}

/// <summary>The computation graph of some members of a stage: what a case's answer is computed from, in order.</summary>
/// <param name="nodes">Each one after those that it is computed from.</param>
public sealed class Graph<TCase>(params Node<TCase>[] nodes)
    where TCase : Case
{
    /// <summary>The nodes in order.</summary>
    public Node<TCase>[] Nodes => nodes;

    /// <summary>The nodes that a member returns.</summary>
    public Node<TCase>[] Outputs(string call) => Array.FindAll(nodes, node => node.Call == call);

    /// <summary>The same graph for a member that returns these nodes, each in a part of its answer; null for all of it.</summary>
    public Graph<TCase> Answering(string call, params (string Node, string? Part)[] outputs) =>
        new(Array.ConvertAll(nodes, node => Array.Find(outputs, output => output.Node == node.Name) is { Node: not null } output
            ? node with { Call = call, Part = output.Part }
            : node));

    /// <summary>All values of a case.</summary>
    /// <param name="c">The case.</param>
    /// <param name="side">The end of the subgradients at a kink.</param>
    /// <param name="changes">Nodes that have another value; those after them are computed from it.</param>
    public NodeValues<TCase> Values(TCase c, KinkSide side, params Change[] changes)
    {
        var values = new NodeValues<TCase>(c, side);
        foreach (var node in nodes)
        {
            var changed = Array.Find(changes, change => change.Node == node.Name);
            values.Add(node, changed?.Value);
        }

        return values;
    }
}

/// <summary>The graphs that the oracles declare.</summary>
public static class Graphs
{
    /// <summary>The graphs of a stage that have a member's answer: several where the tests look at several parts of it.</summary>
    public static IEnumerable<Graph<TCase>> Of<TCase>(string call)
        where TCase : Case => typeof(TCase).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(TCase).Namespace && type.Name.EndsWith("Graph", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(Graph<TCase>))
        .Select(property => (Graph<TCase>)property.GetValue(null)!)
        .Where(graph => graph.Outputs(call).Length > 0);
}

/// <summary>A node and the value that a mistake gives it.</summary>
public sealed record Change(string Node, object Value);

/// <summary>The values of a graph's nodes for a case.</summary>
public sealed class NodeValues<TCase>(TCase c, KinkSide side)
    where TCase : Case
{
    private readonly Dictionary<string, (object Value, bool IsChanged, string[] From)> _values = [];
    private readonly List<string> _read = [];

    /// <summary>The case.</summary>
    public TCase Case => c;

    /// <summary>The end of the subgradients at a kink.</summary>
    public KinkSide Side => side;

    /// <summary>The value of a node.</summary>
    public object this[string name]
    {
        get
        {
            _read.Add(name);
            return _values[name].Value;
        }
    }

    /// <summary>A node that is one number.</summary>
    public decimal Number(string name) => (decimal)this[name];

    /// <summary>A node that is a vector.</summary>
    public decimal[] Row(string name) => (decimal[])this[name];

    /// <summary>A node that is a matrix.</summary>
    public decimal[][] Rows(string name) => (decimal[][])this[name];

    /// <summary>Whether a node has another value than the right one.</summary>
    public bool IsChanged(string name)
    {
        _read.Add(name);
        return _values[name].IsChanged;
    }

    /// <summary>The nodes that a node was computed from.</summary>
    public string[] From(string name) => _values[name].From;

    internal void Add(Node<TCase> node, object? changed)
    {
        _read.Clear();
        var value = changed ?? node.Value(this);
        _values[node.Name] = (value, changed is not null, [.. _read.Distinct()]);
    }
}
