using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Grading;

/// <summary>
/// A class's grades: the one form that every report and every other program's format is made from, as docs/results.md describes it. The
/// same submissions, seed and version give the same bytes: no time of the run and no duration is in it.
/// </summary>
/// <param name="Schema">Always <see cref="Name"/>.</param>
/// <param name="Seed">What the random cases were drawn from.</param>
/// <param name="Version">A fingerprint of the tests, the oracles and the tools.</param>
/// <param name="Sandbox">What held the submissions: <c>bwrap</c>, <c>docker</c>, or <c>none</c> for submissions that were trusted.</param>
/// <param name="Plan">What was graded.</param>
/// <param name="Submissions">The submissions, by their ids.</param>
/// <param name="Shard">Which part of a class this is; null if it is the whole.</param>
internal sealed record Results(
    string Schema,
    int Seed,
    string Version,
    string Sandbox,
    Plan Plan,
    Grade[] Submissions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Shard? Shard = null)
{
    /// <summary>The schema's name and version.</summary>
    public const string Name = "kata/results/v1";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions _line = new(_json) { WriteIndented = false };

    /// <summary>Whether the submissions were held by a sandbox.</summary>
    [JsonIgnore]
    public bool IsSandboxed => Sandbox != "none";

    public string ToJson() => JsonSerializer.Serialize(this, _json) + "\n";

    /// <exception cref="JsonException">The text is no such result.</exception>
    public static Results FromJson(string text) => JsonSerializer.Deserialize<Results>(text, _json) is { Schema: Name } results
        ? results
        : throw new JsonException($"its schema is not {Name}");

    /// <summary>One grade on one line, as the journal keeps it.</summary>
    public static string ToLine(Grade grade) => JsonSerializer.Serialize(grade, _line);

    /// <exception cref="JsonException">The line is no grade.</exception>
    public static Grade FromLine(string line) => JsonSerializer.Deserialize<Grade>(line, _line) ?? throw new JsonException("the line is empty");
}

/// <summary>One submission's grade.</summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Fingerprint">Of the files that were judged, the plan, the seed and the version: equal ones get equal grades.</param>
/// <param name="HandedIn">When, if that is known and asked for.</param>
/// <param name="LateLoss">The share lost for being late, 0 to 1.</param>
/// <param name="Points">What it got, after that.</param>
/// <param name="OutOf">What it could get.</param>
/// <param name="Problem">Why nothing of it could be graded; null if it could.</param>
/// <param name="Notes">What was found, left out or refused: a sentence each.</param>
/// <param name="Stages">Every stage of the plan, in its order.</param>
internal sealed record Grade(
    string Id, string Fingerprint, DateTimeOffset? HandedIn, decimal LateLoss, decimal Points, decimal OutOf, string? Problem, string[] Notes, StageGrade[] Stages);

/// <summary>How far a stage of a submission came.</summary>
internal enum StageState
{
    /// <summary>Its tests ran.</summary>
    Judged,

    /// <summary>There is no file of it.</summary>
    Missing,

    /// <summary>It does not compile, or the tests cannot call it.</summary>
    DoesNotCompile,

    /// <summary>It uses what an answer does not need: see docs/instructors.md.</summary>
    Refused,

    /// <summary>The grader itself failed on it: a person must look.</summary>
    NotGraded,
}

/// <summary>One stage of a submission.</summary>
/// <param name="Stage">Its folder's name.</param>
/// <param name="State">How far it came.</param>
/// <param name="Files">The files that were judged, as paths within the submission.</param>
/// <param name="Errors">Why it was not judged: a sentence each.</param>
/// <param name="Points">What it got.</param>
/// <param name="OutOf">What it could get.</param>
/// <param name="Tasks">Every task of the plan, in its order.</param>
/// <param name="Tests">Every test of the plan that ran, in order; none if it was not judged.</param>
internal sealed record StageGrade(
    string Stage, StageState State, string[] Files, string[] Errors, decimal Points, decimal OutOf, TaskGrade[] Tasks, TestGrade[] Tests);

/// <summary>One task of a submission.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Points">What it got: all or nothing.</param>
/// <param name="OutOf">What it could get.</param>
internal sealed record TaskGrade(int Number, decimal Points, decimal OutOf);

/// <summary>One test of a submission.</summary>
/// <param name="Name">The sentence that it proves.</param>
/// <param name="Task">The task that it belongs to.</param>
/// <param name="IsGreen">Whether it passed.</param>
/// <param name="Message">What a red one says: the whole message, as the learner would read it at home.</param>
/// <param name="Mistake">The id of the mistake that it names; null if it names none.</param>
/// <param name="Story">That mistake's story; null if it names none.</param>
/// <param name="Output">What the code wrote to the console, cut off.</param>
internal sealed record TestGrade(string Name, int Task, bool IsGreen, string Message, string? Mistake, string? Story, string Output);
