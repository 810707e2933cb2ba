using Katas.Toolbox.Figures;

namespace Kata.Verbs;

/// <summary><c>kata bench</c>: measures a stage's code.</summary>
internal static class BenchVerb
{
    private const int MaxWidth = 100;

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var verb = new Verb(
            "bench",
            "Measure the speed of a stage's code: yours once it is green, until then the solution's.",
            "kata bench 17") { stage };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage))));
        return verb;
    }

    /// <summary>Measures a stage with an answer; null if it has no benchmark.</summary>
    public static Page? Measure(StageFolder stage, ChosenAnswer answer, Effort effort, Action<string, double>? progress = null)
    {
        var page = new Page(stage.Title) { Effort = effort, Progress = progress ?? ((_, _) => { }) };
        if (KatasContext.Find<Action<Page>>(
            "Kata.Figures", $"Kata.Figures.{stage.Name}Benchmark", "Measure", answer.Katas) is not { } measure)
        {
            return null;
        }

        measure(page);
        return page;
    }

    private static int Run(StageFolder stage)
    {
        var terminal = new Terminal();
        var answer = ChosenAnswer.Of(stage);
        if (Measure(stage, answer, Effort.Usual, terminal.Progress) is not { } page)
        {
            terminal.Print($"{stage} has no benchmark.");
            return Exit.Green;
        }

        terminal.Print(
            Line.Of($"{stage}", Tone.Strong) + $" · {stage.Title}",
            Line.Of($"measured {answer.Description}", Tone.Faint));
        foreach (var figure in page.Figures)
        {
            terminal.Print([Line.Empty, .. TerminalFigure.Lines(figure, Math.Min(terminal.Width, MaxWidth))]);
        }

        return Exit.Green;
    }
}
