using System.Globalization;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace Kata.TestLogger;

/// <summary>The result of a test.</summary>
/// <param name="Stage">The folder name of its stage; null for a test of the tools.</param>
/// <param name="Name">As test explorers show it: <c>03-bias-gradient · task 2 · The bias gradient is the mean over the
/// batch</c>.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Its message if it is not green.</param>
/// <param name="Trace">The stack trace; of a stage test, the learner's line at most.</param>
/// <param name="Output">What its code wrote to the console.</param>
internal sealed record ScreenTest(string? Stage, string Name, TestOutcome Outcome, string Message, string Trace, string Output)
{
    /// <summary>The first line of the message.</summary>
    public string Reason => Message.Split('\n')[0];

    /// <summary>Whether the message consists of the reason alone, without values.</summary>
    public bool IsBrief => Message.Count(c => c == '\n') <= 1;
}

/// <summary>
/// One screen for a run: a line per stage, a line per red test except the first, and last the first red test in full, where to
/// start. Tests of the tools, which no learner runs, are printed in full.
/// </summary>
internal sealed class TestScreen(ScreenTest[] tests, string learned, bool isAborted)
{
    private const int MaxOthers = 12;

    private const string RunEnded =
        "Your code ended the whole run: a stack overflow, or a call to Environment.Exit.\n\"./kata test\" survives that and "
            + "names the call.";

    private readonly ScreenTest[] _red = [.. tests.Where(test => test.Outcome == TestOutcome.Failed)];

    /// <summary>Where to start; null if nothing is red.</summary>
    public FirstRed? First =>
        isAborted ? new FirstRed("The run was cut off", RunEnded, "", "")
        : _red.FirstOrDefault(test => test.Stage is not null) is { } first
            ? new FirstRed(first.Name, first.Message, first.Trace, first.Output)
        : null;

    /// <summary>Everything but the first red test of a stage.</summary>
    public IEnumerable<string> Lines => [.. Stages(), .. Others(), .. Tools(), .. Skipped(), ""];

    private IEnumerable<string> Stages()
    {
        var stages = tests.Where(test => test.Stage is not null)
            .GroupBy(test => test.Stage!)
            .Select(stage => new StageScore(stage))
            .ToArray();
        var isNew = stages.All(stage => stage.IsGreen || stage.Green == 0);
        return
        [
            .. stages.Where(stage => stage.IsGreen).Select(stage => $"  ● {stage}"),
            .. Only(isNew && learned.Length > 0, $"    {learned}"),
            .. stages.Where(stage => !stage.IsGreen && !stage.IsLocked)
                .Select(stage => $"  ○ {stage}"),
            .. Locked([.. stages.Where(stage => stage.IsLocked)]),
        ];
    }

    private static IEnumerable<string> Locked(StageScore[] locked) => locked is [var next, ..]
        ? [$"    {Count(locked.Length, "stage")} locked until then; to run one anyway: dotnet test --filter {next.Name}"]
        : [];

    /// <summary>Tests that are red for the same reason, such as "not written yet", share a line.</summary>
    private IEnumerable<string> Others()
    {
        var others =
            _red.Where(test => test.Stage is not null).Skip(1).GroupBy(test => test.IsBrief ? test.Reason : test.Name).ToArray();
        return others.Length == 0 ? [] :
        [
            "  Also red:",
            .. others.Take(MaxOthers).Select(alike => $"    {Text([.. alike])}"),
            .. Only(
                others.Length > MaxOthers,
                $"    … and {Count(others.Skip(MaxOthers).Sum(alike => alike.Count()), "test")} more"),
        ];
    }

    private static string Text(ScreenTest[] alike) => alike switch
    {
        [{ IsBrief: true } first] => $"{first.Name}: {first.Reason}",
        [{ IsBrief: true } first, ..] => $"{Count(alike.Length, "test")} of {first.Stage}: {first.Reason}",
        [var first, ..] => first.Name,
        [] => "",
    };

    private IEnumerable<string> Tools() => _red.Where(test => test.Stage is null).SelectMany(test => (string[])
    [
        $"  Failed {test.Name}",
        .. $"{test.Message}\n{test.Trace}".TrimEnd().Split('\n').Select(line => $"    {line.TrimEnd()}"),
        .. FirstRed.Written(test.Output),
    ]);

    /// <summary>Skipped tests of the tools, one line per reason; locked stages have a line already.</summary>
    private IEnumerable<string> Skipped() => tests
        .Where(test => test.Outcome == TestOutcome.Skipped && test.Stage is null)
        .GroupBy(test => test.Message)
        .Select(reason => $"  {Count(reason.Count(), "test")} skipped: {reason.Key}");

    private static string[] Only(bool isShown, string line) => isShown ? [line] : [];

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A stage's tests in this run.</summary>
    private sealed class StageScore(IGrouping<string, ScreenTest> tests)
    {
        public string Name => tests.Key;

        public int Green { get; } = tests.Count(test => test.Outcome == TestOutcome.Passed);

        public bool IsGreen => Green == tests.Count();

        public bool IsLocked => tests.All(test => test.Outcome == TestOutcome.Skipped);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Name}: {Green} of {tests.Count()} tests green");
    }
}
