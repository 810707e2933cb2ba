namespace Kata.Tests.Proofs;

/// <summary>A learner starts red, and every red test says why.</summary>
public sealed class RedProof
{
    [EveryStage("is red while nothing is written")]
    public void Red(StageFolder stage)
    {
        var tests = Verdicts.Of(stage, stage.FilesIn(StageFolder.Exercises));

        var otherwise = tests.Where(test => !test.IsRed || !test.Message.StartsWith("not written yet: ", StringComparison.Ordinal)).ToArray();
        otherwise.ShouldBeEmpty($"Against exercises/{stage} these tests of tests/{stage} are not red for \"not written yet\". Let each first ask a member that throws NotImplementedException.{otherwise.Shown()}");
    }
}
