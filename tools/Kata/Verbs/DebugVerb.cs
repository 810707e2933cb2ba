using System.CommandLine;
using System.Diagnostics;

namespace Kata.Verbs;

/// <summary><c>kata debug</c>: runs one test where a debugger can follow it.</summary>
internal static class DebugVerb
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var test = new Option<string?>("--test")
        { Description = "Part of a test's name; by default, the first test that is red.", HelpName = "text" };
        var waits = new Option<bool>("--wait") { Description = "Wait until a debugger is attached, and print the process id." };
        var verb = new Verb(
            "debug",
            "Run a stage's first red test in one process, without a time limit: breakpoints in your code are hit.",
            "kata debug 3",
            "kata debug 3 --wait",
            "kata debug 3 --test \"mean over the batch\"") { stage, test, waits };
        verb.SetAction(result => Run(
            StageArgument.Find(result.GetRequiredValue(stage)), result.GetValue(test), result.GetValue(waits)));
        return verb;
    }

    private static int Run(StageFolder stage, string? part, bool waits)
    {
        var terminal = new Terminal();
        var files = Answer.Read(stage).Files;
        if (AnswerCompiler.TryCompileForDebugger(
            stage.TreeWith(StageFolder.Solutions, files), out var errors) is not { } answer)
        {
            terminal.Print(errors.SelectMany(error => Layout.Paragraph(error, terminal.Width, Tone.Bad)));
            return Exit.Red;
        }

        if (Choose(stage, files, part) is not { } test)
        {
            terminal.Print($"{stage} is green. To debug a test of it: kata debug {stage} --test \"part of its name\"");
            return Exit.Green;
        }

        terminal.Print($"debugging {stage} · {test}");
        Wait(terminal, waits);
        var (red, output) = DebugRun.Run(DebugRun.Write(answer), stage, test);
        Console.Out.Write(output);
        terminal.Print(red is null ? [Line.Of("green", Tone.Good)] : RedLines.Of(red, terminal.Width));
        return red is null ? Exit.Green : Exit.Red;
    }

    /// <summary>The name of the test; null if none is red.</summary>
    private static string? Choose(StageFolder stage, SourceFile[] files, string? part)
    {
        using var judge = new Judge();
        if (part is null)
        {
            return judge.Run(stage, files).Tests.FirstOrDefault(test => test.Outcome == Outcome.Red)?.Name;
        }

        string[] names = [.. judge.Tests(stage).Select(test => test.Name)];
        return Array.Find(names, name => name.Contains(part, StringComparison.OrdinalIgnoreCase)) ?? throw new KataException(
            $"{stage} has no test with \"{part}\" in its name. Its tests: {string.Join("; ", names)}.", Exit.Usage);
    }

    private static void Wait(Terminal terminal, bool waits)
    {
        if (waits && !Debugger.IsAttached)
        {
            terminal.Print($"Attach the debugger to process {Environment.ProcessId}, dotnet. The test starts then.");
        }

        while (waits && !Debugger.IsAttached)
        {
            Thread.Sleep(_pause);
        }
    }
}
