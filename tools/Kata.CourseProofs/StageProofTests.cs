using System.Collections.Concurrent;

namespace Kata.CourseProofs;

/// <summary>
/// The proofs of every stage, as <c>kata verify</c> makes them; and beside verdicts of the engine the same ones made in this process, as
/// <c>dotnet test</c> does: they must not differ.
/// </summary>
public sealed class StageProofTests
{
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
    public void No_two_stages_have_one_number() => StageFolder.All.Select(stage => stage.Number).ShouldBeUnique();

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRooms))]
    public void Rooms(StageFolder stage, Func<StageFolder, IEnumerable<string>> faults) => faults(stage).ShouldBeEmpty();

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
        Kata.Proofs.Rooms.Tasks(stage, solution).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfWrongAnswers))]
    public void Wrong(WrongAnswer wrong, bool isTwice)
    {
        StageProofs.Wrong(wrong, isTwice ? Agreed(wrong.Stage, wrong.Files) : Judged(wrong.Stage, wrong.Files)).ShouldBeEmpty();
    }

    [TestCaseSource(typeof(Proofs), nameof(Proofs.OfRightAnswers))]
    public void Right(StageFolder stage, SourceFile answer)
    {
        StageProofs.Right(answer, Agreed(stage, [answer])).ShouldBeEmpty();
    }

    /// <summary>The engine's verdict, which is that of <c>dotnet test</c> too.</summary>
    private static StageVerdict Agreed(StageFolder stage, SourceFile[] answer)
    {
        var tests = StageTestRun.Of(stage, AnswerCompiler.Compile(stage.Among(StageFolder.Exercises, answer)));
        var engine = Judged(stage, answer);

        engine.Tests.Select(test => (test.Name, test.Task, test.Outcome == Outcome.Green, test.Message))
            .ShouldBe(tests.Select(test => (test.Name.Split(" · ", 3)[^1], test.Task!.Value, test.IsGreen, test.Message)), "dotnet test and the engine differ");
        return engine;
    }

    private static StageVerdict Judged(StageFolder stage, SourceFile[] answer)
    {
        if (!_judges.TryTake(out var judge))
        {
            judge = new Judge();
        }

        var verdict = judge.Run(stage, answer);
        _judges.Add(judge);
        return verdict;
    }
}
