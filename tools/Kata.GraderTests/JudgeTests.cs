namespace Kata.GraderTests;

/// <summary>The engine, against the tests as <c>dotnet test</c> runs them.</summary>
public sealed class JudgeTests
{
    [Test]
    public void Trainings_do_not_run_for_an_answer_that_is_wrong_in_another_task()
    {
        var stage = StageFolder.All.Single(stage => stage.Name == "FullMlp");
        using var judge = new Judge();

        var engine = judge.Run(stage, AnswerCompiler.Solutions, asks: test => test.Concerns(task: 1)).Tests;

        StageTestRun.Of(stage, AnswerCompiler.Solutions, task: 1).Select(test => test.Task).ShouldBe(
            engine.Select(test => (int?)test.Task));
        judge.Tests(stage).Length.ShouldBe(engine.Length + 2, "all but the two trainings of task 5");
    }

    [Test]
    [NonParallelizable]
    public void The_engine_loads_no_answer_into_this_process()
    {
        var before = LoadedAnswers();
        using var judge = new Judge();

        var verdicts = Array.ConvertAll([AnswerCompiler.Solutions, AnswerCompiler.Exercises], answer =>
            judge.Run(StageFolder.All[0], answer).IsGreen);

        (string.Join(' ', verdicts), LoadedAnswers()).ShouldBe(("True False", before));
    }

    [Test]
    public void A_record_may_be_a_struct()
    {
        var stage = StageFolder.All.Single(stage => stage.Number == 5);
        var structs = Array.ConvertAll(stage.FilesIn(StageFolder.Solutions), file =>
            file with { Text = file.Text.Replace("sealed record ", "readonly record struct ", StringComparison.Ordinal) });
        structs.ShouldContain(file => file.Text.Contains("record struct", StringComparison.Ordinal));
        using var judge = new Judge();

        judge.Run(stage, structs).Tests.Where(test => test.Outcome == Outcome.Red).ShouldBeEmpty();
    }

    private static int LoadedAnswers() =>
        AppDomain.CurrentDomain.GetAssemblies()
            .Count(assembly => assembly.GetName().Name == "Katas" && assembly.Location != Repository.Proxies);
}
