using System.CommandLine;

namespace Kata.Verbs;

/// <summary><c>kata solution</c>: compares the learner's files with the solution.</summary>
internal static class SolutionVerb
{
    public static Verb Create()
    {
        var stage = StageArgument.One();
        var spoil = new Option<bool>("--spoil") { Description = "Show it even if the stage isn't green yet." };
        var verb = new Verb(
            "solution",
            "Compare your answer (-) with the solution (+).",
            "kata solution 3",
            "kata solution 3 --spoil") { stage, spoil };
        verb.SetAction(result => Run(StageArgument.Find(result.GetRequiredValue(stage)), result.GetValue(spoil)));
        return verb;
    }

    /// <summary>Compares each file of a stage's solution with the learner's file of the same name.</summary>
    public static (string File, Pair[] Pairs)[] Compare(StageFolder stage)
    {
        var yours = Answer.Read(stage).Files.ToDictionary(file => Path.GetFileName(file.Path), file => file.Text);
        return
        [
            .. stage.FilesIn(StageFolder.Solutions).Select(file =>
                (
                    Repository.Relative(file.Path),
                    Difference.Of(yours.GetValueOrDefault(Path.GetFileName(file.Path), ""), file.Text))),
        ];
    }

    private static int Run(StageFolder stage, bool isSpoiling)
    {
        Repository.RequireSolutions();
        if (!isSpoiling)
        {
            using var scores = new Scores();
            if (scores.Of(stage) is { IsGreen: false } score)
            {
                throw new KataException(
                    $"{stage} is not green yet ({score.Green} of {score.Tests}). A hint: kata hint {stage}. The solution all the "
                        + $"same: kata solution {stage} --spoil",
                    Exit.Red);
            }
        }

        var terminal = new Terminal();
        foreach (var (file, pairs) in Compare(stage))
        {
            terminal.Print(
            [
                Line.Of(file, Tone.Strong) + Line.Of("   - yours   + the solution", Tone.Faint),
                .. pairs.All(pair => pair.IsSame) ? ["  They are the same, line by line."] : Difference.Unified(pairs),
            ]);
        }

        return Exit.Green;
    }
}
