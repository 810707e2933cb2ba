using System.Text.RegularExpressions;

namespace Kata.UnitTests.Course;

/// <summary>Each row of docs/lessons.md has commands, and a step of CI runs each of them.</summary>
public sealed partial class LessonsTests
{
    /// <summary>
    /// A command's form, and the proof that CI runs it: a file that must contain a text. $1 and $2 are the command's groups.
    /// </summary>
    private static readonly (Regex Command, string File, string Text)[] _runs =
    [
        // The step green runs every test, the step course_proofs every stage in kata's engine.
        (Form("test (\\d+)"), "build/Proofs/TestCommands.cs", "job.HasEveryStage(await job.Green(Course.Root, [Solutions]))"),
        (Form("16, report \\d"), "build/Proofs/TestCommands.cs", "tools/Kata.CourseProofs"),
        (Form("([a-z0-9-]+) in (\\d\\d)"), "oracles/$2-*/*Mistakes.cs", "\"$1\""),
        (Form("dotnet test -c Solutions --filter (\\w+)"), "tests/*/*.cs", "$1"),
        (Form("dotnet test"), "build/Proofs/LearnersTests.cs", "Task Red("),

        // The step end_to_end opens each page that the stage's Draw makes, and saves a file while kata watches.
        (Form("show (\\d+)"), "tools/Kata.Figures/$1-*/*Figures.cs", "public static void Draw(Page page)"),
        (Form("./kata on every save"), "tools/Kata.EndToEndTests/WatchTests.cs", "class WatchTests"),
        (Form("./kata bench (\\d+)"), "tools/Kata.Figures/$1-*/*Benchmark.cs", "Measure(Page page)"),

        // The steps pytorch and symptoms.
        (Form("./kata compare (\\d+)"), "build/Proofs/OutsideTools.cs", "\"$1\""),
        (Form(".ci/run (\\w+)"), "build/Steps.cs", "\"$1\""),
        (Form("dotnet run benchmarks/(\\w+).cs(?: [\\d ]+)?"), "build/Proofs/OutsideTools.cs", "\"benchmarks/$1.cs\""),
        (Form("dotnet run benchmarks/(symptoms|experiments).cs (\\w+)(?: \\w+)*"), "benchmarks/$1.cs", "\"$2\""),
    ];

    [Test]
    public void CI_runs_the_commands_of_every_row()
    {
        string[] rows =
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "docs", "lessons.md"))
                .SkipWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("| In the lesson", StringComparison.Ordinal)),
        ];
        var commands = rows.Select(CommandsOf).ToArray();
        string[] open =
        [
            .. from pair in rows.Zip(commands, (row, of) => (Row: row, Open: of.Where(command => !IsRun(command)).ToArray()))
               where pair.Open.Length > 0
               select $"{pair.Row}: {string.Join("; ", pair.Open)}",
        ];

        var different = commands.SelectMany(of => of).Distinct().Count();
        TestContext.Out.WriteLine(
            $"{rows.Length - open.Length} of {rows.Length} rows' commands run in CI ({different} different commands)");
        rows.Length.ShouldBeGreaterThan(100);
        open.ShouldBeEmpty();
    }

    [TestCase("a command that nobody knows")]
    [TestCase("test 99")]
    [TestCase("show 18")]
    [TestCase("sum-for-mean in 02")]
    [TestCase("dotnet test -c Solutions --filter NoSuchTest")]
    [TestCase("dotnet run benchmarks/training.cs")]
    [TestCase("dotnet run benchmarks/experiments.cs nothing")]
    [TestCase(".ci/run nothing")]
    [TestCase("./kata compare 7")]
    public void A_command_that_CI_does_not_run_is_noticed(string command) => IsRun(command).ShouldBeFalse();

    /// <summary>The last cell of a row, without links, quotes and remarks.</summary>
    private static string[] CommandsOf(string row)
    {
        var cell = Link().Replace(row.TrimEnd('|', ' ').Split(" | ")[^1], "$1").Replace("`", "", StringComparison.Ordinal);
        return [.. cell.Split("; ").Select(item => Remark().Replace(item, "").Trim())];
    }

    private static bool IsRun(string command) => _runs.Any(run =>
        run.Command.Match(command) is { Success: true } match
            && (!int.TryParse(match.Groups[1].Value, out var number) || StageFolder.All.Any(stage => stage.Number == number))
            && Contain(Filled(run.File, match), Filled(run.Text, match)));

    /// <summary>Whether one of the files contains the text. Stages are numbered 03, commands have 3.</summary>
    private static bool Contain(string pattern, string text)
    {
        var parts = pattern.Split('/');
        IEnumerable<string> folders = [Repository.Root];
        foreach (var part in parts[..^1])
        {
            folders = folders.Where(Directory.Exists).SelectMany(folder => Directory.GetDirectories(folder, part)).ToArray();
        }

        return folders.SelectMany(folder => Directory.GetFiles(folder, parts[^1]))
            .Any(file => File.ReadAllText(file).Contains(text, StringComparison.Ordinal));
    }

    private static string Filled(string form, Match command) => form
        .Replace("/$1-", $"/{command.Groups[1].Value.PadLeft(2, '0')}-", StringComparison.Ordinal)
        .Replace("$1", command.Groups[1].Value, StringComparison.Ordinal)
        .Replace("$2", command.Groups[2].Value, StringComparison.Ordinal);

    private static Regex Form(string command) => new($"^{command.Replace(".", "\\.", StringComparison.Ordinal)}$");

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("^none: |, column .*$")]
    private static partial Regex Remark();
}
