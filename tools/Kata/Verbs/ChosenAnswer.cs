namespace Kata.Verbs;

/// <summary>The code that a picture or a measurement of a stage is made with: the learner's own once it is green, the reference until then.</summary>
/// <param name="Katas">All stages, this one from the learner or from the reference.</param>
/// <param name="IsLearners">Whether it is the learner's.</param>
/// <param name="Says">The same in words.</param>
internal sealed record ChosenAnswer(CompiledAnswer Katas, bool IsLearners, string Says)
{
    public static ChosenAnswer Of(StageFolder stage)
    {
        using var scores = new Scores();
        var score = scores.Of(stage);
        return (score.IsGreen, Repository.HasSolutions) switch
        {
            (true, var hasSolutions) => new ChosenAnswer(AnswerCompiler.Compile(hasSolutions ? stage.Among(StageFolder.Solutions, Answer.Read(stage).Files) : StageFolder.All.SelectMany(Learners)), IsLearners: true, "with your code"),
            (_, true) => new ChosenAnswer(AnswerCompiler.Solutions, IsLearners: false, $"with the reference solution: yours is not green yet ({score.Green} of {score.Tests})"),
            _ => throw new KataException($"{stage} is not green yet ({score.Green} of {score.Tests}), and this repository has no other code to do it with. A hint: kata hint {stage}", Exit.Red),
        };
    }

    /// <summary>In a handout the other stages are the learner's too; as they were given, where the learner's do not compile.</summary>
    private static SourceFile[] Learners(StageFolder stage)
    {
        var files = Answer.Read(stage).Files;
        return AnswerCompiler.TryCompile(AnswerCompiler.Read(files), out _) is null ? stage.FilesIn(StageFolder.Solutions) : files;
    }
}
