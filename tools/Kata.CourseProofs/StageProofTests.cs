using System.Collections.Concurrent;

namespace Kata.CourseProofs;

/// <summary>
/// The proofs of every stage, as <c>kata verify</c> makes them; and beside verdicts of the engine the same ones made in this process, as
/// <c>dotnet test</c> does: they must not differ.
/// </summary>
public sealed class StageProofTests
{
    /// <summary>A slow right answer is no wrong one, and proofs share the processors.</summary>
    private static readonly TimeSpan _minLimit = TimeSpan.FromSeconds(30);

    /// <summary>One for each proof that runs at a time.</summary>
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
    public void Every_tree_has_the_stages_of_the_exercises(string tree) => StageFolder.SlugsIn(tree).ShouldBe(StageFolder.SlugsIn(StageFolder.Exercises));

    [Test]
    public void Stage_numbers_are_unique() => StageFolder.All.Select(stage => stage.Number).ShouldBeUnique();

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfStageChecks))]
    public void Check(StageFolder stage, Func<StageFolder, IEnumerable<string>> faults) => faults(stage).ShouldBeEmpty();

    [EveryStage("is red while nothing is written or fixed")]
    public void Red(StageFolder stage)
    {
        var exercise = stage.FilesIn(StageFolder.Exercises);
        StageProofs.Red(exercise, Agreed(stage, exercise)).ShouldBeEmpty();
    }

    [EveryStage("is green with its solution, with tests for every task and for no other")]
    public void Green(StageFolder stage)
    {
        var solution = Agreed(stage, stage.FilesIn(StageFolder.Solutions));
        StageProofs.Green(solution).ShouldBeEmpty();
        StageChecks.Tasks(stage, solution).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfWrongAnswers))]
    public void Wrong(WrongAnswer wrong)
    {
        // One without a name may have none because it cannot be foretold, a seed left out, say: two runs of it differ.
        StageProofs.Wrong(wrong, Agreed(wrong.Stage, wrong.Files, isTwice: wrong.IsNamed)).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRightAnswers))]
    public void Right(StageFolder stage, SourceFile answer)
    {
        StageProofs.Right(answer, Agreed(stage, [answer])).ShouldBeEmpty();
    }

    /// <summary>The engine's verdict, which is that of <c>dotnet test</c> too; both judge the same assembly.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="answer">The answer's files.</param>
    /// <param name="isTwice">Whether to judge it in this process too.</param>
    private static StageVerdict Agreed(StageFolder stage, SourceFile[] answer, bool isTwice = true)
    {
        var compilation = StageCompiler.Compile(stage.Slug, stage.Name, TestedApi.Of(stage), answer);
        if (compilation.Answer is not { } compiled)
        {
            return new StageVerdict(stage, [], compilation.Errors);
        }

        var engine = Judged(stage, compiled);
        if (isTwice)
        {
            ShouldAgree(engine, StageTestRun.Of(stage, compiled), () => Judged(stage, compiled));
        }

        return engine;
    }

    /// <summary>Word for word; of an answer that draws without its seed, whose values differ from run to run, that both ways are red.</summary>
    private static void ShouldAgree(StageVerdict engine, StageTest[] local, Func<StageVerdict> again)
    {
        var (said, alsoSaid) = (Said(engine), local.Select(test => (test.Name.Split(" · ", 3)[^1], test.Task!.Value, test.IsGreen, test.Message)).ToArray());
        if (!said.SequenceEqual(alsoSaid) && !engine.IsGreen && local.Any(test => test.IsRed) && !said.SequenceEqual(Said(again())))
        {
            return;
        }

        said.ShouldBe(alsoSaid, "dotnet test and the engine differ");
    }

    private static (string Name, int Task, bool IsGreen, string Message)[] Said(StageVerdict verdict) =>
        [.. verdict.Tests.Select(test => (test.Name, test.Task, test.Outcome == Outcome.Green, test.Message))];

    private static StageVerdict Judged(StageFolder stage, CompiledAnswer answer)
    {
        if (!_judges.TryTake(out var judge))
        {
            judge = new Judge(minLimit: _minLimit);
        }

        var verdict = judge.Run(stage, answer);
        _judges.Add(judge);
        return verdict;
    }
}
