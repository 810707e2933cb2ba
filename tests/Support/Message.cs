using System.Diagnostics;
using System.Reflection;
using Kata.RedResults;
using Katas.Toolbox;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>What a test tells the learner. It is the product: one screen, no framework's frames.</summary>
internal static class Message
{
    public static string Locked(Stage stage, Stage red) =>
        $"locked: finish {red.Slug} first, or run this one alone: dotnet test --filter {stage.Slug}";

    /// <summary>What a green stage has taught, and what comes next.</summary>
    public static string Finished(Stage stage) => stage.Next is { } next
        ? $"{stage.Learned} Next: {next.Slug} ({next.Title})."
        : $"{stage.Learned} That was the last stage.";

    /// <summary>Whatever a test ended with, as a result that tells the learner what to do.</summary>
    public static RedResult Red(Stage stage, Exception exception)
    {
        exception = Unwrap(exception);
        var thrown = exception is MismatchException { Mismatch.Thrown: { } instead } ? instead : exception;
        var (member, line) = LearnersFrame(stage, thrown);
        var (red, place) = exception switch
        {
            MismatchException { Mismatch: var mismatch } => (Of(mismatch), stage.Locate(mismatch.Thrown is null ? mismatch.Call : $"{member}()")),
            _ when CallResult.Thrown(exception) is NotImplementedException => (new RedResult(RedKind.NotWrittenYet, member), line),
            LostException { LastCall: not null } => (new RedResult(RedKind.Lost, exception.Message), stage.Locate($"{member}()")),
            LostException { StoppedAt: null } => (new RedResult(RedKind.Lost, exception.Message), line),
            LostException => (new RedResult(RedKind.Lost, $"{exception.Message} Last call: {member}"), line),
            // Optimised code knows the method that threw, but not for certain the line.
            _ => (new RedResult(RedKind.Threw, $"{member} threw {TypeName(exception)}: {exception.Message}"), stage.Locate($"{member}()")),
        };
        return red with { Next = place, Readme = $"exercises/{stage.Slug}/README.md" };
    }

    /// <summary>The name of an exception's type, also of one that was thrown in another process.</summary>
    public static string TypeName(Exception exception) => exception is LearnerException learners ? learners.TypeName : exception.GetType().Name;

    private static RedResult Of(Mismatch mismatch) => new(mismatch.IsPlanted ? RedKind.NotFixedYet : RedKind.Wrong, mismatch.Call)
    {
        Case = mismatch.Case?.Name,
        Given = mismatch.Case?.Given,
        ShouldBe = mismatch.ShouldBe,
        ButWas = mismatch.ButWas,
        Mistake = mismatch.Mistake,
        Remark = mismatch.Remark,
        Worked = mismatch.Case?.Worked,
    };

    /// <summary>What was thrown, without what NUnit and reflection wrap around it.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception is NUnitException or TargetInvocationException or TypeInitializationException or AggregateException && exception.InnerException is { } inner ? Unwrap(inner) : exception;

    /// <summary>A property by its name.</summary>
    private static string Plain(string member) => member.Replace(".get_", ".", StringComparison.Ordinal);

    /// <summary>The innermost method of the learner's that the exception passed, and where in it.</summary>
    private static (string Member, Place Place) LearnersFrame(Stage stage, Exception exception) => exception switch
    {
        LearnerException { Member.Length: > 0 } learners => (Plain(learners.Member), learners.Place),
        LostException { LastCall: { Length: > 0 } call } => (Plain(call), new Place($"exercises/{stage.Slug}")),
        _ => FrameOf(stage, exception),
    };

    private static (string Member, Place Place) FrameOf(Stage stage, Exception exception)
    {
        var trace = exception is LostException lost ? lost.StoppedAt : new StackTrace(exception, fNeedFileInfo: true);
        var frame = trace?.GetFrames().FirstOrDefault(f => f.GetMethod()?.DeclaringType?.Assembly.GetName().Name == "Katas");
        var method = frame?.GetMethod();
        var member = method is null ? "the test" : method.IsConstructor ? $"new {method.DeclaringType!.Name}" : $"{method.DeclaringType!.Name}.{method.Name}";
        return (Plain(member), PlaceOf(stage, frame));
    }

    private static Place PlaceOf(Stage stage, StackFrame? frame) => frame?.GetFileName() is { } file
        ? new Place(stage.Relative(CourseFolder.Here(file)), frame.GetFileLineNumber())
        : new Place($"exercises/{stage.Slug}");
}

/// <summary>A red test whose message says all: of the stack it carries one frame at most, where the learner goes on.</summary>
/// <param name="stage">The stage.</param>
/// <param name="red">What the test found.</param>
public sealed class RedException(Stage stage, RedResult red) : AssertionException(red.ToText())
{
    /// <summary>The place as a line of a stack trace: a terminal and an editor make a link of it.</summary>
    public override string? StackTrace => red.Next is { Line: { } line } place
        ? $"   at {stage.Slug} in {Path.Combine(stage.Root, place.File)}:line {line}"
        : null;
}
