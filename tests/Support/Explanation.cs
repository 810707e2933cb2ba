using System.Reflection;
using Kata.RedResults;
using Katas.Oracles;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>Marks a method of a stage's fixture that asks the learner's code about a node of the stage's graph.</summary>
/// <param name="name">The node's name.</param>
/// <param name="call">The member whose answer the node leads to.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NodeAttribute(string name, string call) : Attribute
{
    public string Name => name;

    public string Call => call;
}

/// <summary>
/// A case as its stage's computation graph, with the learner's values where they are known: those that a named mistake gives, or
/// else those that the learner's code answers itself.
/// </summary>
internal static class Explanation
{
    private static readonly KinkSide[] _sides = [KinkSide.Left, KinkSide.Right];

    /// <summary>Shows the first case of a question to the explainer, if there is one and the stage has a graph.</summary>
    public static void Offer<TCase>(TCase[] cases, string call)
        where TCase : Case
    {
        if (RedReport.Explainer is { } explainer && cases.Length > 0 && Graphs.Of<TCase>(call).FirstOrDefault() is { } graph)
        {
            var values = graph.Values(cases[0], KinkSide.Left);
            explainer.Example(new WorkedCase(
                call, cases[0].Name, cases[0].Given, [.. graph.Nodes.Select(node => StepOf(node, values))]));
        }
    }

    /// <summary>The steps of a wrong answer; none if nobody wants them, or the stage has no graph.</summary>
    public static Step[] Of<TCase, TAnswer>(
        TCase c, string call, CallResult answer, TAnswer[] right, Mistake<TCase, TAnswer>? named)
        where TCase : Case =>
        RedReport.Explainer is not null
            && Graphs.Of<TCase>(call).FirstOrDefault(graph => IsRight(graph, c, call, right)) is { } graph
            ? Asked(
                (named is null ? null : OfMistake(graph, c, call, answer.Value, named))
                    ?? OfAnswer(graph, c, call, answer.Value, right),
                graph,
                c,
                call)
            : [];

    /// <summary>
    /// Whether the graph gives the right answers. A member may also be asked otherwise, twice or about its arguments: then the
    /// graph has no say.
    /// </summary>
    public static bool IsRight<TCase, TAnswer>(Graph<TCase> graph, TCase c, string call, TAnswer[] rights)
        where TCase : Case =>
        Kink.Both(side => graph.Values(c, side)).All(values => rights.Any(right =>
            graph.Outputs(call).All(node => AreEqual(values[node.Name], PartOf(right, node)))));

    /// <summary>
    /// The values that the mistake gives: right up to the nodes that it changes, and from there on what follows from them. Null
    /// if it changes no node, or if its values aren't the learner's.
    /// </summary>
    public static Step[]? OfMistake<TCase, TAnswer>(
        Graph<TCase> graph, TCase c, string call, object? answer, Mistake<TCase, TAnswer> named)
        where TCase : Case
    {
        foreach (var changes in named.Changes?.Invoke(c) ?? [])
        {
            foreach (var side in _sides)
            {
                var (right, yours) = (graph.Values(c, side), graph.Values(c, side, changes));
                if (graph.Outputs(call).All(node => AreEqual(yours[node.Name], PartOf(answer, node))))
                {
                    var before = graph.Nodes.TakeWhile(node => AreEqual(right[node.Name], yours[node.Name])).Count();
                    return [.. graph.Nodes.Select((node, i) => !Leads(graph, right, node.Name, call)
                        ? StepOf(node, right)
                        : StepOf(node, right) with
                        {
                            Yours = StepValue.Of(yours[node.Name]),
                            IsWrong = !AreEqual(right[node.Name], yours[node.Name]),
                            IsMarked = i == before,
                        })];
                }
            }
        }

        return null;
    }

    /// <summary>The learner's answer. Marked is its first wrong part.</summary>
    private static Step[] OfAnswer<TCase, TAnswer>(
        Graph<TCase> graph, TCase c, string call, object? answer, TAnswer[] rights)
        where TCase : Case
    {
        var (values, outputs) = (graph.Values(c, KinkSide.Left), graph.Outputs(call));

        // Where several answers are right, the one that the learner's follows the longest.
        var best = rights.MaxBy(right =>
            outputs.TakeWhile(node => AreEqual(PartOf(right, node), PartOf(answer, node))).Count());
        var isMarked = false;
        return Array.ConvertAll(graph.Nodes, node =>
        {
            var step = StepOf(node, values);
            if (!outputs.Contains(node))
            {
                return step;
            }

            var isWrong = !AreEqual(PartOf(best, node), PartOf(answer, node));
            (var isFirst, isMarked) = (isWrong && !isMarked, isMarked || isWrong);
            return step with { Yours = StepValue.Of(PartOf(answer, node)), IsWrong = isWrong, IsMarked = isFirst };
        });
    }

    /// <summary>
    /// The steps with what the learner's code answers about those that lead to the marked one. If one of these is wrong already,
    /// it is marked instead.
    /// </summary>
    private static Step[] Asked<TCase>(
        Step[] steps, Graph<TCase> graph, TCase c, string call)
        where TCase : Case
    {
        var values = Array.ConvertAll(_sides, side => graph.Values(c, side));
        for (var i = 0; i < steps.Length && !steps[i].IsMarked; i++)
        {
            var name = steps[i].Name;
            if (!Leads(graph, values[0], name, call) || QuestionOf(name, call) is not { } question)
            {
                continue;
            }

            if (Beyond.Try(() => question.Invoke(null, [c])) is not { } yours)
            {
                // Code that throws or hangs here would do so again.
                break;
            }

            var isWrong = !Array.Exists(values, v => AreEqual(v[name], yours));
            steps[i] = steps[i] with { Yours = StepValue.Of(yours), IsWrong = isWrong, IsMarked = isWrong };
            if (steps[i].IsMarked)
            {
                return [.. steps[..(i + 1)], .. steps[(i + 1)..].Select(step => step with { IsMarked = false })];
            }
        }

        return steps;
    }

    /// <summary>Whether a node is, or leads to, one that a member returns.</summary>
    private static bool Leads<TCase>(Graph<TCase> graph, NodeValues<TCase> values, string name, string call)
        where TCase : Case =>
        graph.Outputs(call).Any(node => node.Name == name)
            || graph.Nodes.Any(node => values.From(node.Name).Contains(name) && Leads(graph, values, node.Name, call));

    private static Step StepOf<TCase>(Node<TCase> node, NodeValues<TCase> values)
        where TCase : Case =>
        new(node.Name, node.Formula, values.From(node.Name), node.IsBackward, StepValue.Of(values[node.Name])!);

    /// <summary>Null if an answer has no such part.</summary>
    private static object? PartOf<TCase>(object? answer, Node<TCase> node)
        where TCase : Case =>
        node.Part is null || answer is null ? answer : answer.GetType().GetProperty(node.Part)?.GetValue(answer);

    public static bool AreEqual(object? expected, object? actual) => Closeness.Matches(expected, AsAnswer(actual));

    /// <summary>An oracle's value with the types of a learner's.</summary>
    private static object? AsAnswer(object? value) => value switch
    {
        decimal number => (double)number,
        Array items => items.Cast<object?>().Select(AsAnswer).ToArray(),
        _ => value,
    };

    /// <summary>The method of the running fixture that asks about a node.</summary>
    private static MethodInfo? QuestionOf(string name, string call) =>
        TestExecutionContext.CurrentContext.CurrentTest.TypeInfo?.Type
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .FirstOrDefault(method => method.GetCustomAttributes<NodeAttribute>()
                .Any(node => node.Name == name && node.Call == call));
}
