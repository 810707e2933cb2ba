namespace Kata.Tests.Proofs;

/// <summary>The verdict on an answer, made twice: in this process, as <c>dotnet test</c> does, and by the engine. They must not differ.</summary>
internal static class Verdicts
{
    private static readonly Lazy<Judge> _judge = new(() => new Judge());

    /// <summary>The stage's tests as they ended.</summary>
    public static StageTest[] Of(StageFolder stage, SourceFile[] answer)
    {
        var tests = StageTestRun.Of(stage, AnswerCompiler.Compile(stage.AmongSolutions(answer)));
        var engine = _judge.Value.Run(stage, answer);

        engine.Errors.ShouldBeEmpty();
        engine.Tests.Select(test => (test.Name, test.Task, test.Outcome == Outcome.Green, test.Message))
            .ShouldBe(tests.Select(test => (test.Name.Split(" · ", 3)[^1], test.Task!.Value, test.IsGreen, test.Message)), "dotnet test and the engine differ");
        return tests;
    }
}
