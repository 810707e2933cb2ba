namespace Kata.Tests.Proofs;

/// <summary>The solutions are right. <c>dotnet test -c Solutions</c> says so too; here it says that the harness runs the tests as they are.</summary>
public sealed class GreenProof
{
    [EveryStage("is green with its solution")]
    public void Green(StageFolder stage)
    {
        var notGreen = Verdicts.Of(stage, stage.FilesIn(StageFolder.Solutions)).Where(test => !test.IsGreen).ToArray();

        notGreen.ShouldBeEmpty($"solutions/{stage} and tests/{stage} do not agree.{notGreen.Shown()}");
    }
}
