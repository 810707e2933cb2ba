using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// Exercism's <c>results.json</c>, version 3, as "The Test Runner Interface" describes it (exercism.org,
/// docs/building/tooling/test-runners): tests in source order, messages of at most 65,535 bytes, output of at most 500
/// characters. An Exercism exercise is a stage here, so each has a file.
/// </summary>
internal static class ExercismEmitter
{
    private const int MaxMessage = 65_535;
    private const int MaxOutput = 500;
    private const string Truncated = "\nOutput was truncated. Please limit to 500 chars.";

    public static IEnumerable<(string File, string Text)> Emit(Results results) => Emitters.Each(results, "exercism", grade =>
        results.Plan.Stages.Select(stage =>
            ($"{(results.Plan.Stages.Length == 1 ? "" : $"{stage.Stage}/")}results.json", Emitters.Json(Of(
                grade, stage, grade.In(stage))))));

    private static JsonObject Of(Grade grade, StagePlan stage, StageGrade? judged) =>
        judged is { State: StageState.Judged, Tests.Length: > 0 }
        ? new JsonObject
        {
            ["version"] = 3,
            ["status"] = judged.IsGreen(stage) ? "pass" : "fail",
            ["message"] = null,
            ["tests"] = new JsonArray([.. Emitters.Tests(stage, judged).Select(one => Of(one.Task, one.Name, one.Test))]),
        }
        : new JsonObject
        {
            ["version"] = 3,
            ["status"] = "error",
            ["message"] = Cut(string.Join('\n', [grade.Problem ?? ReportText.Why(judged), .. judged?.Errors ?? []])),
            ["tests"] = new JsonArray(),
        };

    private static JsonObject Of(TaskPlan task, string name, TestGrade? test) => new()
    {
        ["name"] = name,
        ["task_id"] = task.Number,
        ["status"] = test is null ? "error" : test.IsGreen ? "pass" : "fail",
        ["message"] = test is null ? "It did not run." : test.IsGreen ? null : Cut(ReportText.Red(test)),
        ["output"] = test is { Output.Length: > 0 } ? Output(test.Output) : null,
    };

    private static string Output(string output)
    {
        var clean = UntrustedText.Clean(UntrustedText.Truncate(output, MaxOutput + 1));
        return output.Length <= MaxOutput && clean.Length <= MaxOutput
            ? clean
            : UntrustedText.Truncate(clean, MaxOutput - Truncated.Length) + Truncated;
    }

    /// <summary>The longest prefix within the limit in UTF-8.</summary>
    private static string Cut(string message)
    {
        var clean = UntrustedText.Clean(UntrustedText.Truncate(message, MaxMessage));
        var bytes = 0;
        var length = clean.EnumerateRunes()
            .TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= MaxMessage)
            .Sum(rune => rune.Utf16SequenceLength);
        return clean[..length];
    }
}
