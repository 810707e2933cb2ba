using System.CommandLine;

namespace Kata.Verbs;

/// <summary><c>kata hint</c>: shows one more hint for the red task.</summary>
internal static class HintVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.OneOrNone();
        var task = StageArgument.Number("--task", "The task; by default, the first that is red.");
        var all = new Option<bool>("--all") { Description = "Show every hint of the stage." };
        var again = new Option<bool>("--again") { Description = "Repeat the hints you have already seen." };
        var verb = new Verb(
            "hint",
            "Show one more hint each time, from a question to nearly the answer.",
            "kata hint",
            "kata hint 3 --again",
            "kata hint 3 --task 2",
            "kata hint 3 --all") { stage, task, all, again };
        verb.SetAction(result =>
            Run(
                result.GetValue(stage) is { } text ? StageArgument.Find(text) : null,
                result.GetValue(task),
                result.GetValue(all),
                result.GetValue(again)));
        return verb;
    }

    private static int Run(StageFolder? named, int? asked, bool isAll, bool isAgain)
    {
        var terminal = new Terminal();
        using var scores = new Scores();
        if ((named ?? StageFolder.All.FirstOrDefault(one => !scores.Of(one).IsGreen)) is not { } stage)
        {
            terminal.Print("All stages are green: none needs a hint.");
            return Exit.Green;
        }

        var readme = StageReadme.Of(stage);
        if (isAll)
        {
            Print(terminal, [.. readme.Tasks.SelectMany(task => readme.HintsTo(task.Number))], readme);
            return Exit.Green;
        }

        var number = asked ?? TaskOf(stage, scores.Of(stage));
        if (number == 0)
        {
            terminal.Print($"{stage} is green: it needs no hint. All of them: kata hint {stage} --all");
            return Exit.Green;
        }

        var hints = readme.HintsTo(number);
        if (hints.Length == 0)
        {
            throw new KataException(
                $"There are no hints to task {number} of {stage}. Its tasks are "
                    + $"{string.Join(", ", readme.Tasks.Select(task => task.Number))}: see exercises/{stage}/README.md.",
                asked is null ? Exit.Green : Exit.Usage);
        }

        var before = scores.Notes.HintsShown(stage, number);
        var shown = Math.Min(hints.Length, isAgain ? Math.Max(1, before) : before + 1);
        scores.Notes.SaveHints(stage, number, shown);
        Print(terminal, isAgain ? hints[..shown] : [hints[shown - 1]], readme);
        if (shown == hints.Length)
        {
            terminal.Print($"That was the last hint to task {number}. All again: kata hint {stage} --again");
        }

        return Exit.Green;
    }

    /// <summary>The task of the first red test; the first task if the answer doesn't compile.</summary>
    private static int TaskOf(
        StageFolder stage,
        Score score) => score.IsGreen ? 0 : score.Task > 0 ? score.Task : StageReadme.Of(stage).Tasks[0].Number;

    private static void Print(Terminal terminal, Hint[] hints, StageReadme readme)
    {
        var width = Math.Min(terminal.Width, 100);
        foreach (var hint in hints)
        {
            terminal.Print(
            [
                .. Layout.Paragraph(
                    $"Task {hint.Task}, hint {hint.Number} of {readme.HintsTo(hint.Task).Length}: {hint.Kind}",
                    width,
                    Tone.Notable,
                    indent: 0),
                Line.Empty,
                .. Layout.Text(hint.Lines, width),
                Line.Empty,
            ]);
        }
    }
}
