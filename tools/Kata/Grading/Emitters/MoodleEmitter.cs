using System.Globalization;

namespace Kata.Grading;

/// <summary>
/// Grades for Moodle ("Grade import" in its documentation; moodle/moodle: grade/import/csv): on import, map <c>username</c> to
/// the field that has your ids, and the other two columns to the grade and its feedback, always both. Moodle treats feedback as
/// HTML, so it contains no text that a submission chose.
/// </summary>
internal static class MoodleEmitter
{
    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
    [
        ("moodle/grades.csv", Grades(results)),
        .. Worksheet(results) is { Length: > 0 } rows
            ? [("moodle/worksheet.csv", string.Concat(rows.Prepend(Csv.Row("Identifier", "Full name", "Grade"))))]
            : ((string, string)[])[],
    ];

    /// <summary>The rows of an offline grading worksheet, by Moodle's own numbers, of those who are in a Moodle export.</summary>
    private static string[] Worksheet(Results results) =>
    [
        .. from grade in Emitters.Marks(results)
           let found = PlatformExport.NumberIn(grade.Id, "Moodle")
           where found is not null
           let student = grade.Name ?? found.Value.Student
           select Csv.Row($"Participant {found.Value.Number}", Csv.Text(student), Csv.Number(grade.Points)),
    ];

    private static string Grades(Results results) => string.Concat(
    [
        Csv.Row("username", Csv.Text(results.Plan.Title), Csv.Text($"{results.Plan.Title} feedback")),
        .. Emitters.Marks(results).Select(grade =>
            Csv.Row(Csv.Text(grade.Exported), Csv.Number(grade.Points), Csv.Text(Feedback(results, grade)))),
    ]);

    private static string Reason(TaskPlan task, StageGrade? grade) =>
        Emitters.Mistakes(task, grade) is [var mistake, ..] ? mistake
        : grade is { State: StageState.Judged } ? "red"
        : ReportText.State(grade);

    private static string Feedback(Results results, Grade grade)
    {
        var tasks = Emitters.Tasks(results, grade).ToArray();
        var red = tasks.Where(one => !one.Grade.IsGreen(one.Task)).Select(one => string.Create(
            CultureInfo.InvariantCulture, $" {one.Stage.Stage} task {one.Task.Number}: {Reason(one.Task, one.Grade)}."));
        return string.Concat(red.Prepend(string.Create(
            CultureInfo.InvariantCulture,
            $"{tasks.Count(one => one.Grade.IsGreen(one.Task))} of {tasks.Length} tasks{(grade.LateLoss == 0 ? "" : ", late")}"
            + $"{(results.IsSandboxed ? "" : ", unsandboxed")}.")));
    }
}
