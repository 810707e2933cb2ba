using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>However much an answer writes, throws or returns, its verdict and its results stay short.</summary>
public sealed class LongTextTests
{
    private const int MaxLine = 1_000_000;

    private static StageFolder Stage => StageFolder.All[0];

    [TestCase("throw new InvalidOperationException(new string((char)1, 1_000_000));")]
    [TestCase("throw new ArgumentException(\"x\", new string((char)1, 1_000_000));")]
    [TestCase("Console.WriteLine(new string((char)1, 1_000_000));")]
    [TestCase("Console.Error.WriteLine(new string((char)1, 1_000_000)); throw new FormatException(new string('x', 1_000_000));")]
    public void An_answer_that_writes_or_throws_a_million_characters_is_judged_briefly(string statement)
    {
        using var judge = new Judge();
        var answer = Stage.FilesIn(StageFolder.Solutions).Single();
        SourceFile[] files =
        [
            answer with { Text = answer.Text.Replace("var z = bias;", $"var z = bias; {statement}", StringComparison.Ordinal) },
        ];

        var verdict = judge.Run(Stage, files);

        verdict.Errors.ShouldBeEmpty();
        verdict.Tests.ShouldAllBe(test => test.Message.Length + test.Output.Length < 30_000);
        var tests = judge.Tests(Stage).GroupBy(test => test.Task, test => test.Name);
        var plan = new StagePlan(
            Stage.Slug, "", [.. tests.Select(task => new TaskPlan(task.Key, "", 1, [.. task]))]);
        Line(StageGrades.Of(plan, files, verdict)).Length.ShouldBeLessThan(MaxLine);
    }

    [Test]
    public void A_string_of_an_answer_is_shown_briefly_and_a_longer_one_is_no_answer()
    {
        var stage = StageFolder.All.Single(stage => stage.Slug == "11-gradient-check");
        using var judge = new Judge();

        judge.Run(stage, Named(stage, 10_000)).Tests.Max(test => test.Message.Length).ShouldBeLessThan(30_000);
        judge.Run(stage, Named(stage, 100_000)).Tests
            .ShouldContain(test => test.Message.Contains("over the limit of 16384", StringComparison.Ordinal));
    }

    /// <summary>The solution with a long text for each band of errors.</summary>
    private static SourceFile[] Named(StageFolder stage, int length)
    {
        var solution = stage.FilesIn(StageFolder.Solutions);
        const string Band = "public static string Band(double relativeError) => ";
        solution.Count(file => file.Text.Contains(Band, StringComparison.Ordinal)).ShouldBe(1);
        return Array.ConvertAll(solution, file => file with
        {
            Text = file.Text.Replace(
                Band,
                $"public static string Band(double relativeError) => new('x', {length});\n    private static string Other(double "
                    + "relativeError) => ",
                StringComparison.Ordinal),
        });
    }

    private static string Line(StageGrade stage) =>
        Results.ToLine(new Grade("one", "", 1, null, 0, 0, 1, null, [], [stage]));
}
