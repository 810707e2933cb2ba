using System.Globalization;
using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// Gradescope's <c>results.json</c>, as its "Autograder Specifications" describe it (gradescope-autograders.readthedocs.io,
/// specs): a test per task, and the score after the late penalty, which overrides the sum of the tests. Everything is plain text,
/// which Gradescope doesn't interpret.
/// </summary>
internal static class GradescopeEmitter
{
    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
    [
        .. Emitters.EachMark(results, "gradescope", grade => [("results.json", Emitters.Json(Of(results, grade)))]),
        .. Rows(results) is { Length: > 0 } rows
            ? [("gradescope/grades.csv", string.Concat(rows.Prepend(
                Csv.Row("Name", "SID", "Email", Csv.Text("Total Score"), Csv.Text("Max Points")))))]
            : ((string, string)[])[],
    ];

    /// <summary>Of those in a Gradescope export, in the columns of its own "Download Grades".</summary>
    private static string[] Rows(Results results) =>
    [
        .. from grade in Emitters.Marks(results)
           let found = PlatformExport.NumberIn(grade.Id, "Gradescope")
           where found is not null
           let isEmail = found.Value.Number.Contains('@')
           select Csv.Row(
               Csv.Text(grade.Name ?? found.Value.Student),
               Csv.Text(isEmail ? "" : found.Value.Number),
               Csv.Text(isEmail ? found.Value.Number : ""),
               Csv.Number(grade.Points),
               Csv.Number(grade.OutOf)),
    ];

    private static JsonObject Of(Results results, Grade grade) => new()
    {
        ["score"] = grade.Points,
        ["output"] = Emitters.Summary(results, grade),
        ["output_format"] = "text",
        ["test_output_format"] = "text",
        ["test_name_format"] = "text",
        ["visibility"] = "visible",
        ["stdout_visibility"] = "hidden",
        ["extra_data"] = new JsonObject
        {
            ["seed"] = grade.Seed,
            ["version"] = results.Version,
            ["fingerprint"] = grade.Fingerprint,
            ["sandbox"] = Emitters.Sandbox(results),
        },
        ["tests"] = new JsonArray(
            [.. Emitters.Tasks(results, grade).Select(one => Of(one.Stage, one.Task, one.Grade, grade.Seed))]),
    };

    private static JsonObject Of(StagePlan stage, TaskPlan task, StageGrade? grade, int seed) => new()
    {
        ["name"] = $"{stage.Stage} · task {task.Number}",
        ["number"] = string.Create(CultureInfo.InvariantCulture, $"{stage.Stage.Split('-')[0]}.{task.Number}"),
        ["score"] = grade.PointsOf(task),
        ["max_score"] = task.Points,
        ["status"] = grade.IsGreen(task) ? "passed" : "failed",
        ["output"] = ReportText.Task(stage, task, grade, seed),
        ["output_format"] = "text",
        ["visibility"] = "visible",
        ["tags"] = Emitters.Texts(Emitters.Mistakes(task, grade)),
    };
}
