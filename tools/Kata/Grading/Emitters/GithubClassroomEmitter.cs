using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// Input of the older autograding reporter of GitHub Classroom (education/autograding-grading-reporter): for each runner named in
/// its input <c>runners</c>, a variable <c>NAME_RESULTS</c> with JSON in base64. It computes a runner's score both from the share
/// of green tests and from their scores. With one test per runner both agree, so each task is a runner.
/// </summary>
internal static class GithubClassroomEmitter
{
    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
        Emitters.EachMark(results, "github-classroom", grade => Of(results, grade));

    private static IEnumerable<(string File, string Text)> Of(Results results, Grade grade)
    {
        var runners = Emitters.Tasks(results, grade)
            .Select(one => (Name: Name(one.Stage, one.Task), Payload: Of(results, grade, one.Stage, one.Task, one.Grade)))
            .ToArray();
        yield return ("results.json", Emitters.Json(new JsonObject([
            .. runners.Select(runner => KeyValuePair.Create(runner.Name, (JsonNode?)runner.Payload)),
        ])));

        // Append it to $GITHUB_ENV.
        yield return ("results.env", string.Concat(runners.Select(runner =>
            $"{runner.Name.ToUpperInvariant()}_RESULTS="
                + $"{Convert.ToBase64String(Encoding.UTF8.GetBytes(runner.Payload.ToJsonString()))}\n")));
        yield return ("runners.txt", string.Join(',', runners.Select(runner => runner.Name)) + "\n");
    }

    private static string Name(StagePlan stage, TaskPlan task) =>
        string.Create(CultureInfo.InvariantCulture, $"stage_{stage.Stage.Split('-')[0]}_task_{task.Number}");

    private static JsonObject Of(Results results, Grade grade, StagePlan stage, TaskPlan task, StageGrade? judged)
    {
        var status = judged.IsGreen(task) ? "pass" : judged is { State: StageState.Judged } ? "fail" : "error";
        return new JsonObject
        {
            ["version"] = 1,
            ["status"] = status,
            ["max_score"] = task.Points,
            ["sandbox"] = Emitters.Sandbox(results),
            ["tests"] = new JsonArray(new JsonObject
            {
                ["name"] = $"{stage.Stage} · task {task.Number}",
                ["status"] = status,
                ["score"] = judged.PointsOf(task) * (1 - grade.LateLoss),
                ["max_score"] = task.Points,
                ["message"] = ReportText.Task(stage, task, judged, grade.Seed),
                ["output"] = UntrustedText.Lines(
                    string.Concat((judged?.Tests ?? []).Where(test => test.Task == task.Number)
                        .Select(test => UntrustedText.Truncate(test.Output, UntrustedText.MaxOutputLength))),
                    UntrustedText.MaxOutputLength),
            }),
        };
    }
}
