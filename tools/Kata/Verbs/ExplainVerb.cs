using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Kata.Verbs;

/// <summary><c>kata explain</c>: shows the failing case step by step.</summary>
internal static class ExplainVerb
{
    /// <summary>The width of a line that isn't read in a terminal.</summary>
    private const int LogWidth = 100;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(30);

    public static Verb Create()
    {
        var stage = StageArgument.OneOrNone();
        var verb = new Verb(
            "explain",
            "Show the failing case step by step, and where your values part from the right ones.",
            "kata explain",
            "kata explain 3") { stage };
        verb.SetAction(result => Run(result.GetValue(stage)));
        return verb;
    }

    /// <summary>What a red test prints if there is no graph to show.</summary>
    public static IEnumerable<Line> WithoutGraph(StageVerdict verdict, int width) =>
    [
        .. Layout.Paragraph(
            verdict.Errors.Length > 0 ? $"{verdict.Stage} doesn't compile, so there is no case to explain."
            : $"{(verdict.Example is null ? $"{verdict.Stage} has" : $"The red tests of {verdict.Stage} have")} no computation "
                + $"graph. To step through your own code, set a breakpoint and run kata debug {verdict.Stage}",
            width,
            Tone.Faint),
        .. StageReport.Lines(verdict, width, isInFull: !verdict.IsGreen),
    ];

    private static int Run(string? name)
    {
        var stage = name is null ? null : StageArgument.Find(name);
        var terminal = new Terminal();
        StageVerdict verdict;
        using (var judge = new Judge { Explains = true })
        {
            verdict = stage is null
                ? FirstNotGreen(judge)
                : Judge(judge, stage);
        }

        var width = terminal.IsInteractive ? terminal.Width : LogWidth;
        if (Explained.Of(verdict) is not { } explained)
        {
            terminal.Print(WithoutGraph(verdict, width));
        }
        else if (terminal.IsInteractive && !Console.IsInputRedirected)
        {
            Step(terminal, verdict.Stage, explained);
        }
        else
        {
            terminal.Print([Line.Of(verdict.Stage.Slug, Tone.Strong), .. StepLines.Plain(explained, width)]);
        }

        return verdict.IsGreen ? Exit.Green : Exit.Red;
    }

    /// <summary>The first stage that isn't green, or else the last one.</summary>
    private static StageVerdict FirstNotGreen(Judge judge)
    {
        foreach (var stage in StageFolder.All[..^1])
        {
            if (Judge(judge, stage) is { IsGreen: false } verdict)
            {
                return verdict;
            }
        }

        return Judge(judge, StageFolder.All[^1]);
    }

    private static StageVerdict Judge(Judge judge, StageFolder stage)
    {
        var answer = Answer.Read(stage);
        var verdict = judge.Run(stage, answer.Files);
        new Notes().SaveScore(answer, Score.Of(verdict));
        return verdict;
    }

    /// <summary>Shows one step after another, by the arrow keys.</summary>
    private static void Step(Terminal terminal, StageFolder stage, Explained explained)
    {
        var at = explained.Start;
        var isOver = false;
        var keys = new BlockingCollection<ConsoleKeyInfo>();
        Keys.Read(keys.Add);
        var signals = Array.ConvertAll((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP], signal =>
            PosixSignalRegistration.Create(signal, context => isOver = context.Cancel = true));
        try
        {
            (int, int, int) drawn = default;
            while (!isOver)
            {
                if (drawn != (at, terminal.Width, terminal.Height))
                {
                    drawn = (at, terminal.Width, terminal.Height);
                    terminal.Draw(Screen(stage, explained, at, terminal.Width, terminal.Height));
                }

                if (keys.TryTake(out var key, _pause))
                {
                    at = Math.Clamp(at + Direction(key), 0, explained.Steps.Length - 1);
                    isOver = key.Key is ConsoleKey.Q or ConsoleKey.Escape or ConsoleKey.Enter;
                }
            }
        }
        finally
        {
            terminal.Restore();
            Array.ForEach(signals, signal => signal.Dispose());
        }
    }

    /// <summary>1 for the next step, −1 for the previous one, 0 for any other key.</summary>
    public static int Direction(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.RightArrow => 1,
        ConsoleKey.LeftArrow => -1,
        _ => 0,
    };

    private static Line[] Screen(StageFolder stage, Explained explained, int at, int width, int height)
    {
        Line[] middle = StepLines.Of(explained, at, width, height - 4);
        Line[] all =
        [
            (Line.Of($" {stage}", Tone.Strong) + $" · {stage.Title}").Cut(width),
            Line.Of(new string('─', width), Tone.Faint),
            .. middle.Take(Math.Max(1, height - 4)),
            .. Enumerable.Repeat(Line.Empty, Math.Max(0, height - 4 - middle.Length)),
            Line.Of(new string('─', width), Tone.Faint),
            Line.Of(" ←→", Tone.Strong) + Line.Of($" step {at + 1} of {explained.Steps.Length} ", Tone.Faint)
                + Line.Of(" q", Tone.Strong) + Line.Of(" quit", Tone.Faint),
        ];
        return [.. all.Select(line => line.Cut(width)).Take(height)];
    }
}
