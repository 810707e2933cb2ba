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
        Emitters.Each(results, "gradescope", grade => [("results.json", Emitters.Json(Of(results, grade)))]);

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
        ["tests"] = new JsonArray([.. Emitters.Tasks(results, grade).Select(one => Of(one.Stage, one.Task, one.Grade, grade.Seed))]),
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
