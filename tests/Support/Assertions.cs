using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kata.RedResults;
using Katas.Oracles;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>What is wrong with an answer.</summary>
/// <param name="Call">The member called, as <c>Neuron.BiasGradient(batch, targets)</c>.</param>
/// <param name="Case">The inputs, if they are a case of the oracle's.</param>
/// <param name="ShouldBe">The right answer, as text.</param>
/// <param name="ButWas">The learner's answer, as text.</param>
/// <param name="Mistake">The mistake whose values are the learner's.</param>
/// <param name="Remark">A remark if no mistake matches.</param>
/// <param name="Thrown">The exception that was thrown instead.</param>
/// <param name="IsPlanted">Whether the mistake is planted in the exercise.</param>
internal sealed record Mismatch(
    string Call,
    Case? Case,
    string ShouldBe,
    string ButWas,
    NamedMistake? Mistake = null,
    Remark? Remark = null,
    Exception? Thrown = null,
    bool IsPlanted = false)
{
    /// <summary>The case's inputs as text.</summary>
    public string? Given { get; init; } = Case?.Given;

    /// <summary>What the learner's code wrote for the case, if that is known.</summary>
    public string Written { get; init; } = "";

    /// <summary>The case's computation graph, if an explainer wants it.</summary>
    public Step[] Steps { get; init; } = [];
}

/// <summary>What a wrong value suggests in a test of a single property.</summary>
/// <param name="Id">A slug: <c>earlier-result</c>.</param>
/// <param name="Text">What went wrong and how to fix it, in one line.</param>
/// <param name="Value">The value that suggests it; if null, any wrong one does.</param>
internal sealed record Suspect(string Id, string Text, object? Value = null)
{
    /// <summary>Whether it gives way to a mistake that another test has named: by default, unless it knows its value.</summary>
    public bool IsGuess { get; init; } = Value is null;

    public Remark Remark => new(Id, Text, IsGuess);
}

/// <summary>Carries a mismatch out of the test.</summary>
internal sealed class MismatchException(Mismatch mismatch) : Exception(mismatch.Call)
{
    public Mismatch Mismatch { get; } = mismatch;
}

/// <summary>Hears what the stage tests ask, for proofs about the oracles.</summary>
internal interface IQuestionListener
{
    void Hear<TCase, TAnswer>(TCase[] cases, string call, OracleAnswers<TCase, TAnswer> oracle)
        where TCase : Case;
}

/// <summary>Assertions that call the learner's code for each of the oracle's cases, and compare its answers.</summary>
internal static partial class Assertions
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>How many questions each running test has asked.</summary>
    private static readonly ConditionalWeakTable<TestResult, StrongBox<int>> _questions = [];

    /// <summary>Who hears the tests' questions, instead of the learner's code; null while that is tested.</summary>
    internal static IQuestionListener? Listener { get; set; }

    /// <summary>
    /// Calls the learner's code for every case. The test fails if an answer is wrong; a mistake is named only if its values match
    /// the learner's on all cases, so that the diagnosis is certain.
    /// </summary>
    /// <param name="cases">The oracle's cases.</param>
    /// <param name="call">The member called, as the learner wrote it: <c>Neuron.BiasGradient(batch, targets)</c>.</param>
    /// <param name="ask">Calls the learner's code.</param>
    /// <param name="right">The right answers. If there are several, each is accepted, and the first is shown.</param>
    /// <param name="mistakes">The known wrong answers.</param>
    public static void ShouldAllMatch<TCase, TAnswer>(
        this TCase[] cases,
        string call,
        Func<TCase, object?> ask,
        Func<TCase, IEnumerable<TAnswer>> right,
        params Mistake<TCase, TAnswer>[] mistakes)
        where TCase : Case =>
        Compare(cases, call, ask, right, new OracleAnswers<TCase, TAnswer>(cases, c => [.. right(c)], mistakes));

    /// <summary>The same, with a single right answer.</summary>
    public static void ShouldAllMatch<TCase, TAnswer>(
        this TCase[] cases,
        string call,
        Func<TCase, object?> ask,
        Func<TCase, TAnswer> right,
        params Mistake<TCase, TAnswer>[] mistakes)
        where TCase : Case =>
        Compare(cases, call, ask, right, new OracleAnswers<TCase, TAnswer>(cases, c => [right(c)], mistakes));

    private static void Compare<TCase, TAnswer>(
        TCase[] cases, string call, Func<TCase, object?> ask, Delegate right, OracleAnswers<TCase, TAnswer> unasked)
        where TCase : Case
    {
        var dependsOnTheTest = right.Target?.GetType().GetFields(Fields) is { Length: > 0 };
        if (RedReport.AsksSmallerCases && !dependsOnTheTest)
        {
            TCase[] smaller = [.. new SmallerCases<TCase>(cases).Some()];
            (cases, unasked) = ([.. cases, .. smaller], unasked.And(smaller));
        }

        var oracle = Ask(dependsOnTheTest || RedReport.AsksSmallerCases, unasked);
        if (Listener is { } listener)
        {
            listener.Hear(cases, call, oracle);
            return;
        }

        Explanation.Offer(cases, call);
        var start = Stopwatch.GetTimestamp();
        var arrays = new CaseArrays(cases);
        var answers = Array.ConvertAll(cases, c => CallResult.Of(() => ask(c)));
        arrays.Restore();
        int[] failing = [.. Enumerable.Range(0, cases.Length).Where(i => !oracle.Right[i].Any(answers[i].Matches))];
        if (failing.Length == 0)
        {
            return;
        }

        var compared = Stopwatch.GetTimestamp();
        var named = oracle.Mistake((i, wrong) => answers[i].Matches(wrong))
            ?? (failing.All(i => answers[i].Exception is null) ? oracle.OnlyCause : null);
        var mistake = named is null ? null : new NamedMistake(named.Id, named.Story);
        var remark = named is null ? Beyond.OrNull(() => Diagnosis.Of(cases, answers, oracle, call)) : null;
        var position = Diagnosis.Shown(cases, answers, oracle, failing, remark);
        var shown = dependsOnTheTest || Diagnosis.Size(cases[failing[0]]) <= Diagnosis.MaxNumbers
            ? new Shown<TCase, TAnswer>(cases[position], answers[position], oracle.Right[position])
            : new Shrinking<TCase, TAnswer>(cases, answers, oracle, call, ask, named, remark).Of(position, failing[0]);
        RedReport.Meter?.Invoke(new(
            Stopwatch.GetElapsedTime(start, compared),
            Stopwatch.GetElapsedTime(compared),
            Diagnosis.Size(cases[failing[0]]),
            Diagnosis.Size(shown.Case)));
        var (shouldBe, butWas) = shown.Answer.Against(shown.Right);
        throw new MismatchException(new(
            call, shown.Case, shouldBe, butWas, mistake, remark, shown.Answer.Exception, named is { IsPlanted: true })
        {
            Given = shown.Given,
            Written = shown.Answer.Written,
            Steps = Explanation.Of(shown.Case, call, shown.Answer, shown.Right, named),
        });
    }

    /// <summary>
    /// The oracle's answers to the current question of the running test; cached, unless the right ones depend on captured values,
    /// such as a learner's answer, or the cases aren't those of other runs.
    /// </summary>
    private static OracleAnswers<TCase, TAnswer> Ask<TCase, TAnswer>(
        bool isFresh, OracleAnswers<TCase, TAnswer> oracle)
        where TCase : Case
    {
        var context = TestExecutionContext.CurrentContext;
        var number = _questions.GetOrCreateValue(context.CurrentResult).Value++;
        var question = new OracleQuestion(
            context.CurrentTest.FullName,
            number,
            Draw.Seed,
            string.Join(' ', oracle.Mistakes.Select(mistake => mistake.Id)));
        return isFresh ? oracle : OracleMemory.Recall(question, oracle);
    }
}
