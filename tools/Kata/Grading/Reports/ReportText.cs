using System.Globalization;

namespace Kata.Grading;

/// <summary>The sentences that reports and export formats share, as plain text.</summary>
internal static class ReportText
{
    /// <summary>How many errors of a stage are listed.</summary>
    public const int MaxErrors = 10;

    private const int LabelWidth = 12;

    /// <summary>"4.5 of 5 points"; no points of a submission that couldn't be graded: they would look like a mark.</summary>
    public static string Score(Grade grade) => grade.IsGraded
        ? $"{Points(grade.Points)} of {Points(grade.OutOf)} points"
        : NotGraded;

    /// <summary>What is said instead of points.</summary>
    public const string NotGraded = "could not be graded: a person will look at it";

    /// <summary>A stage's state, in two words.</summary>
    public static string State(StageGrade? grade) => grade?.State switch
    {
        StageState.Judged => "judged",
        StageState.Missing => "missing",
        StageState.DoesNotCompile => "does not compile",
        StageState.Refused => "refused",
        _ => "not graded",
    };

    /// <summary>Why a stage was not judged, and what to do.</summary>
    public static string Why(StageGrade? grade) => grade?.State switch
    {
        StageState.Missing => "No file of this stage was found in what you handed in, so it has no points yet.",
        StageState.DoesNotCompile => "It doesn't compile, or the tests can't call it, so none of them ran. Fix the first "
            + "error first: the others often follow from it.",
        StageState.Refused => "It wasn't run: it uses an API that isn't on the allow-list. Write it without that, and hand it "
            + "in again.",
        _ => "This stage could not be graded, so it has no mark yet: a person will look at it.",
    };

    /// <summary>
    /// A red test's message as kata watch shows it, without the row of a named mistake, which is printed separately.
    /// </summary>
    public static string Message(TestGrade test) => test.Red is not { } red ? "" : UntrustedText.Lines(
        string.Join('\n',
        [
            UntrustedText.Line(red.Head, UntrustedText.MaxMessageLength),
            .. red.Rows.Where(row => row.Label != RedResult.MistakeLabel).Select(row => Row(row.Label, row.Text)),
            .. red.Next is { } next ? [Row("next", next.ToString())] : (string[])[],
        ]),
        UntrustedText.MaxMessageLength);

    private static string Row(string label, string text) =>
        $"  {label.PadRight(LabelWidth)}{UntrustedText.Line(text, UntrustedText.MaxMessageLength)}";

    /// <summary>A red test in full: its sentence, the mistake with its story, and the message.</summary>
    public static string Red(TestGrade test) => string.Join('\n',
    [
        test.Name,
        .. test.Mistake is { } mistake
            ? [$"The mistake: {UntrustedText.Line(mistake.Story)}  ["
                + $"{UntrustedText.Line(mistake.Id, UntrustedText.MaxIdLength)}]"]
            : (string[])[],
        Message(test),
    ]);

    /// <summary>
    /// A task's result: its first red test and how to reproduce it, why it was not judged, or that it is green.
    /// </summary>
    public static string Task(StagePlan stage, TaskPlan task, StageGrade? grade, int seed)
    {
        var red = grade is { State: StageState.Judged } ? grade.FirstRed(task) : null;
        string[] lines = grade switch
        {
            _ when grade.IsGreen(task) => [
                task.Tests.Length == 1 ? "Its test is green." : $"All {task.Tests.Length} tests are green.",
            ],
            { State: StageState.Judged } => [
                red is null ? "Not all of its tests ran." : Red(red), $"To see the same at home: {Command(stage, seed)}",
            ],
            _ => [Why(grade), .. grade is { Errors.Length: > 0 } ? [List(grade.Errors, MaxErrors)] : (string[])[]],
        };
        return string.Join('\n', lines);
    }

    /// <summary>The command that reproduces a stage's result.</summary>
    public static string Command(StagePlan stage, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"./kata test {stage.Stage.Split('-')[0]} --seed {seed}");

    /// <summary>One sentence per line, and how many more there are.</summary>
    public static string List(string[] sentences, int max) => string.Join('\n',
    [
        .. sentences.Take(max).Select(sentence => UntrustedText.Line(sentence)),
        .. sentences.Length > max
            ? [string.Create(CultureInfo.InvariantCulture, $"… {sentences.Length - max} more")]
            : (string[])[],
    ]);

    /// <summary>Points with up to two decimals: "2.5".</summary>
    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"1 test", "2 tests".</summary>
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>A share from 0 to 1 as a percentage: "12.5 %".</summary>
    public static string Percent(decimal share) => $"{Points(100 * share)} %";
}
