using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>However long the texts of a submission are, its results stay short, and every test keeps their beginnings.</summary>
public sealed class KeptTextTests
{
    private const int Tests = 60;
    private const int MaxLine = 1_000_000;

    private static readonly string _long = new('\u0001', 1_000_000);

    private static StageFolder Stage => StageFolder.All[0];

    [Test]
    public void A_stage_keeps_a_part_of_texts_of_a_million_characters()
    {
        var task = new TaskPlan(1, "", 1, [.. Enumerable.Range(0, Tests).Select(i => $"test {i}")]);
        var red = new RedResult(RedKind.Threw, _long) { ButWas = _long, Next = new Place(_long, 1) };

        var grade = StageGrades.Of(new StagePlan(Stage.Slug, "", [task]), [], new StageVerdict(
            Stage, [.. task.Tests.Select(name => new TestVerdict(name, 1, Outcome.Red, red, _long, TimeSpan.Zero))], [_long]));

        Line(grade).Length.ShouldBeLessThan(MaxLine);
        grade.Tests.ShouldAllBe(test => test.Red!.ButWas!.Length > 100 && test.Output.Length > 100);
    }

    private static string Line(StageGrade stage) =>
        Results.ToLine(new Grade("one", "", 1, null, 0, 0, 1, null, [], [stage]));
}
