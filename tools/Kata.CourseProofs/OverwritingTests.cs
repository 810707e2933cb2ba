namespace Kata.CourseProofs;

/// <summary>No answer spoils a stage for the next in its lane, though answers can write into the tests' arrays.</summary>
public sealed class OverwritingTests
{
    [EveryStage("is green with its solution after an answer that overwrites every array that it can reach")]
    public void The_next_answer_is_green(StageFolder stage)
    {
        using var judge = new Judge();

        var tests = judge.Run(stage, AnswerCompiler.Compile(OverwritingAnswer.To(stage))).Tests;
        judge.Forget();
        var next = judge.Run(stage, stage.FilesIn(StageFolder.Solutions));

        next.Tests.Where(test => test.Outcome == Outcome.Red).Select(test => test.Message).ShouldBeEmpty();
        // It does overwrite: tests with arrays see it, so some are red.
        tests.Length.ShouldBe(next.Tests.Length);
        TestContext.Out.WriteLine($"{tests.Count(test => test.Outcome == Outcome.Red)} of {tests.Length} were red");
    }
}
