using System.Collections.Concurrent;

namespace Kata.CourseProofs;

/// <summary>
/// The proofs of every stage, like <c>kata verify</c>. Each verdict of the engine is compared with a run in this process, like
/// <c>dotnet test</c>: they must agree.
/// </summary>
public sealed class StageProofTests
{
    /// <summary>A right answer may be slow, because proofs run in parallel.</summary>
    private static readonly TimeLimits _limits = TimeLimits.OfTests with { MinTest = TimeSpan.FromSeconds(30) };

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
    public void Wrong(WrongAnswer wrong)
    {
        // An unnamed one may be unpredictable, because it ignores the seed for instance: then two runs differ.
        StageProofs.Wrong(wrong, Verdict(wrong.Stage, wrong.Files, isTwice: wrong.IsNamed)).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRightAnswers))]
    public void Right(StageFolder stage, SourceFile answer)
    {
        StageProofs.Right(answer, Verdict(stage, [answer])).ShouldBeEmpty();
    }

    /// <summary>The engine's verdict, compared with that of <c>dotnet test</c> on the same assembly.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="answer">The answer's files.</param>
    /// <param name="isTwice">Whether to run it in this process too.</param>
    private static StageVerdict Verdict(StageFolder stage, SourceFile[] answer, bool isTwice = true)
    {
        var compilation = StageCompiler.Compile(stage.Slug, stage.Name, TestedApi.Of(stage), answer);
        if (compilation.Answer is not { } compiled)
        {
            return new StageVerdict(stage, [], compilation.Errors);
        }

        var engine = RunEngine(stage, compiled);
        if (isTwice)
        {
            ShouldAgree(engine, StageTestRun.Of(stage, compiled), () => RunEngine(stage, compiled));
        }

        return engine;
    }

    /// <summary>Requires equal messages; for an answer whose values differ from run to run, only that both are red.</summary>
    private static void ShouldAgree(StageVerdict engine, StageTest[] local, Func<StageVerdict> again)
    {
        var (engineMessages, localMessages) = (Messages(engine), local
            .Select(test => (test.Name.Split(" · ", 3)[^1], test.Task!.Value, test.IsGreen, test.Message))
            .ToArray());
        if (!engineMessages.SequenceEqual(localMessages)
            && !engine.IsGreen
            && local.Any(test => test.IsRed)
            && !engineMessages.SequenceEqual(Messages(again())))
        {
            return;
        }

        engineMessages.ShouldBe(localMessages, "dotnet test and the engine differ");
    }

    private static (string Name, int Task, bool IsGreen, string Message)[] Messages(StageVerdict verdict) =>
        [.. verdict.Tests.Select(test => (test.Name, test.Task, test.Outcome == Outcome.Green, test.Message))];

    private static StageVerdict RunEngine(StageFolder stage, CompiledAnswer answer)
    {
        if (!_judges.TryTake(out var judge))
        {
            judge = new Judge(limits: _limits);
        }

        var verdict = judge.Run(stage, answer);
        _judges.Add(judge);
        return verdict;
    }
}
