using System.Globalization;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// GitHub Actions ("Workflow commands for GitHub Actions" in its documentation): a step summary of at most 1 MiB, to append to
/// <c>$GITHUB_STEP_SUMMARY</c>; and annotations to print, of which GitHub shows ten of each kind.
/// </summary>
internal static partial class GithubEmitter
{
    /// <summary>GitHub's limit for a summary, in bytes.</summary>
    public const int MaxSummary = 1_048_576;

    private const int MaxAnnotations = 10;

    public static IEnumerable<(string File, string Text)> Emit(Results results) => Emit(results, Reports.ReadmeOf());

    internal static IEnumerable<(string File, string Text)> Emit(Results results, Func<string, StageReadme?> readme) =>
        Emitters.Each(results, "github", grade =>
        [
            ("summary.md", MarkdownWriter.Write(new StudentReport(results, readme).Of(grade), MaxSummary)),
            ("annotations.txt", string.Concat(Annotations(results, grade).Select(line => $"{line}\n"))),
        ]);

    private static IEnumerable<string> Annotations(Results results, Grade grade) =>
    [
        .. (grade.Problem is { } problem
            ? [Command("error", "", UntrustedText.Line(problem))]
            : results.Plan.Stages.SelectMany(stage => Errors(stage, grade.In(stage)))).Take(MaxAnnotations),
        .. grade.Notes.Take(results.IsSandboxed ? MaxAnnotations : MaxAnnotations - 1)
            .Select(note => Command("warning", "", UntrustedText.Line(note))),
        .. results.IsSandboxed
            ? []
            : (string[])[Command("warning", "", "unsandboxed: these submissions were trusted, and ran without a sandbox.")],
        Command("notice", "", ReportText.Score(grade)),
    ];

    private static IEnumerable<string> Errors(StagePlan stage, StageGrade? grade) => grade switch
    {
        { State: StageState.Judged } => stage.Tasks
            .Select(grade.FirstRed)
            .OfType<TestGrade>()
            .Select(test => Red(stage, grade, test)),
        { Errors.Length: > 0 } => grade.Errors.Select(error => Error(stage, grade, error)),
        _ => [Command("error", Title(stage, ReportText.State(grade)), ReportText.Why(grade))],
    };

    private static string Red(StagePlan stage, StageGrade grade, TestGrade test)
    {
        var next = test.Red?.Next;
        var file = Array.Find(grade.Files, file => file == next?.File)
            ?? Array.Find(grade.Files, file => Path.GetFileName(file) == Path.GetFileName(next?.File));
        var line = next?.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $"line={number},") : "";
        var where = file is null ? "" : $"file={Property(UntrustedText.Line(file))},{line}";
        return Command(
            "error",
            $"{where}{Title(stage, string.Create(CultureInfo.InvariantCulture, $"task {test.Task}"))}",
            ReportText.Red(test));
    }

    /// <summary>A compiler error: <c>handin/Update.cs:20: CS1002: ; expected</c>.</summary>
    private static string Error(StagePlan stage, StageGrade grade, string error)
    {
        var line = UntrustedText.Line(error);
        return ErrorPattern().Match(line) is { Success: true } place
            ? Command(
                "error",
                $"file={Property(place.Groups["file"].Value)},line={place.Groups["line"].Value},"
                + $"{Title(stage, ReportText.State(grade))}",
                place.Groups["text"].Value)
            : Command("error", Title(stage, ReportText.State(grade)), line);
    }

    private static string Title(StagePlan stage, string what) => $"title={Property($"{stage.Stage} · {what}")}";

    private static string Command(string kind, string properties, string text) =>
        $"::{kind}{(properties.Length == 0 ? "" : $" {properties}")}::{Data(text)}";

    /// <summary>The runner also takes commands of an older form, wherever in a line they begin.</summary>
    private static string Data(string text) =>
        UntrustedText.WithoutCommands(text).Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    [GeneratedRegex("^(?<file>[^:]+):(?<line>[0-9]{1,6}): (?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorPattern();
}
