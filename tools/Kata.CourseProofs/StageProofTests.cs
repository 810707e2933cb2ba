using System.Collections.Concurrent;
using Kata.Grading;

namespace Kata.CourseProofs;

/// <summary>
/// The proofs of every stage, like <c>kata verify</c>, but on the tests as <c>dotnet test</c> runs them. The engine must agree.
/// </summary>
public sealed class StageProofTests
{
    /// <summary>A right answer may be slow, because proofs run in parallel.</summary>
    private static readonly TimeLimits _limits = TimeLimits.OfTests with { Test = TimeUse.Seconds(6, 24) };

    /// <summary>With all smaller cases, a stage asks several times as much.</summary>
    private static readonly TimeSpan _smallerLimit = TimeSpan.FromMinutes(2);

    /// <summary>One per proof that runs in parallel.</summary>
    private static readonly ConcurrentBag<Judge> _judges = [];

    [OneTimeTearDown]
    public void End()
    {
        foreach (var judge in _judges)
        {
            judge.Dispose();
        }
    }

    [Test]
    public void There_are_stages() => StageFolder.All.ShouldNotBeEmpty();

    [TestCase(StageFolder.Solutions)]
    [TestCase(StageFolder.Oracles)]
    [TestCase(StageFolder.Tests)]
    public void Every_tree_has_the_stages_of_the_exercises(string tree) =>
        StageFolder.SlugsIn(tree).ShouldBe(StageFolder.SlugsIn(StageFolder.Exercises));

    [Test]
    public void Stage_numbers_are_unique() => StageFolder.All.Select(stage => stage.Number).ShouldBeUnique();

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfStageChecks))]
    public void Check(StageFolder stage, Func<StageFolder, IEnumerable<string>> faults) => faults(stage).ShouldBeEmpty();

    [EveryStage("is red while nothing is written or fixed")]
    public void Red(StageFolder stage)
    {
        var exercise = stage.FilesIn(StageFolder.Exercises);
        StageProofs.Red(exercise, Verdict(stage, exercise)).ShouldBeEmpty();
    }

    [EveryStage("is green with its solution, with tests for every task and for no other")]
    public void Green(StageFolder stage)
    {
        var solution = Verdict(stage, stage.FilesIn(StageFolder.Solutions));
        StageProofs.Green(solution).ShouldBeEmpty();
        StageChecks.Tasks(stage, solution).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfWrongAnswers))]
    public void Wrong(WrongAnswer wrong) =>
        StageProofs.Wrong(wrong, Verdict(wrong.Stage, wrong.Files, wrong.Task)).ShouldBeEmpty();

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRightAnswers))]
    public void Right(RightAnswer answer) => StageProofs.Right(answer, Verdict(answer.Stage, answer.Files)).ShouldBeEmpty();

    /// <summary>Without the tests that train networks: these have no case to show.</summary>
    [EveryStage("is green with its solution and every right answer on the smaller cases that a red test may show")]
    public void Smaller(StageFolder stage)
    {
        var answers = RightAnswers.Of(stage).Select(answer => (answer.Name, answer.Files))
            .Prepend((Name: "solution", Files: stage.FilesIn(StageFolder.Solutions)));
        var red = from answer in answers
                  from test in StageTestRun.Of(
                      stage, AnswerCompiler.Compile(answer.Files), task: 1, limit: _smallerLimit, asksSmaller: true)
                  where !test.IsGreen
                  select $"{answer.Name}: {test}";
        red.ShouldBeEmpty();
    }

    /// <summary>
    /// The verdict of <c>dotnet test</c>, compared with the engine's on the same assembly, which the grader must allow; the
    /// steps of red tests are the engine's, since only kata explains.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="answer">The answer's files.</param>
    /// <param name="onlyTask">
    /// The task whose tests are compared; all by default. The engine takes longer, since each call crosses to a worker.
    /// </param>
    private static StageVerdict Verdict(StageFolder stage, SourceFile[] answer, int? onlyTask = null)
    {
        var compilation = StageCompiler.Compile(stage.Slug, stage.Name, TestedApi.Of(stage), answer);
        if (compilation.Answer is not { } compiled)
        {
            return new StageVerdict(stage, [], compilation.Errors);
        }

        AllowList.Refusals(stage, compiled.Assembly).ShouldBeEmpty("the grader's allow-list refuses it");
        var local = RunLocally(stage, compiled, onlyTask);
        bool IsCompared(TestVerdict test) => onlyTask is null || test.Task == onlyTask;
        var engine = ShouldAgree(
            Array.FindAll(local, IsCompared),
            () => Array.FindAll(RunLocally(stage, compiled, onlyTask), IsCompared),
            () => RunEngine(stage, compiled, onlyTask));
        var steps = engine.Where(test => test.Red is not null).ToDictionary(test => test.Name, test => test.Red!.Steps);
        return new StageVerdict(
            stage,
            Array.ConvertAll(local, test => test.Red is { } red && steps.TryGetValue(test.Name, out var explained)
                ? test with { Red = red with { Steps = explained } }
                : test),
            []);
    }

    private static TestVerdict[] RunLocally(StageFolder stage, CompiledAnswer answer, int? task) =>
        Array.ConvertAll(StageTestRun.Of(stage, answer, task), Verdict);

    private static TestVerdict Verdict(StageTest test) => new(
        test.Name.Split(" · ", 3)[^1],
        test.Task!.Value,
        test.IsGreen ? Outcome.Green : Outcome.Red,
        test.IsGreen ? null : test.Red ?? new RedResult(RedKind.Other, test.Message),
        "",
        TimeSpan.Zero);

    /// <summary>
    /// Requires equal messages, except for guesses, which depend on what other tests have found; for an answer whose values
    /// differ from run to run, only that both are red.
    /// </summary>
    /// <returns>The engine's verdict.</returns>
    private static TestVerdict[] ShouldAgree(
        TestVerdict[] local, Func<TestVerdict[]> runLocally, Func<TestVerdict[]> runEngine)
    {
        var engine = runEngine();
        if (!Messages(engine).SequenceEqual(Messages(local))
            && engine.Any(test => test.Outcome == Outcome.Red)
            && local.Any(test => test.Outcome == Outcome.Red)
            && !(Messages(engine).SequenceEqual(Messages(runEngine())) && Messages(local).SequenceEqual(Messages(runLocally()))))
        {
            return engine;
        }

        Messages(engine).ShouldBe(Messages(local), "dotnet test and the engine differ");
        return engine;
    }

    private static (string Name, int Task, Outcome Outcome, string Message)[] Messages(TestVerdict[] tests) =>
        Array.ConvertAll(tests, test => (test.Name, test.Task, test.Outcome, WithoutGuess(test.Red)?.ToText() ?? ""));

    private static RedResult? WithoutGuess(RedResult? red) =>
        red is { Remark.IsGuess: true } ? red with { Remark = null } : red;

    private static TestVerdict[] RunEngine(StageFolder stage, CompiledAnswer answer, int? onlyTask)
    {
        if (!_judges.TryTake(out var judge))
        {
            judge = new Judge(limits: _limits) { Explains = true };
        }

        var verdict = judge.Run(stage, answer, asks: test => onlyTask is null || test.Task == onlyTask);
        _judges.Add(judge);
        return verdict.Tests;
    }
}
