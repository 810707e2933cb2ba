using System.Diagnostics;
using System.Reflection;
using Katas.Toolbox;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>The text of a red test. It is the product: one screen, no framework's frames.</summary>
internal static class Message
{
    public static string Locked(Stage stage, Stage red) =>
        $"locked: finish {red.Slug} first, or run this one alone: dotnet test --filter {stage.Slug}";

    /// <summary>What a green stage has taught, and what comes next.</summary>
    public static string Finished(Stage stage) => stage.Next is { } next
        ? $"{stage.Learned} Next: {next.Slug} ({next.Title})."
        : $"{stage.Learned} That was the last stage.";

    /// <summary>Whatever a test ended with, as a failure that tells the learner what to do.</summary>
    public static RedException Red(Stage stage, Exception exception)
    {
        exception = Unwrap(exception);
        var (member, line) = LearnersFrame(stage, exception is MismatchException { Mismatch.Thrown: { } thrown } ? thrown : exception);
        var (story, place) = exception switch
        {
            MismatchException { Mismatch: { Thrown: null } mismatch } => (Story(mismatch), stage.Locate(mismatch.Call)),
            MismatchException { Mismatch: var mismatch } => (Story(mismatch), stage.Locate($"{member}()")),
            NotImplementedException => ($"not written yet: {member}", line),
            LostException { StoppedAt: null } => (exception.Message, line),
            LostException => ($"{exception.Message} Last call: {member}", line),
            _ when exception.Data["Katas.Story"] is string lost => (lost, stage.Locate($"{member}()")),
            // Optimised code knows the method that threw, but not for certain the line.
            _ => ($"{member} threw {TypeName(exception)}: {exception.Message}", stage.Locate($"{member}()")),
        };
        return new RedException($"{story}\n   next: {place} · hints: exercises/{stage.Slug}/README.md", Frame(stage, place));
    }

    /// <summary>The name of an exception's type, also of one that was thrown in another process.</summary>
    public static string TypeName(Exception exception) => exception.Data["Katas.Type"] as string ?? exception.GetType().Name;

    /// <summary>The place as a line of a stack trace: a terminal and an editor make a link of it.</summary>
    private static string? Frame(Stage stage, string place) =>
        place.Split(':') is [var file, var line] ? $"   at {stage.Slug} in {Path.Combine(stage.Root, file)}:line {line}" : null;

    private static string Story(Mismatch mismatch)
    {
        (string Label, string? Text)[] lines =
        [
            ("given", mismatch.Case?.Given),
            ("should be", mismatch.ShouldBe),
            ("but was", mismatch.ButWas),
            ("looks like", mismatch.LooksLike),
            ("worked", mismatch.Case?.Worked),
        ];
        var call = mismatch.Case is null ? mismatch.Call : $"{mismatch.Call}  case \"{mismatch.Case.Name}\"";
        return string.Join('\n', [mismatch.IsPlanted ? $"not mended yet: {call}" : call, .. lines.Where(line => line.Text is not null).Select(line => $"     {line.Label,-12}{line.Text}")]);
    }

    /// <summary>What was thrown, without what NUnit and reflection wrap around it.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception is NUnitException or TargetInvocationException or TypeInitializationException or AggregateException && exception.InnerException is { } inner ? Unwrap(inner) : exception;

    /// <summary>A property by its name.</summary>
    private static string Plain(string member) => member.Replace(".get_", ".", StringComparison.Ordinal);

    /// <summary>The innermost method of the learner's that the exception passed, and where in it.</summary>
    private static (string Member, string Line) LearnersFrame(Stage stage, Exception exception)
    {
        if (exception.Data["Katas.Member"] is string { Length: > 0 } remote)
        {
            return (Plain(remote), exception.Data["Katas.Line"] as string ?? "");
        }

        var trace = exception is LostException lost ? lost.StoppedAt : new StackTrace(exception, fNeedFileInfo: true);
        var frame = trace?.GetFrames().FirstOrDefault(f => f.GetMethod()?.DeclaringType?.Assembly.GetName().Name == "Katas");
        var method = frame?.GetMethod();
        var member = method is null ? "the test" : method.IsConstructor ? $"new {method.DeclaringType!.Name}" : $"{method.DeclaringType!.Name}.{method.Name}";
        return (Plain(member), frame?.GetFileName() is { } file ? $"{stage.Relative(CourseFolder.Here(file))}:{frame.GetFileLineNumber()}" : $"exercises/{stage.Slug}");
    }
}

/// <summary>A red test whose message says all: of the stack it carries one frame at most, where the learner goes on.</summary>
/// <param name="message">What the test says.</param>
/// <param name="frame">That frame, as .NET writes it.</param>
public sealed class RedException(string message, string? frame) : AssertionException(message)
{
    /// <inheritdoc/>
    public override string? StackTrace => frame;
}
