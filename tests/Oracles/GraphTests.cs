using System.Reflection;
using Katas.Oracles;
using Case = Katas.Oracles.Case;

namespace Katas.Tests;

/// <summary>
/// The computation graphs of the oracles: they give the right answers to every question of the stage tests, and each named
/// mistake's answers follow from the nodes that it is said to change.
/// </summary>
[TestFixture, NonParallelizable]
public sealed class GraphTests
{
    private static Type[] Fixtures => [.. typeof(GraphTests).Assembly.GetTypes().Where(HasGraph)];

    [TestCaseSource(nameof(Fixtures))]
    public void The_graph_gives_the_right_answers_and_those_of_every_named_mistake(Type fixture)
    {
        var proof = new Proof();
        Assertions.Listener = proof;
        try
        {
            foreach (var test in fixture.GetMethods().Where(IsQuick))
            {
                test.Invoke(Activator.CreateInstance(fixture), []);
            }
        }
        finally
        {
            Assertions.Listener = null;
        }

        TestContext.Out.WriteLine(proof.Summary);
        Assert.That(proof.Faults, Is.Empty);
    }

    private static bool HasGraph(Type fixture) => fixture.GetCustomAttribute<StageAttribute>() is { Stage: var stage }
        && typeof(Graphs).Assembly.GetTypes().Any(type => type.Name.EndsWith("Graph", StringComparison.Ordinal)
            && type.Namespace == $"Katas.Oracles.{NameOf(stage)}");

    private static string NameOf(Stage stage) => string.Concat(stage.Slug.Split('-')[1..].Select(word =>
        char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>A test with more seconds trains a network, and asks the oracle nothing.</summary>
    private static bool IsQuick(MethodInfo method) =>
        method.GetCustomAttribute<TestAttribute>() is not null && method.GetCustomAttribute<TaskAttribute>() is { Seconds: <= 5 };

    private sealed class Proof : IQuestionListener
    {
        private readonly HashSet<string> _heard = [];
        private readonly HashSet<string> _unproven = [];
        private readonly HashSet<string> _proven = [];
        private int _mistakes;
        private int _inner;

        public List<string> Faults { get; } = [];

        public string Summary => $"{_mistakes} mistakes of {_proven.Count} answers; {_inner} change a node before the answer. "
            + $"Answers without a graph: {string.Join(", ", _unproven.Except(_proven).DefaultIfEmpty("none"))}.";

        public void Hear<TCase, TAnswer>(TCase[] cases, string call, OracleAnswers<TCase, TAnswer> oracle)
            where TCase : Case
        {
            // Tests of several seeds ask the same again.
            var ids = string.Join(' ', oracle.Mistakes.Select(mistake => mistake.Id));
            if (!_heard.Add($"{call} {string.Join(' ', cases.Select(c => c.Name))} {ids}"))
            {
                return;
            }

            if (Graphs.Of<TCase>(call).FirstOrDefault(graph => cases.Index()
                    .All(one => Explanation.IsRight(graph, one.Item, call, oracle.Right[one.Index]))) is not { } graph)
            {
                _unproven.Add($"{call} → {typeof(TAnswer).Name}");
                return;
            }

            _proven.Add($"{call} → {typeof(TAnswer).Name}");
            foreach (var mistake in oracle.Mistakes)
            {
                _mistakes++;
                _inner += mistake.Changes is null ? 0 : 1;
                Faults.AddRange(Array.FindAll(cases, c => !Follows(graph, c, call, mistake))
                    .Select(c =>
                        $"{call}, case \"{c.Name}\": the answer of {mistake.Id} doesn't follow from the nodes that it changes"));
            }

            Faults.AddRange(oracle.Mistakes
                .Where(mistake => mistake.Changes is not null
                    && IsMade(graph, cases, call, mistake)
                    && !Array.Exists(cases, c => IsWrong(graph, c, mistake)))
                .Select(mistake => $"{call}: {mistake.Id} changes a node, but its value is right in every case"));
        }

        private static bool Follows<TCase, TAnswer>(
            Graph<TCase> graph, TCase c, string call, Mistake<TCase, TAnswer> mistake)
            where TCase : Case =>
            mistake.Changes is null || AnswersOf(mistake, c).All(answer => Explanation.OfMistake(graph, c, call, answer, mistake)
                is { } steps && (steps.Count(step => step.IsMarked) == 1 || steps.All(step => !step.IsWrong)));

        /// <summary>Whether its answer to some case isn't the right one: otherwise no test can name it.</summary>
        private static bool IsMade<TCase, TAnswer>(
            Graph<TCase> graph, TCase[] cases, string call, Mistake<TCase, TAnswer> mistake)
            where TCase : Case =>
            Array.Exists(cases, c => Array.Exists(
                AnswersOf(mistake, c), answer => !Explanation.IsRight(graph, c, call, [answer])));

        private static bool IsWrong<TCase, TAnswer>(Graph<TCase> graph, TCase c, Mistake<TCase, TAnswer> mistake)
            where TCase : Case
        {
            try
            {
                return mistake.Changes!(c).SelectMany(changes => changes).Any(change =>
                    Explanation.AreEqual(graph.Values(c, KinkSide.Left)[change.Node], change.Value) is false);
            }
            catch (Exception exception) when (exception is ArithmeticException or InvalidOperationException)
            {
                return false;
            }
        }

        private static TAnswer[] AnswersOf<TCase, TAnswer>(Mistake<TCase, TAnswer> mistake, TCase c)
            where TCase : Case
        {
            try
            {
                return [.. mistake.Answers(c)];
            }
            catch (Exception exception)
                when (exception is ArithmeticException or ArgumentException
                    or InvalidOperationException or IndexOutOfRangeException)
            {
                return [];
            }
        }
    }
}
