using System.CommandLine;
using System.Text;
using Kata.Exports;
using Katas.Toolbox.Figures;

namespace Kata.Verbs;

/// <summary><c>kata export</c>: writes a trained network into a file that works without the course.</summary>
internal static class ExportVerb
{
    /// <summary>What a file contains, by its ending.</summary>
    private static readonly Dictionary<string, Func<double[][][], string, byte[]>> _formats =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".html"] = (network, origin) => Encoding.UTF8.GetBytes(DigitPage.Of(network, origin)),
            [".onnx"] = OnnxModel.Of,
        };

    public static Verb Create()
    {
        var stage = StageArgument.One();
        var file = new Argument<string>("file")
        {
            Description = "The file to write: a page (.html) or a model for other tools (.onnx).",
        };
        var verb = new Verb(
            "export",
            "Train a stage's network with your code once it is green, and write it as a page that runs anywhere, or as ONNX.",
            "kata export 9 digits.html",
            "kata export 9 digits.onnx") { stage, file };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage)), result.GetRequiredValue(file)));
        return verb;
    }

    /// <summary>The parameters of a stage's network, trained with an answer; null if the stage has none.</summary>
    public static double[][][]? Train(StageFolder stage, ChosenAnswer answer, Effort effort, Action<string, double> progress) =>
        KatasContext.Find<Func<Effort, Action<string, double>, double[][][]>>(
            "Kata.Figures", $"Kata.Figures.{stage.Name}Export", "Train", answer.Katas)?.Invoke(effort, progress);

    private static int Run(StageFolder stage, string file)
    {
        if (!_formats.TryGetValue(Path.GetExtension(file), out var format))
        {
            throw new KataException(
                $"kata export writes pages and ONNX models: \"{file}\" must end in "
                    + $"{string.Join(" or ", _formats.Keys)}.",
                Exit.Usage);
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
        // The file is for other people, so that "your code" would be wrong.
        var origin = answer.IsLearners ? "trained by a learner's own code" : "trained by the course's reference solution";
        File.WriteAllBytes(path, format(network, origin));
        terminal.Print(
            Line.Of($"{stage}", Tone.Strong) + $" · {stage.Title}",
            Line.Of($"trained {answer.Description}", Tone.Faint),
            Line.Of("the file: ", Tone.Faint) + Line.Of(file, Tone.Link));
        return Exit.Green;
    }
}
