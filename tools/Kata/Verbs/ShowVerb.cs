using System.CommandLine;
using Katas.Toolbox.Figures;

namespace Kata.Verbs;

/// <summary><c>kata show</c>: shows a stage's figures in the terminal and as a page.</summary>
internal static class ShowVerb
{
    private const int MaxFigureWidth = 78;

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var full = new Option<bool>("--full") { Description = "Use all the data, even if that takes a minute." };
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var verb = new Verb(
            "show",
            "Show a stage's figures, drawn by your code once it is green.",
            "kata show 5",
            "kata show 9 --full --open") { stage, full, open };
        verb.SetAction(result =>
            Run(
                StageArgument.Find(result.GetRequiredValue(stage)),
                result.GetValue(full) ? Effort.Full : Effort.Usual,
                result.GetValue(open)));
        return verb;
    }

    /// <summary>Draws a stage's figures with an answer; null if it has none.</summary>
    public static Page? Draw(StageFolder stage, ChosenAnswer answer, Effort effort, Action<string, double>? progress = null)
    {
        var page = new Page(
            $"{stage} · {stage.Title}",
            $"Drawn {answer.Description}.")
        { Effort = effort, Progress = progress ?? ((_, _) => { }) };
        if (KatasContext.Find<Action<Page>>(
            "Kata.Figures", $"Kata.Figures.{stage.Name}Figures", "Draw", answer.Katas) is not { } draw)
        {
            return null;
        }

        draw(page);
        return page;
    }

    private static int Run(StageFolder stage, Effort effort, bool isOpening)
    {
        var terminal = new Terminal();
        var answer = ChosenAnswer.Of(stage);
        if (Draw(stage, answer, effort, terminal.Progress) is not { } page)
        {
            terminal.Print($"{stage} has no pictures.");
            return Exit.Green;
        }

        var file = Path.Combine(Repository.Root, "artifacts", "show", $"{stage}.html");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, page.ToHtml());

        terminal.Print(
            Line.Of($"{stage}", Tone.Strong) + $" · {stage.Title}",
            Line.Of($"drawn {answer.Description}", Tone.Faint));
        foreach (var figure in page.Figures)
        {
            terminal.Print([Line.Empty, .. TerminalFigure.Lines(figure, Math.Min(terminal.Width, MaxFigureWidth))]);
        }

        terminal.Print(
            Line.Empty, Line.Of("the page, with more to see: ", Tone.Faint) + Line.Of(Repository.Relative(file), Tone.Link));
        if (isOpening && !Browser.Open(file))
        {
            throw new KataException($"No browser was found; open {Repository.Relative(file)} in one.", Exit.Broken);
        }

        return Exit.Green;
    }
}
