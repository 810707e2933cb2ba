using System.Globalization;

namespace Kata.Grading;

/// <summary>Prints a short summary of a finished grading.</summary>
internal static class GradeSummary
{
    private const int MaxMistakes = 3;
    private const int MaxProblems = 5;

    /// <summary>How many submissions, how fast, in which sandbox.</summary>
    public static Line Rate(Results results, int judged, TimeSpan time) => Line.Of(
        string.Create(
            CultureInfo.InvariantCulture,
            $" graded     {ReportText.Count(results.Submissions.Length, "submission")}, {judged} of them now, in "
            + $"{time.TotalSeconds:0.0} s ({judged / time.TotalMinutes:0} per minute) · "
                + $"{(results.IsSandboxed ? $"sandboxed by {results.Sandbox}" : "unsandboxed")}"),
        Tone.Plain);

    /// <summary>The points, the most common mistakes, and the unreadable submissions.</summary>
    public static IEnumerable<Line> Lines(Results results, int width) =>
    [
        .. results.Submissions switch
        {
            [] => [],
            [var only] => Lines(results.Plan, only, width),
            var grades => Class(results.Plan.OutOf, [.. grades.Where(grade => grade.IsGraded).Select(grade => grade.Points)]),
        },
        .. Misunderstanding.Of(results).Take(MaxMistakes).SelectMany(mistake =>
            Layout.Row(
                $"{mistake.Met} ×", $"{mistake.Stage.Stage}: {mistake.Story}  [{mistake.Id}]", width, Tone.Notable, indent: 1)),
        .. Problems(results.Submissions, width),
    ];

    /// <summary>Everyone without a mark is named; of those who have 0 since nothing was found, some.</summary>
    private static IEnumerable<Line> Problems(Grade[] grades, int width)
    {
        var ungraded = grades.Where(grade => !grade.IsGraded)
            .SelectMany(grade => Layout.Row("not graded", $"{grade.Shown}: {Why(grade)}", width, Tone.Bad, indent: 1));
        Grade[] empty = [.. grades.Where(grade => grade.IsGraded && grade.Problem is not null)];
        return
        [
            .. ungraded,
            .. empty.Take(MaxProblems).SelectMany(grade =>
                Layout.Row("nothing in", $"{grade.Shown}: {grade.Problem}", width, Tone.Bad, indent: 1)),
            .. empty.Length > MaxProblems
                ? Layout.Row("", $"… and {empty.Length - MaxProblems} more, see class.html", width, indent: 1)
                : [],
        ];
    }

    private static string Why(Grade grade) => grade.Problem
        ?? string.Join(' ', grade.Stages.Where(stage => stage.State == StageState.NotGraded)
            .Select(stage => stage.Errors is [var first, ..] ? first : $"{stage.Stage}: the grader failed.")
            .Distinct());

    private static IEnumerable<Line> Class(decimal outOf, decimal[] points) => points.Length == 0 ? [] : [Line.Of(
        string.Create(
            CultureInfo.InvariantCulture,
            $" points     mean {points.Average():0.#} of {ReportText.Points(outOf)}, from {ReportText.Points(points.Min())} to "
            + $"{ReportText.Points(points.Max())}; all of them: {points.Count(p => p == outOf)}"),
        Tone.Strong)];

    private static IEnumerable<Line> Lines(Plan plan, Grade only, int width) =>
    [
        Line.Of(
            only.IsGraded
                ? $" points     {ReportText.Points(only.Points)} of {ReportText.Points(only.OutOf)} for {only.Shown}"
                : $" points     none: {only.Shown} {ReportText.NotGraded}",
            Tone.Strong)
            .Cut(width),
        .. plan.Stages.Select(stage => Stage(stage, only.In(stage)).Cut(width)),
    ];

    private static Line Stage(StagePlan stage, StageGrade? grade)
    {
        var isGreen = grade.IsGreen(stage);
        var why = grade is { State: StageState.Judged }
            ? ""
            : $"  {ReportText.State(grade)}{(grade?.Errors is [var first, ..] ? $": {first}" : "")}";
        return Line.Of(isGreen ? "   ● " : "   ○ ", isGreen ? Tone.Good : Tone.Bad)
            + Line.Of($"{stage.Stage}  {ReportText.Points(grade?.Points ?? 0)} of {ReportText.Points(stage.OutOf)}", Tone.Plain)
            + Line.Of(why, Tone.Notable);
    }
}
