using System.Diagnostics;
using System.Reflection;
using Kata.RedResults;
using Katas.Toolbox;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>The message of a red test: one screen, without stack frames of the framework.</summary>
internal static class Message
{
    public static string Locked(Stage stage, Stage red) =>
        $"locked: finish {red.Slug} first, or run this one alone: dotnet test --filter {stage.Slug}";

    /// <summary>What a green stage taught, and what comes next.</summary>
    public static string Finished(Stage stage) => stage.Next is { } next
        ? $"{stage.Learned} Next: {next.Slug} ({next.Title})."
        : $"{stage.Learned} That was the last stage.";

    /// <summary>Turns the exception of a test into a result for the learner.</summary>
    public static RedResult Red(Stage stage, Exception exception)
    {
        exception = Unwrap(exception);
        var thrown = exception is MismatchException { Mismatch.Thrown: { } instead } ? instead : exception;
        var (signature, line) = LearnersFrame(stage, thrown);
        var member = signature.Split('(')[0];
        var (red, place) = exception switch
        {
            // The call tells overloads apart; the name of what threw doesn't.
            MismatchException { Mismatch: var mismatch } => (Of(mismatch), stage.Locate(
                mismatch.Thrown is null || mismatch.Call.StartsWith($"{member}(", StringComparison.Ordinal)
                    ? mismatch.Call
                    : signature)),
            _ when CallResult.Thrown(exception) is NotImplementedException =>
                (new RedResult(RedKind.NotWrittenYet, member), line),
            LostException { LastCall: not null } => (new RedResult(RedKind.Lost, exception.Message), stage.Locate($"{member}()")),
            LostException { StoppedAt: null } => (new RedResult(RedKind.Lost, exception.Message), line),
            LostException => (new RedResult(RedKind.Lost, $"{exception.Message} Last call: {member}"), line),
            // In optimised code the method that threw is known, but the line is unreliable.
            _ => (
                new RedResult(
                    RedKind.Threw, $"{member} threw {TypeName(exception)}: {exception.Message.ReplaceLineEndings(" ")}")
                {
                    Given = TestCode.Until(exception),
                    Remark = Diagnosis.Of(exception),
                },
                stage.Locate(signature)),
        };
        return red with { Next = place, Readme = $"exercises/{stage.Slug}/README.md" };
    }

    /// <summary>The name of an exception's type, even if a worker threw it.</summary>
    public static string TypeName(Exception exception) =>
        exception is LearnerException learners ? learners.TypeName : exception.GetType().Name;

    private static RedResult Of(Mismatch mismatch) => new(mismatch.IsPlanted ? RedKind.NotFixedYet : RedKind.Wrong, mismatch.Call)
    {
        Case = mismatch.Case?.Name,
        Given = mismatch.Given,
        Written = mismatch.Written,
        ShouldBe = mismatch.ShouldBe,
        ButWas = mismatch.ButWas,
        Mistake = mismatch.Mistake,
        Remark = mismatch.Remark,
        Worked = mismatch.Case?.WorkedFor(mismatch.Call),
        Steps = mismatch.Steps,
    };

    /// <summary>The original exception, without wrappers of NUnit and reflection.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception is NUnitException or TargetInvocationException or TypeInitializationException or AggregateException
            && exception.InnerException is { } inner
            ? Unwrap(inner)
            : exception;

    /// <summary>Shortens a getter to its property's name.</summary>
    private static string Plain(string member) => member.Replace(".get_", ".", StringComparison.Ordinal);

    /// <summary>The learner's innermost method on the exception's stack, with its parameters, and the location in it.</summary>
    private static (string Signature, Place Place) LearnersFrame(Stage stage, Exception exception) => exception switch
    {
        LearnerException { Member.Length: > 0 } learners => (Plain(learners.Member), learners.Place),
        LostException { LastCall: { Length: > 0 } call } => (Plain(call), new Place($"exercises/{stage.Slug}")),
        _ => FrameOf(stage, exception),
    };

    private static (string Signature, Place Place) FrameOf(Stage stage, Exception exception)
    {
        var trace = exception is LostException lost ? lost.StoppedAt : new StackTrace(exception, fNeedFileInfo: true);
        var frame = trace?.GetFrames().FirstOrDefault(f => f.GetMethod()?.DeclaringType?.Assembly.GetName().Name == "Katas");
        var method = frame?.GetMethod();
        return (method is null ? "the test" : Plain(MemberName.Of(method)), PlaceOf(stage, frame));
    }

    private static Place PlaceOf(Stage stage, StackFrame? frame) => frame?.GetFileName() is { } file
        ? new Place(stage.Relative(CourseFolder.Here(file)), frame.GetFileLineNumber())
        : new Place($"exercises/{stage.Slug}");
}

/// <summary>
/// A red test. Its message is complete; its stack trace has at most one frame, where the learner should continue.
/// </summary>
/// <param name="stage">The stage.</param>
/// <param name="red">The result.</param>
public sealed class RedException(Stage stage, RedResult red) : AssertionException(red.ToText())
{
    /// <summary>The location as a line of a stack trace, which terminals and editors turn into a link.</summary>
    public override string? StackTrace => red.Next is { Line: { } line } place
        ? $"   at {stage.Slug} in {Path.Combine(stage.Root, place.File)}:line {line}"
        : null;
}
