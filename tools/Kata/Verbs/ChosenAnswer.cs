namespace Kata.Verbs;

/// <summary>The code that draws or measures a stage: the learner's once it is green, the solution until then.</summary>
/// <param name="Katas">All stages, this one by the learner or from solutions/.</param>
/// <param name="IsLearners">Whether it is the learner's.</param>
/// <param name="Description">The same, in words.</param>
internal sealed record ChosenAnswer(CompiledAnswer Katas, bool IsLearners, string Description)
{
    public static ChosenAnswer Of(StageFolder stage)
    {
        using var scores = new Scores();
        var score = scores.Of(stage);
        return (score.IsGreen, Repository.HasSolutions) switch
        {
            (true, var hasSolutions) => new ChosenAnswer(
                AnswerCompiler.Compile(hasSolutions
                    ? stage.TreeWith(StageFolder.Solutions, Answer.Read(stage).Files)
                    : StageFolder.All.SelectMany(Learners)),
                IsLearners: true,
                "with your code"),
            (_, true) => new ChosenAnswer(
                AnswerCompiler.Solutions,
                IsLearners: false,
                $"with the reference solution: yours is not green yet ({score.Green} of {score.Tests})"),
            _ => throw new KataException(
                $"{stage} is not green yet ({score.Green} of {score.Tests}), and this repository has no other code to do it "
                    + $"with. A hint: kata hint {stage}",
                Exit.Red),
        };
    }

    /// <summary>In a handout the other stages are the learner's too, or the given ones if the learner's don't compile.</summary>
    private static SourceFile[] Learners(StageFolder stage)
    {
        var files = Answer.Read(stage).Files;
        return AnswerCompiler.TryCompile(AnswerCompiler.Read(files), out _) is null
            ? stage.FilesIn(StageFolder.Solutions)
            : files;
    }
}
