namespace Kata.Verbs;

/// <summary>The code that a picture or a measurement of a stage is made with: the learner's own once it is green, the reference until then.</summary>
/// <param name="Katas">All stages, this one from the learner or from the reference.</param>
/// <param name="IsLearners">Whether it is the learner's.</param>
/// <param name="Says">The same in words.</param>
internal sealed record ChosenAnswer(CompiledAnswer Katas, bool IsLearners, string Says)
{
    public static ChosenAnswer Of(StageFolder stage)
    {
        using var marks = new Marks();
        var mark = marks.Of(stage);
        return mark.IsGreen
            ? new ChosenAnswer(AnswerCompiler.Compile(stage.AmongSolutions(Answer.Read(stage).Files)), IsLearners: true, "with your code")
            : new ChosenAnswer(AnswerCompiler.Solutions, IsLearners: false, $"with the reference solution: yours is not green yet ({mark.Green} of {mark.Tests})");
    }
}
