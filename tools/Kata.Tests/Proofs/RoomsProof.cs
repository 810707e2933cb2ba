namespace Kata.Tests.Proofs;

/// <summary>Every stage has all its rooms, and they fit each other.</summary>
public sealed class RoomsProof
{
    private const int FewestWrong = 8;
    private const int FewestRight = 4;
    private const int FewestHints = 3;
    private const int LongestStory = 110;
    private const int LongestLearned = 300;

    private static readonly string[] _headings = ["The idea", "The formula", "By hand", "Tasks", "Out of scope", "Hints", "What you can do now"];

    [Test]
    public void There_are_stages() => StageFolder.All.ShouldNotBeEmpty();

    [TestCase(StageFolder.Solutions)]
    [TestCase(StageFolder.Oracles)]
    [TestCase(StageFolder.Tests)]
    public void Every_tree_has_the_stages_of_the_exercises(string tree) =>
        StageFolder.SlugsIn(tree).ShouldBe(StageFolder.SlugsIn(StageFolder.Exercises), $"{tree}/ and exercises/ must have the same folders NN-slug.");

    [Test]
    public void No_two_stages_have_one_number()
    {
        var twins = StageFolder.All.GroupBy(stage => stage.Slug[..2]).Where(group => group.Count() > 1).SelectMany(group => group);

        twins.ShouldBeEmpty("These folders of exercises/ have the same number: give each its own.");
    }

    [EveryStage("has a README with a title and the seven headings in order")]
    public void Headings(StageFolder stage)
    {
        var readme = StageReadme.Of(stage);

        readme.Titles.Length.ShouldBe(1, $"exercises/{stage}/README.md: first-level headings.");
        readme.Headings.ShouldBe(_headings, $"exercises/{stage}/README.md: second-level headings.");
    }

    [EveryStage("has numbered tasks with hints")]
    public void Hints(StageFolder stage)
    {
        var readme = StageReadme.Of(stage);
        var place = $"exercises/{stage}/README.md:";

        var numbers = readme.Tasks.Select(task => task.Number);
        numbers.ShouldBe(Enumerable.Range(1, Math.Max(1, readme.Tasks.Length)), $"{place} number the list below \"## Tasks\" from 1.");

        var withoutHints = readme.Tasks.Where(task => task.HasNewCode).Select(task => task.Heading).Except(readme.HintedTasks);
        withoutHints.ShouldBeEmpty($"{place} give these tasks hints, each below \"## Hints\" under a heading \"### Task 1\"; or say in the task \"No new code\".");

        var hintsToNothing = readme.HintedTasks.Except(readme.Tasks.Select(task => task.Heading));
        hintsToNothing.ShouldBeEmpty($"{place} these headings below \"## Hints\" belong to no task.");

        var unreadable = readme.Collapsed.Except(readme.Hints);
        unreadable.ShouldBeEmpty($"{place} write a hint as \"<details><summary>Hint 1: a question</summary>\", in one line, so that it can be read.");
        readme.Hints.Length.ShouldBeGreaterThanOrEqualTo(FewestHints, $"{place} hints.");
    }

    [EveryStage("says briefly what one can do now")]
    public void Learned(StageFolder stage) =>
        StageReadme.Of(stage).Learned.Length.ShouldBeInRange(1, LongestLearned, $"exercises/{stage}/README.md: characters below \"## What you can do now\", which a green run prints.");

    [EveryStage("has an exercise for every solution")]
    public void Twins(StageFolder stage)
    {
        var (exercises, solutions) = (Names(stage, StageFolder.Exercises), Names(stage, StageFolder.Solutions));

        solutions.ShouldNotBeEmpty($"solutions/{stage} has no C# file.");
        exercises.ShouldBe(solutions, $"exercises/{stage} and solutions/{stage} must have C# files of the same names.");
    }

    [EveryStage("has the same public surface in exercise and solution")]
    public void Surface(StageFolder stage)
    {
        var (exercise, solution) = (PublicSurface.Of(stage, StageFolder.Exercises), PublicSurface.Of(stage, StageFolder.Solutions));

        solution.ShouldNotBeEmpty($"solutions/{stage} has no public type.");
        exercise.Except(solution).ShouldBeEmpty($"Only exercises/{stage} has these. Give solutions/{stage} the same, with parameter names and defaults.");
        solution.Except(exercise).ShouldBeEmpty($"Only solutions/{stage} has these. Give exercises/{stage} the same, with parameter names and defaults.");
    }

    [EveryStage("has an oracle")]
    public void Oracle(StageFolder stage)
    {
        string[] needed = ["*Cases.cs", "*Oracle.cs", "*Mistakes.cs"];

        var missing = needed.Where(pattern => stage.NamesIn(StageFolder.Oracles, pattern).Length == 0);
        missing.ShouldBeEmpty($"oracles/{stage} needs these files.");
    }

    [EveryStage("has tests, snapshots, wrong answers and right ones")]
    public void Tests(StageFolder stage)
    {
        string[] needed = ["*Tests.cs", "*OracleTests.cs", "*.verified.txt", "Wrong.md"];

        var missing = needed.Where(pattern => stage.NamesIn(StageFolder.Tests, pattern).All(name => pattern == "*Tests.cs" && name.EndsWith("OracleTests.cs", StringComparison.Ordinal)));
        missing.ShouldBeEmpty($"tests/{stage} needs these files.");
        Proofs.RightAnswers(stage).Length.ShouldBeGreaterThanOrEqualTo(FewestRight, $"Right answers in tests/{stage}/right, each a whole one in a file.");
    }

    [EveryStage("leaves nothing to do but in the exercise")]
    public void Done(StageFolder stage)
    {
        string[] trees = [StageFolder.Solutions, StageFolder.Oracles, StageFolder.Tests];

        var unfinished = trees.SelectMany(tree => stage.FilesIn(tree)).Where(file => file.Text.Contains("TODO", StringComparison.Ordinal)).Select(file => Repository.Relative(file.Path));
        unfinished.ShouldBeEmpty("These files say TODO; only an exercise may.");
    }

    [EveryStage("has tests for every task and for no other")]
    public void Tasks(StageFolder stage)
    {
        var tests = StageTestRun.Of(stage, AnswerCompiler.Solutions);
        var tasks = StageReadme.Of(stage).Tasks.Select(task => task.Number).ToArray();

        var withoutTask = tests.Where(test => test.Task is null || !tasks.Contains(test.Task.Value)).Select(test => test.Name);
        withoutTask.ShouldBeEmpty($"These tests of tests/{stage} need the attribute [Task] with a number from \"## Tasks\" in exercises/{stage}/README.md.");

        var withoutTest = tasks.Where(task => tests.All(test => test.Task != task));
        withoutTest.ShouldBeEmpty($"These tasks of exercises/{stage}/README.md need a test in tests/{stage} with the attribute [Task] and their number.");
    }

    [EveryStage("has a wrong answer for every mistake that its oracle knows")]
    public void Mistakes(StageFolder stage)
    {
        var wrong = WrongAnswers.Of(stage);
        var named = wrong.Where(answer => answer.IsNamed).Select(answer => answer.Id).ToArray();
        var known = OracleMistakes.Of(stage).Select(mistake => mistake.Id).ToArray();

        var repeated = wrong.GroupBy(answer => answer.Id).Where(group => group.Count() > 1).Select(group => group.Key);
        repeated.ShouldBeEmpty($"tests/{stage}/Wrong.md has these headings more than once.");
        known.Except(named).ShouldBeEmpty($"oracles/{stage} knows these mistakes. Give each a heading in tests/{stage}/Wrong.md, and an edit that makes it.");
        named.Except(known).ShouldBeEmpty($"oracles/{stage} does not know these headings of tests/{stage}/Wrong.md. Add the mistakes, or put the headings in parentheses.");
        named.Length.ShouldBeGreaterThanOrEqualTo(FewestWrong, $"tests/{stage}/Wrong.md: wrong answers with a name.");
    }

    [EveryStage("tells every mistake in one short line")]
    public void Stories(StageFolder stage)
    {
        var mistakes = OracleMistakes.Of(stage).Distinct().ToArray();
        mistakes.ShouldNotBeEmpty($"oracles/{stage} needs a class Katas.Oracles.{stage.Name}.…Mistakes with public static lists of mistakes.");

        var strange = mistakes.Where(mistake => mistake.Story.Trim().Length == 0 || mistake.Story.Length > LongestStory || mistake.Story.Contains('\n', StringComparison.Ordinal));
        strange.ShouldBeEmpty($"oracles/{stage}: a story is one line of 1 to {LongestStory} characters.");

        var unreadable = mistakes.Select(mistake => mistake.Id).Where(id => !StageTest.DiagnosesIn($"looks like it  [{id}]").Contains(id));
        unreadable.ShouldBeEmpty($"oracles/{stage}: an id is two or more words of lower-case letters and digits, with hyphens between.");
    }

    private static string[] Names(StageFolder stage, string tree) => [.. stage.FilesIn(tree).Select(file => Path.GetRelativePath(stage.In(tree), file.Path))];
}
