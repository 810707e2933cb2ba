using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Build;

/// <summary>A running step: what it runs, and what it has counted.</summary>
/// <param name="name">The step's name.</param>
/// <param name="scratch">A temporary folder for this run.</param>
internal sealed partial class Job(string name, string scratch)
{
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(5);
    private int _runs;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>A temporary folder for this step.</summary>
    public string Scratch { get; } = Directory.CreateDirectory(Path.Combine(scratch, name)).FullName;

    /// <summary>The last program that ran.</summary>
    public ProgramResult? Last { get; private set; }

    /// <summary>What the step reports besides its result.</summary>
    public List<string> Notes { get; } = [];

    public void Break(string why) => throw new StepFailedException(why, Last);

    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            Break(otherwise);
        }
    }

    /// <summary>Runs a program, and requires its exit code.</summary>
    public async Task Run(
        int exitCode, string folder, string program, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var watch = Stopwatch.StartNew();
        Last = await Shell.Run(folder, program, arguments, environment);
        if (watch.Elapsed > _slow)
        {
            Notes.Add($"{watch.Elapsed.TotalSeconds,5:F0} s  {Last.Command}");
        }

        Require(Last.ExitCode == exitCode, $"{Last.Command} ended with exit code {Last.ExitCode}, not {exitCode}");
    }

    /// <summary>Runs <c>kata</c>, and requires its exit code and a text in its output.</summary>
    public async Task Kata(int exitCode, string text, string folder, params string[] arguments)
    {
        await Run(exitCode, folder, Path.Combine(folder, OperatingSystem.IsWindows() ? "kata.cmd" : "kata"), arguments);
        Require(
            Last!.Output.Contains(text, StringComparison.Ordinal),
            $"kata {string.Join(' ', arguments)} does not print \"{text}\"");
    }

    /// <summary>Runs <c>dotnet test</c>, and requires its exit code and no warning.</summary>
    public async Task<TestResult[]> Test(
        int exitCode, string folder, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var results = Path.Combine(Scratch, $"results-{++_runs}");
        Last = await Shell.Run(
            folder, "dotnet", ["test", .. arguments, "--logger", "trx", "--results-directory", results], environment);
        var tests = Trx.Read(results);
        Require(tests.Length > 0, $"{Last.Command} ran no test");
        if (Last.ExitCode != exitCode)
        {
            Failed += exitCode == 0 ? tests.Count(test => test.IsFailed) : 0;
            Break(
                $"{Last.Command} ended with exit code {Last.ExitCode}, not {exitCode}:"
                    + $"{Text.List(tests.Where(test => test.IsFailed).Select(test => $"{test}"))}");
        }

        WithoutWarning();
        return tests;
    }

    /// <summary>Runs tests, counts them, and requires that all are green.</summary>
    public async Task<TestResult[]> Green(string folder, string[] arguments, Dictionary<string, string?>? environment = null)
    {
        var tests = await Test(0, folder, arguments, environment);
        Passed += tests.Count(test => test.IsPassed);
        Skipped += tests.Count(test => test.IsSkipped);
        Every(tests, "green", test => test.IsGreen);
        return tests;
    }

    public void Every(TestResult[] tests, string what, Func<TestResult, bool> holds)
    {
        string[] odd = [.. tests.Where(test => !holds(test)).Select(test => $"{test}")];
        Require(odd.Length == 0, $"not every test is {what}:{Text.List(odd)}");
    }

    public void HasEveryStage(TestResult[] tests)
    {
        var missing = Course.Stages.FirstOrDefault(stage => !tests.Any(test => test.IsIn(stage)));
        Require(missing is null, $"no test of {missing} ran");
    }

    public void WithoutWarning()
    {
        string[] warnings = [.. Last!.Output.Split('\n').Where(line => Warning().IsMatch(line))];
        Require(warnings.Length == 0, $"there is a warning:{Text.List(warnings)}");
    }

    /// <summary>Skips a proof that this machine can't run.</summary>
    public void Skip(string why)
    {
        Notes.Add($"skipped: {why}");
        Skipped++;
    }

    public void Finish(bool isOk)
    {
        Passed += isOk && Passed + Skipped == 0 ? 1 : 0;
        Failed += !isOk && Failed == 0 ? 1 : 0;
    }

    [GeneratedRegex(@"(^|[^a-z])warning( [A-Z]+[0-9]+)? ?:")]
    private static partial Regex Warning();
}
