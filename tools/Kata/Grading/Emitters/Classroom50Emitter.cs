using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// Classroom 50's <c>result.json</c>, schema <c>classroom50/result/v1</c> (foundation50/classroom50:
/// schemas/result-v1.schema.json, and "Advanced Autograding" in its wiki): whole scores, and extra fields in each test, which its
/// runner and collector keep. The student comes from variables that its runner sets.
/// </summary>
internal static partial class Classroom50Emitter
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int MaxScale = 100;

    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
        Emit(results, Environment.GetEnvironmentVariable);

    /// <param name="results">The class's grades.</param>
    /// <param name="variable">Reads an environment variable; null if not set.</param>
    internal static IEnumerable<(string File, string Text)> Emit(Results results, Func<string, string?> variable) =>
        Emitters.EachMark(results, "classroom50", grade =>
            [("result.json", Emitters.Json(Of(results, grade, name =>
                variable(name) is { Length: > 0 } value ? UntrustedText.Line(value) : null)))]);

    private static JsonObject Of(Results results, Grade grade, Func<string, string?> variable)
    {
        var scale = Scale(results.Plan);
        var maxScore = results.Plan.Stages.Sum(stage => stage.Tasks.Sum(task => Whole(task.Points, scale)));
        var submission = variable("SUBMISSION_TAG") ?? "submit/unknown";
        var commit = variable("COMMIT_URL") ?? "unknown";
        return new JsonObject
        {
            ["schema"] = "classroom50/result/v1",
            ["classroom"] = variable("CLASSROOM") ?? "unknown",
            ["assignment"] = variable("ASSIGNMENT") ?? "unknown",
            ["assignment_type"] = variable("ASSIGNMENT_TYPE") ?? "individual",
            ["owner"] = variable("OWNER")
                ?? variable(
                    "USERNAME") ?? (grade.Id.Length == 0
                    ? "unknown"
                    : UntrustedText.Line(grade.Exported, UntrustedText.MaxIdLength)),
            ["submission"] = submission,
            ["commit"] = commit,
            ["release"] = variable("RELEASE_URL") ?? "unknown",
            ["review"] = variable("REVIEW_URL") ?? commit,
            ["datetime"] = (grade.HandedIn ?? HandedIn(submission)).UtcDateTime.ToString(Time, CultureInfo.InvariantCulture),
            ["score"] = results.Plan.OutOf == 0 ? 0 : (int)(maxScore * grade.Points / results.Plan.OutOf),
            ["max-score"] = maxScore,
            ["tests"] = new JsonArray([
                .. Emitters.Tasks(results, grade).Select(one => Of(results, one.Stage, one.Task, one.Grade, grade.Seed, scale)),
            ]),
        };
    }

    private static JsonObject Of(
        Results results, StagePlan stage, TaskPlan task, StageGrade? grade, int seed, int scale) => new()
        {
            ["test-name"] = $"{stage.Stage} · task {task.Number}",
            ["passed"] = grade.IsGreen(task),
            ["score"] = Whole(grade.PointsOf(task), scale),
            ["max-score"] = Whole(task.Points, scale),
            ["points"] = grade.PointsOf(task),
            ["max-points"] = task.Points,
            ["mistakes"] = Emitters.Texts(Emitters.Mistakes(task, grade)),
            ["message"] = ReportText.Task(stage, task, grade, seed),
            ["seed"] = seed,
            ["sandbox"] = Emitters.Sandbox(results),
        };

    /// <summary>The factor for all points: the smallest of 1, 10 and 100 that makes every task's points whole.</summary>
    private static int Scale(Plan plan)
    {
        var scale = 1;
        while (scale < MaxScale && plan.Stages.SelectMany(stage => stage.Tasks).Any(task => task.Points * scale % 1 != 0))
        {
            scale *= 10;
        }

        return scale;
    }

    private static int Whole(decimal points, int scale) => (int)Math.Ceiling(points * scale);

    /// <summary>The time in a tag, <c>submit/2026-06-01T14-32-05Z-a1b2c3d</c>; the minimum if it has none.</summary>
    private static DateTimeOffset HandedIn(string tag) =>
        DateTimeOffset.TryParseExact(
            TagPattern().Match(tag).Groups["time"].Value,
            "yyyy-MM-dd'T'HH-mm-ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : DateTimeOffset.UnixEpoch;

    [GeneratedRegex("^submit/(?<time>[0-9T-]+Z)")]
    private static partial Regex TagPattern();
}
