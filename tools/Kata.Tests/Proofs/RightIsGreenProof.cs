namespace Kata.Tests.Proofs;

/// <summary>No honest answer is refused for being written in another way than the solution.</summary>
public sealed class RightIsGreenProof
{
    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRightAnswers))]
    public void Right(StageFolder stage, SourceFile answer)
    {
        var notGreen = Verdicts.Of(stage, [answer]).Where(test => !test.IsGreen).ToArray();

        notGreen.ShouldBeEmpty($"{Repository.Relative(answer.Path)} is a right answer: these tests ask more than the exercise says, or it is wrong.{notGreen.Shown()}");
    }
}
