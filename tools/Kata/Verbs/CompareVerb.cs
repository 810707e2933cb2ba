using Katas.Toolbox.Figures;

namespace Kata.Verbs;

/// <summary><c>kata compare</c>: trains a stage's network by PyTorch too.</summary>
internal static class CompareVerb
{
    /// <summary>The largest difference between float64 computations in another order, relative to 1 + |value|.</summary>
    private const double MaxDifference = 1e-9;

    private const int MaxWidth = 100;

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var verb = new Verb(
            "compare",
            "Train the same network in PyTorch, with the same weights and batches, and compare losses, parameters and times.",
            "kata compare 5",
            "kata compare 15") { stage };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage))));
        return verb;
    }

    private static int Run(StageFolder stage)
    {
        var terminal = new Terminal();
        var answer = ChosenAnswer.Of(stage);
        if (KatasContext.Find<Func<Page, Func<string, string>, double>>(
            "Kata.Figures", $"Kata.Figures.{stage.Name}Comparison", "Compare", answer.Katas) is not { } compare)
        {
            terminal.Print($"{stage} has no network to compare.");
            return Exit.Green;
        }

        var page = new Page(stage.Title) { Progress = terminal.Progress };
        var difference = compare(page, PyTorch.Find().Train);
        terminal.Print(
            Line.Of($"{stage}", Tone.Strong) + $" · {stage.Title}",
            Line.Of($"trained {answer.Description}", Tone.Faint));
        foreach (var figure in page.Figures)
        {
            terminal.Print([Line.Empty, .. TerminalFigure.Lines(figure, Math.Min(terminal.Width, MaxWidth))]);
        }

        if (difference <= MaxDifference)
        {
            return Exit.Green;
        }

        terminal.Print(Line.Empty, FormattableString.Invariant(
            $"The two differ by more than {MaxDifference}: look at the first step at which the losses part."));
        return Exit.Red;
    }
}
