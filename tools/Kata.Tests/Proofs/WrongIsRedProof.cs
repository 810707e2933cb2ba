namespace Kata.Tests.Proofs;

/// <summary>Every wrong answer of <c>Wrong.md</c> is red, and called by its name and by no other.</summary>
public sealed class WrongIsRedProof
{
    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfWrongAnswers))]
    public void Wrong(WrongAnswer wrong)
    {
        var place = $"tests/{wrong.Stage}/Wrong.md, \"## {wrong.Heading}\":";

        var red = Verdicts.Of(wrong.Stage, wrong.ApplyTo(wrong.Stage.FilesIn(StageFolder.Solutions))).Where(test => test.IsRed).ToArray();
        red.ShouldNotBeEmpty($"{place} every test is green. Add a case or a test that tells it from the right answer.");

        var named = red.SelectMany(test => test.Diagnoses).Distinct();
        named.ShouldBe(
            wrong.IsNamed ? [wrong.Id] : [],
            wrong.IsNamed
                ? $"{place} the red tests must name it and nothing else. Give the tests its mistake of oracles/{wrong.Stage}, and cases that tell it from the others.{red.Shown()}"
                : $"{place} no red test may name it. If the name is right, take the parentheses away.{red.Shown()}");
    }
}
