using System.CommandLine;
using Kata.Live;
using Katas.Toolbox.Figures;

namespace Kata.Verbs;

/// <summary><c>kata export</c>: writes a trained network into a file that works without the course.</summary>
internal static class ExportVerb
{
    private const string Page = ".html";

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var file = new Argument<string>("file") { Description = "The page to write." };
        var verb = new Verb(
            "export",
            "Train a stage's network with your code once it is green, and write a page that runs it anywhere.",
            "kata export 9 digits.html") { stage, file };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage)), result.GetRequiredValue(file)));
        return verb;
    }

    /// <summary>The parameters of a stage's network, trained with an answer; null if the stage has none.</summary>
    public static double[][][]? Train(StageFolder stage, ChosenAnswer answer, Effort effort, Action<string, double> progress) =>
        KatasContext.Find<Func<Effort, Action<string, double>, double[][][]>>(
            "Kata.Figures", $"Kata.Figures.{stage.Name}Export", "Train", answer.Katas)?.Invoke(effort, progress);

    private static int Run(StageFolder stage, string file)
    {
        if (!Path.GetExtension(file).Equals(Page, StringComparison.OrdinalIgnoreCase))
        {
            throw new KataException($"kata export writes a page: \"{file}\" must end in {Page}.", Exit.Usage);
        }

        var terminal = new Terminal();
        var answer = ChosenAnswer.Of(stage);
        if (Train(stage, answer, Effort.Usual, terminal.Progress) is not { } network)
        {
            terminal.Print($"{stage} has no network to export.");
            return Exit.Green;
        }

        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, DigitPage.Of(network, $"trained {answer.Description}"));
        terminal.Print(
            Line.Of($"{stage}", Tone.Strong) + $" · {stage.Title}",
            Line.Of($"trained {answer.Description}", Tone.Faint),
            Line.Of("the page: ", Tone.Faint) + Line.Of(file, Tone.Link));
        return Exit.Green;
    }
}
