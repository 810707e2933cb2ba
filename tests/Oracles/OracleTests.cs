using System.Runtime.CompilerServices;
using Katas.Oracles;

namespace Katas.Tests;

/// <summary>A question to a stage's oracle.</summary>
/// <param name="Name">Its name, as in the stage's pytorch.py.</param>
/// <param name="Cases">The cases, drawn again on every call.</param>
/// <param name="Input">A case's input for PyTorch: an object of named numbers and arrays; null if PyTorch isn't used.</param>
/// <param name="Answers">The right answers, as objects: one for each end of the subgradients at a kink, PyTorch's first.</param>
public sealed record Question(
    string Name, Func<IEnumerable<Case>> Cases, Func<Case, object>? Input, Func<Case, IEnumerable<object>> Answers)
{
    public static Question Of<TCase>(
        string name, Func<IEnumerable<TCase>> cases, Func<TCase, object>? input, Func<TCase, IEnumerable<object>> answers)
        where TCase : Case => new(name, cases, input is null ? null : c => input((TCase)c), c => answers((TCase)c));

    /// <summary>The cases as they are drawn from a seed, whatever KATA_SEED says.</summary>
    public Case[] CasesOf(int seed)
    {
        var before = Draw.Seed;
        try
        {
            Draw.Seed = seed;
            return [.. Cases()];
        }
        finally
        {
            Draw.Seed = before;
        }
    }
}

/// <summary>Tests for every stage's oracle.</summary>
/// <param name="questions">All questions of the stage's tests.</param>
/// <param name="file">The stage's fixture.</param>
public abstract class OracleTests(Question[] questions, [CallerFilePath] string file = "")
{
    private const int Seeds = 100;

    [Test]
    public Task The_worked_values_can_be_checked_with_a_pencil() =>
        Snapshot.Match(string.Join("\n\n", questions.SelectMany(Worksheets)), "worked", file);

    [Test]
    public void PyTorch_agrees() => PyTorch.ShouldAgree(questions, Stage.OfTests(file));

    [Test]
    public void The_drawn_cases_are_well_conditioned_for_any_seed()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            foreach (var (question, c) in questions.SelectMany(question =>
                question.CasesOf(seed).Where(IsDrawn).Select(c => (question, c))))
            {
                Assert.That(
                    () => question.Answers(c).ToArray(), Is.Not.Empty, $"seed {seed}, {question.Name}, case \"{c.Name}\"");
            }
        }
    }

    private static bool IsDrawn(Case c) => c.Name.StartsWith("drawn", StringComparison.Ordinal);

    /// <summary>A worksheet for each named case.</summary>
    private static IEnumerable<string> Worksheets(Question question) =>
        from c in question.Cases()
        where !IsDrawn(c)
        let lines = (IEnumerable<(string Name, string Text)>)[
            ("given", c.Given),
            ("worked", c.Worked),
            .. Parts(question.Answers(c)),
        ]
        let width = lines.Max(line => line.Name.Length)
        select string.Join(
            '\n', [$"{question.Name}: {c.Name}", .. lines.Select(line => $"  {line.Name.PadRight(width)}  {line.Text}")]);

    /// <summary>The parts of the answers, with all values if the answers differ.</summary>
    private static IEnumerable<(string Name, string Text)> Parts(IEnumerable<object> answers) =>
        from texts in answers.SelectMany(Closeness.Parts).GroupBy(part => part.Name, part => Numbers.Text(part.Value))
        from text in texts.Distinct().Index()
        select (text.Index == 0 ? texts.Key : "or", text.Item);
}
