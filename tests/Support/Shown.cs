using System.Diagnostics;
using Kata.RedResults;
using Katas.Oracles;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>The case that a red test shows: one of the question's, or a smaller one that is wrong in the same way.</summary>
/// <param name="Case">The case.</param>
/// <param name="Answer">The learner's answer.</param>
/// <param name="Right">The right ones.</param>
internal sealed record Shown<TCase, TAnswer>(TCase Case, CallResult Answer, TAnswer[] Right)
    where TCase : Case
{
    /// <summary>If the case was made smaller, the first of the question's that failed.</summary>
    public string? SeenIn { get; init; }

    /// <summary>The case's inputs.</summary>
    public string Given => SeenIn is null ? Case.Given : $"{Case.Given}  (simplified; first seen in \"{SeenIn}\")";
}

/// <summary>
/// Makes a failing case smaller, one step after the other, as long as the diagnosis stays the same. It changes nothing else about
/// the test: what the learner's code throws, writes or takes too long for here doesn't count.
/// </summary>
/// <param name="cases">The question's cases.</param>
/// <param name="answers">The learner's answers to them.</param>
/// <param name="oracle">The oracle's.</param>
/// <param name="call">The member called.</param>
/// <param name="ask">Calls the learner's code.</param>
/// <param name="named">The mistake that explains every answer.</param>
/// <param name="remark">The remark if there is none.</param>
internal sealed class Shrinking<TCase, TAnswer>(
    TCase[] cases,
    CallResult[] answers,
    OracleAnswers<TCase, TAnswer> oracle,
    string call,
    Func<TCase, object?> ask,
    Mistake<TCase, TAnswer>? named,
    Remark? remark)
    where TCase : Case
{
    /// <summary>How often the learner's code is called at most.</summary>
    private const int MaxCalls = 60;

    /// <summary>The same where every call asks for a new diagnosis, which takes longer.</summary>
    private const int MaxDiagnoses = 10;

    private int _calls;

    /// <summary>The case at this position, or a smaller one.</summary>
    /// <param name="position">The position.</param>
    /// <param name="first">The position of the first case that failed.</param>
    public Shown<TCase, TAnswer> Of(int position, int first)
    {
        var shown = new Shown<TCase, TAnswer>(cases[position], answers[position], oracle.Right[position]);

        // Someone who debugs steps through the test's own calls.
        if (Debugger.IsAttached || answers[position].Exception is not null)
        {
            return shown;
        }

        var others = Explaining(oracle, position, shown.Answer);
        foreach (var step in new SmallerCases<TCase>(cases).Steps)
        {
            if (_calls == (named is null ? MaxDiagnoses : MaxCalls))
            {
                break;
            }

            if (Beyond.OrNull(() => step(shown.Case) is { IsSound: true } sound ? sound : null) is { } smaller)
            {
                _calls++;
                var arrays = new CaseArrays([smaller]);
                var answer = Beyond.Try(() => CallResult.Of(() => ask(smaller)));
                arrays.Restore();
                if (answer is null)
                {
                    // Code that hangs or ends its process here would do so again.
                    break;
                }

                shown = Beyond.OrNull(() => Wrong(smaller, answer, others)) ?? shown;
            }
        }

        return ReferenceEquals(shown.Case, cases[position]) ? shown : shown with { SeenIn = cases[first].Name };
    }

    /// <summary>The smaller case if the answer to it is wrong in the same way, or else null.</summary>
    private Shown<TCase, TAnswer>? Wrong(TCase smaller, CallResult answer, HashSet<string> others)
    {
        var more = oracle.And(smaller);
        var right = more.Right[^1];
        return answer.Exception is null && !right.Any(answer.Matches) && IsSame(smaller, answer, more, others)
            ? new(smaller, answer, right)
            : null;
    }

    /// <summary>
    /// Whether the mistake explains this answer too, and no other one does that explained none before; or else whether the remark
    /// holds with this answer too.
    /// </summary>
    private bool IsSame(TCase smaller, CallResult answer, OracleAnswers<TCase, TAnswer> more, HashSet<string> others) =>
        named is null
            ? Diagnosis.Of([.. cases, smaller], [.. answers, answer], more, call)?.Id == remark?.Id
            : named.Answers(smaller).Any(answer.Matches) && Explaining(more, cases.Length, answer).IsSubsetOf(others);

    /// <summary>The ids of the mistakes that explain an answer.</summary>
    private static HashSet<string> Explaining(OracleAnswers<TCase, TAnswer> oracle, int position, CallResult answer) =>
        [.. oracle.Explained([position], (_, wrong) => answer.Matches(wrong))
            .Where(pair => pair.Cases.Length > 0)
            .Select(pair => pair.Mistake.Id)];
}

/// <summary>Questions to the learner's code beyond those of the test.</summary>
internal static class Beyond
{
    /// <summary>Null if the answer doesn't come; what the learner's code writes is not the test's output.</summary>
    public static T? Try<T>(Func<T?> question)
        where T : class
    {
        using var apart = new TestExecutionContext.IsolatedContext();
        var context = TestExecutionContext.CurrentContext;
        context.CurrentResult = context.CurrentTest.MakeTestResult();
        return RedReport.Beyond is { } beyond ? (T?)beyond(question) : OrNull(question);
    }

    /// <summary>Null if it throws: the test is red for another reason, which is what counts.</summary>
    public static T? OrNull<T>(Func<T?> of)
        where T : class
    {
        try
        {
            return of();
        }
        catch (Exception exception) when (Message.Unwrap(exception) is not ThreadAbortException)
        {
            return null;
        }
    }
}
