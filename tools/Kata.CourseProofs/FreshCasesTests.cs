namespace Kata.CourseProofs;

/// <summary>Every task asks for something that depends on the seed, so that no table of recorded answers passes it.</summary>
public sealed class FreshCasesTests
{
    private const int Seed = 917_214;

    [EveryStage("has no task that a table of other seeds' calls passes")]
    public void No_task_is_passed_by_a_table(StageFolder stage)
    {
        var solution = AnswerCompiler.Compile(stage.FilesIn(StageFolder.Solutions));
        using var judge = new Judge();
        var table = new CallTable();
        judge.Around = table.Record;
        for (var seed = 1; seed <= 3; seed++)
        {
            judge.Seed = seed;
            judge.Run(stage, solution).IsGreen.ShouldBeTrue();
        }

        judge.Around = table.Replay;
        judge.Seed = Seed;
        var passed = judge.Run(stage, solution).Tests
            .GroupBy(test => test.Task)
            .Where(task => task.All(test => test.Outcome == Outcome.Green))
            .Select(task => $"task {task.Key}");

        passed.ShouldBeEmpty();
    }
}
