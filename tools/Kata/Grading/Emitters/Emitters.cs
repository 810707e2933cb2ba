using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// An export format: makes files from a class's grades, one at a time, with paths relative to the output folder.
/// </summary>
internal delegate IEnumerable<(string File, string Text)> Emitter(Results results);

/// <summary>The formats by the names that <c>--emit</c> takes.</summary>
internal static class Emitters
{
    private static readonly JsonSerializerOptions _json =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, Emitter> All { get; } =
        new SortedDictionary<string, Emitter>(StringComparer.Ordinal)
        {
            ["canvas"] = CanvasEmitter.Emit,
            ["classroom50"] = Classroom50Emitter.Emit,
            ["ctrf"] = CtrfEmitter.Emit,
            ["exercism"] = ExercismEmitter.Emit,
            ["github"] = GithubEmitter.Emit,
            ["github-classroom"] = GithubClassroomEmitter.Emit,
            ["gradescope"] = GradescopeEmitter.Emit,
            ["junit"] = JunitEmitter.Emit,
            ["moodle"] = MoodleEmitter.Emit,
        };

    /// <summary>Writes the files of a format.</summary>
    public static void Write(Emitter emitter, Results results, string folder)
    {
        foreach (var (file, text) in emitter(results))
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>
    /// The files of a format for single submissions: directly in the format's folder if there is one submission, otherwise in a
    /// folder for each.
    /// </summary>
    internal static IEnumerable<(string File, string Text)> Each(
        Results results, string format, Func<Grade, IEnumerable<(string File, string Text)>> files)
    {
        var names = FileNames.Of(results.Submissions.Select(grade => grade.Id));
        return results.Submissions.Index().SelectMany(one =>
            files(one.Item).Select(file =>
                ($"{format}/{(names.Length == 1 ? "" : $"{names[one.Index]}/")}{file.File}", file.Text)));
    }

    /// <summary>The submissions that have a mark: the grader's own trouble is never a student's 0.</summary>
    internal static IEnumerable<Grade> Marks(Results results) => results.Submissions.Where(grade => grade.IsGraded);

    /// <summary>The files of a format that states a mark, of the submissions that have one.</summary>
    internal static IEnumerable<(string File, string Text)> EachMark(
        Results results, string format, Func<Grade, IEnumerable<(string File, string Text)>> files) =>
        Each(results, format, grade => grade.IsGraded ? files(grade) : []);

    /// <summary>Every task of the plan with its stage and that stage's grade.</summary>
    internal static IEnumerable<(StagePlan Stage, TaskPlan Task, StageGrade? Grade)> Tasks(Results results, Grade grade) =>
        results.Plan.Stages.SelectMany(stage => stage.Tasks.Select(task => (stage, task, grade.In(stage))));

    /// <summary>Every test of the plan in order, with its task, and its grade; null if it did not run.</summary>
    internal static IEnumerable<(TaskPlan Task, string Name, TestGrade? Test)> Tests(StagePlan stage, StageGrade? grade) =>
        from task in stage.Tasks
        from name in task.Tests
        select (task, name, grade is { State: StageState.Judged }
            ? Array.Find(grade.Tests, test => test.Task == task.Number && test.Name == name)
            : null);

    /// <summary>The ids of the mistakes that a task's tests name, each once.</summary>
    internal static string[] Mistakes(TaskPlan task, StageGrade? grade) =>
        [.. (grade?.Tests ?? []).Where(test => test.Task == task.Number && test.Mistake is not null)
            .Select(test => UntrustedText.Line(test.Mistake!.Id, UntrustedText.MaxIdLength))
            .Distinct()];

    /// <summary>Remarks about the whole submission.</summary>
    internal static string Summary(Results results, Grade grade) => string.Join('\n',
    [
        $"{ReportText.Score(grade)}{(grade.LateLoss == 0 ? "" : $", late: {ReportText.Percent(grade.LateLoss)} lost")}.",
        .. results.IsSandboxed ? [] : (string[])["unsandboxed: these submissions were trusted, and ran without a sandbox."],
        .. grade.Problem is { } problem ? [$"Nothing of it could be graded: {UntrustedText.Line(problem)}"] : (string[])[],
        .. grade.Notes.Length == 0 ? (string[])[] : [ReportText.List(grade.Notes, ReportText.MaxErrors)],
    ]);

    /// <summary>The sandbox, or that there was none.</summary>
    internal static string Sandbox(Results results) => results.IsSandboxed ? results.Sandbox : "none: unsandboxed";

    internal static string Json(JsonNode node) => node.ToJsonString(_json) + "\n";

    internal static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
