using System.Text.RegularExpressions;

namespace Kata.Proofs;

/// <summary>
/// Checks that a stage has all its parts and that they fit together. Each check returns what is wrong; nothing if the stage
/// passes.
/// </summary>
internal static partial class StageChecks
{
    private const int MinWrong = 8;
    private const int MinRight = 4;
    private const int MinHints = 3;
    private const int MaxStoryLength = 110;
    private const int MaxLearnedLength = 300;

    private static readonly string[] _oracleFiles = ["*Cases.cs", "*Oracle.cs", "*Mistakes.cs"];
    private static readonly string[] _headings =
    [
        "The idea", "The formula", "By hand", "Tasks", "Out of scope", "Hints", "What you can do now",
    ];

    /// <summary>The checks that run no test, each with what it claims about a stage.</summary>
    public static (string Claim, Func<StageFolder, IEnumerable<string>> Faults)[] All { get; } =
    [
        ("has a folder in every tree, and a number of its own", Folders),
        ("has a README with a title and the seven headings in order", Headings),
        ("has numbered tasks with hints", Hints),
        ("says briefly what one can do now", Learned),
        ("has an exercise for every solution", ExerciseFiles),
        ("has the same public surface in exercise and solution", Api),
        ("has an oracle", Oracle),
        ("has tests, snapshots, wrong answers and right ones", Tests),
        ("leaves nothing to do but in the exercise", Done),
        ("has a wrong answer for every mistake that its oracle knows", Mistakes),
        ("tells every mistake in one short line", Stories),
        ("lists only surviving mutants that fit its solution", Listed),
    ];

    public static IEnumerable<string> Folders(StageFolder stage)
    {
        string[] trees = [StageFolder.Solutions, StageFolder.Oracles, StageFolder.Tests];
        return trees.Where(tree => !Directory.Exists(stage.In(tree))).Select(tree => $"{tree}/{stage} is missing.")
            .Concat(StageFolder.All.Where(other => other != stage && other.Slug[..2] == stage.Slug[..2])
                .Select(other => $"{other} has the same number: give each its own."));
    }

    public static IEnumerable<string> Headings(StageFolder stage)
    {
        var readme = StageReadme.Of(stage);
        return
        [
            .. Fault(
                readme.Titles.Length != 1,
                $"exercises/{stage}/README.md has {readme.Titles.Length} first-level headings; one is its title."),
            .. Fault(
                !readme.Headings.SequenceEqual(_headings),
                $"exercises/{stage}/README.md has the headings {string.Join(", ", readme.Headings)}; it needs "
                + $"{string.Join(", ", _headings)}."),
        ];
    }

    public static IEnumerable<string> Hints(StageFolder stage)
    {
        var readme = StageReadme.Of(stage);
        var place = $"exercises/{stage}/README.md:";
        return
        [
            .. Fault(
                !readme.Tasks.Select(task => task.Number).SequenceEqual(Enumerable.Range(1, Math.Max(1, readme.Tasks.Length))),
                $"{place} number the list below \"## Tasks\" from 1."),
            .. Each(
                readme.Tasks.Where(task => task.HasNewCode).Select(task => task.Heading).Except(readme.HintedTasks),
                $"{place} give these tasks hints, each below \"## Hints\" under a heading \"### Task 1\"; or say in the task "
                + "\"No new code\""),
            .. Each(
                readme.HintedTasks.Except(readme.Tasks.Select(task => task.Heading)),
                $"{place} these headings below \"## Hints\" belong to no task"),
            .. Each(
                readme.Collapsed.Except(readme.Hints),
                $"{place} write a hint as \"<details><summary>Hint 1: a question</summary>\", in one line, so that it can be "
                + "read"),
            .. Fault(
                readme.Hints.Length < MinHints, $"{place} it has {readme.Hints.Length} hints; {MinHints} or more are needed."),
        ];
    }

    public static IEnumerable<string> Learned(StageFolder stage) =>
        StageReadme.Of(stage).Learned.Length is var length && length is > 0 and <= MaxLearnedLength
        ? []
        : [$"exercises/{stage}/README.md has {length} characters below \"## What you can do now\", which a green run prints; 1 "
            + $"to {MaxLearnedLength} are right."];

    public static IEnumerable<string> ExerciseFiles(StageFolder stage)
    {
        var (exercises, solutions) = (Names(stage, StageFolder.Exercises), Names(stage, StageFolder.Solutions));
        return solutions.Length == 0 ? [$"solutions/{stage} has no C# file."]
            : Fault(
                !exercises.SequenceEqual(solutions),
                $"exercises/{stage} has {string.Join(", ", exercises)} and solutions/{stage} has {string.Join(", ", solutions)}; "
                + "the C# files must have the same names.");
    }

    public static IEnumerable<string> Api(StageFolder stage)
    {
        var (exercise, solution) = (PublicApi.Of(stage, StageFolder.Exercises), PublicApi.Of(stage, StageFolder.Solutions));
        return solution.Length == 0 ? [$"solutions/{stage} has no public type."] :
        [
            .. Each(
                exercise.Except(solution),
                $"Only exercises/{stage} has these. Give solutions/{stage} the same, with parameter names and defaults"),
            .. Each(
                solution.Except(exercise),
                $"Only solutions/{stage} has these. Give exercises/{stage} the same, with parameter names and defaults"),
        ];
    }

    public static IEnumerable<string> Oracle(StageFolder stage) =>
        Each(
            _oracleFiles.Where(pattern => stage.NamesIn(StageFolder.Oracles, pattern).Length == 0),
            $"oracles/{stage} needs these files");

    public static IEnumerable<string> Tests(StageFolder stage)
    {
        string[] needed = ["*Tests.cs", "*OracleTests.cs", "*.verified.txt"];
        var right = RightAnswers.Of(stage).Length;
        var tasks = StageReadme.Of(stage).Tasks.Select(task => $"task-{task.Number}.md");
        var wrong = stage.NamesIn(StageFolder.Tests, WrongAnswers.Folder, "*");
        return
        [
            .. Each(
                needed.Where(pattern =>
                    stage.NamesIn(StageFolder.Tests, pattern)
                        .All(name => pattern == "*Tests.cs" && name.EndsWith("OracleTests.cs", StringComparison.Ordinal))),
                $"tests/{stage} needs these files"),
            .. Each(
                wrong.Except(tasks),
                $"tests/{stage}/{WrongAnswers.Folder} has files for no task of exercises/{stage}/README.md. Name them task-1.md "
                + "and so on"),
            .. Fault(
                right < MinRight,
                $"tests/{stage}/right has {right} right answers, each a whole one in a file; {MinRight} or more are needed."),
        ];
    }

    public static IEnumerable<string> Done(StageFolder stage)
    {
        string[] trees = [StageFolder.Solutions, StageFolder.Oracles, StageFolder.Tests];
        SourceFile[] readme =
        [
            .. stage.NamesIn(StageFolder.Exercises, "README.md")
                .Select(name => SourceFile.Read(stage.In(StageFolder.Exercises, name))),
        ];
        return Each(
            trees.SelectMany(tree => stage.FilesIn(tree))
                .Concat(readme)
                .Where(file => file.Text.Contains("TODO", StringComparison.Ordinal))
                .Select(file => Repository.Relative(file.Path))
                .Concat(WrongAnswers.Of(stage).Where(answer => answer.IsToDo).Select(answer => answer.Place)),
            "A TODO is left in these, and only an exercise's code may have one. Write what it asks for");
    }

    /// <summary>Every task has a test, and every test a task.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="solution">The verdict on its solution.</param>
    public static IEnumerable<string> Tasks(StageFolder stage, StageVerdict solution)
    {
        int[] tasks = [.. StageReadme.Of(stage).Tasks.Select(task => task.Number)];
        return
        [
            .. Each(
                solution.Tests.Where(test => !tasks.Contains(test.Task)).Select(test => test.Name),
                $"These tests of tests/{stage} need the attribute [Task] with a number from \"## Tasks\" in exercises/{stage}"
                + "/README.md"),
            .. Each(
                tasks.Where(task => solution.Tests.All(test => test.Task != task)).Select(task => $"task {task}"),
                $"These tasks of exercises/{stage}/README.md need a test in tests/{stage} with the attribute [Task] and their "
                + "number"),
        ];
    }

    public static IEnumerable<string> Mistakes(StageFolder stage)
    {
        var wrong = WrongAnswers.Of(stage);
        string[] named = [.. wrong.Where(answer => answer.IsNamed).Select(answer => answer.Id)];
        string[] known = [.. OracleMistakes.Of(stage).Select(mistake => mistake.Id).Distinct()];
        return
        [
            .. Each(
                wrong.GroupBy(answer => answer.Id).Where(group => group.Count() > 1).Select(group => group.Key),
                $"tests/{stage}/wrong has these headings more than once"),
            .. Each(
                known.Except(named),
                $"oracles/{stage} knows these mistakes. Give each a heading in a file of tests/{stage}/wrong, and an edit that "
                + "makes it"),
            .. Each(
                named.Except(known).Except(wrong.Where(answer => answer.IsToDo).Select(answer => answer.Id)),
                $"oracles/{stage} does not know these headings of tests/{stage}/wrong. Add the mistakes, or put the headings in "
                + "parentheses"),
            .. Fault(
                named.Length < MinWrong,
                $"tests/{stage}/wrong has {named.Length} wrong answers with a name; {MinWrong} or more are needed."),
        ];
    }

    public static IEnumerable<string> Stories(StageFolder stage)
    {
        var mistakes = OracleMistakes.Of(stage).Distinct().ToArray();
        return mistakes.Length == 0
            ? [$"oracles/{stage} needs a class Katas.Oracles.{stage.Name}.…Mistakes with public static lists of mistakes."]
            :
        [
            .. Each(
                mistakes.Where(mistake =>
                    mistake.Story.Trim().Length == 0
                        || mistake.Story.Length > MaxStoryLength
                        || mistake.Story.Contains('\n', StringComparison.Ordinal))
                    .Select(mistake => mistake.Id),
                $"oracles/{stage}: a story is one line of 1 to {MaxStoryLength} characters"),
            .. Each(
                mistakes.Select(mistake => mistake.Id).Where(id => !MistakeIdPattern().IsMatch(id)).Distinct(),
                $"oracles/{stage}: an id is two or more words of lower-case letters and digits, with hyphens between"),
        ];
    }

    public static IEnumerable<string> Listed(StageFolder stage)
    {
        var solution = stage.FilesIn(StageFolder.Solutions);
        string? FaultOf(Edit edit)
        {
            try
            {
                edit.ApplyTo(solution);
                return null;
            }
            catch (ProofException exception)
            {
                return exception.Message;
            }
        }

        return Survivors.Of(stage).Select(FaultOf).OfType<string>();
    }

    private static string[] Names(StageFolder stage, string tree) =>
        [.. stage.FilesIn(tree).Select(file => Path.GetRelativePath(stage.In(tree), file.Path))];

    private static string[] Fault(bool isFault, string fault) => isFault ? [fault] : [];

    private static string[] Each(IEnumerable<string> items, string fault) =>
        string.Join(", ", items) is { Length: > 0 } list ? [$"{fault}: {list}"] : [];

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$")]
    internal static partial Regex MistakeIdPattern();
}
