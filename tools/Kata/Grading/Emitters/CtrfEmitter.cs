using System.Globalization;
using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// The Common Test Report Format (ctrf.io, ctrf-io/ctrf: schema/ctrf.schema.json), version 0.0.0: every test of the plan. Results
/// have no times, so all times are 0.
/// </summary>
internal static class CtrfEmitter
{
    private static readonly string[] _statuses = ["passed", "failed", "skipped", "pending", "other"];

    public static IEnumerable<(string File, string Text)> Emit(Results results) =>
        Emitters.Each(results, "ctrf", grade => [("ctrf-report.json", Emitters.Json(Of(results, grade)))]);

    private static JsonObject Of(Results results, Grade grade)
    {
        var tests = results.Plan.Stages.SelectMany(stage =>
            Emitters.Tests(stage, grade.In(stage)).Select(one => Of(stage, grade.In(stage), one.Task, one.Name, one.Test)))
            .ToArray();
        var summary = new JsonObject { ["tests"] = tests.Length };
        foreach (var status in _statuses)
        {
            summary[status] = tests.Count(test => (string)test["status"]! == status);
        }

        summary["start"] = 0;
        summary["stop"] = 0;
        return new JsonObject
        {
            ["reportFormat"] = "CTRF",
            ["specVersion"] = "0.0.0",
            ["generatedBy"] = "kata grade",
            ["results"] = new JsonObject
            {
                ["tool"] = new JsonObject { ["name"] = "kata", ["version"] = results.Version },
                ["summary"] = summary,
                ["tests"] = new JsonArray(tests),
                ["extra"] = new JsonObject
                {
                    ["submission"] = UntrustedText.Line(grade.Shown, UntrustedText.MaxIdLength),
                    ["summary"] = Emitters.Summary(results, grade),
                    ["points"] = grade.IsGraded ? grade.Points : null,
                    ["outOf"] = grade.OutOf,
                    ["seed"] = grade.Seed,
                    ["sandbox"] = Emitters.Sandbox(results),
                },
            },
        };
    }

    private static JsonObject Of(StagePlan stage, StageGrade? grade, TaskPlan task, string name, TestGrade? test)
    {
        var entry = new JsonObject
        {
            ["name"] = name,
            ["status"] = test is { IsGreen: true } ? "passed" : grade?.State switch
            {
                StageState.Judged or StageState.DoesNotCompile or StageState.Refused => "failed",
                StageState.Missing => "skipped",
                _ => "other",
            },
            ["duration"] = 0,
            ["suite"] = Emitters.Texts([stage.Stage, string.Create(CultureInfo.InvariantCulture, $"task {task.Number}")]),
        };
        if (test is not { IsGreen: true })
        {
            entry["message"] = test is not null ? ReportText.Red(test)
                : grade is { State: StageState.Judged } ? "It did not run."
                : string.Join(
                    '\n', [ReportText.Why(grade), ReportText.List(grade?.Errors ?? [], ReportText.MaxErrors)]).TrimEnd();
        }

        if (test is { Output.Length: > 0 })
        {
            entry["stdout"] = Emitters.Texts(UntrustedText.Lines(test.Output, UntrustedText.MaxOutputLength).Split('\n'));
        }

        if (test is { Mistake: { } mistake })
        {
            entry["tags"] = Emitters.Texts([UntrustedText.Line(mistake.Id, UntrustedText.MaxIdLength)]);
        }

        return entry;
    }
}
