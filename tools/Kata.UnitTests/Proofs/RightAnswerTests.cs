namespace Kata.UnitTests.Proofs;

public sealed class RightAnswerTests
{
    private static readonly StageFolder _stage = StageFolder.All.Single(stage => stage.Slug == "15-training-loop");

    [Test]
    public void Types_of_its_own_replace_the_solutions()
    {
        var own = new SourceFile(
            "Mine.cs", "namespace Katas.TrainingLoop;\npublic static class Metrics;\npublic sealed class Trainer;");

        var files = new RightAnswer(_stage, own).Files;

        files[0].ShouldBe(own);
        files[1..].ShouldNotContain(file => file.Path.EndsWith("Metrics.cs", StringComparison.Ordinal));
        var rest = files.Single(file => file.Path.EndsWith("Trainer.cs", StringComparison.Ordinal)).Text;
        rest.ShouldContain("record Epoch(");
        rest.ShouldNotContain("class Trainer");
        files.ShouldContain(file => file.Path.EndsWith("Layers.cs", StringComparison.Ordinal));
    }
}
