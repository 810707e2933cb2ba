using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Grading;

/// <summary>
/// A class's grades, from which every report and export is made: see docs/results.md. The same submissions, secret and version
/// give the same bytes: it contains neither the time of the run nor durations.
/// </summary>
/// <param name="Schema">Always <see cref="Name"/>.</param>
/// <param name="Secret">What the seeds of the random cases were derived from.</param>
/// <param name="Version">A fingerprint of the tests, the oracles and the tools.</param>
/// <param name="Sandbox">The sandbox: <c>bwrap</c>, <c>docker</c>, or <c>none</c> for submissions that were trusted.</param>
/// <param name="Plan">What was graded.</param>
/// <param name="Submissions">The submissions, by their ids.</param>
/// <param name="Shard">Which part of a class this is; null for the whole class.</param>
internal sealed record Results(
    string Schema,
    string Secret,
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

    /// <summary>Whether the submissions ran in a sandbox.</summary>
    [JsonIgnore]
    public bool IsSandboxed => Sandbox != "none";

    /// <summary>Writes it as JSON, one submission after another: all of them together need not fit into one string.</summary>
    public void Write(Stream json)
    {
        JsonSerializer.Serialize(json, this, _json);
        json.WriteByte((byte)'\n');
    }

    /// <exception cref="JsonException">The text is not a valid result.</exception>
    public static Results Read(Stream json) => JsonSerializer.Deserialize<Results>(json, _json) is { Schema: Name } results
        ? results
        : throw new JsonException($"its schema is not {Name}");

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not a valid result.</exception>
    public static Results Read(string path)
    {
        using var json = File.OpenRead(path);
        return Read(json);
    }

    /// <summary>One grade on one line, for the journal.</summary>
    public static string ToLine(Grade grade) => JsonSerializer.Serialize(grade, _line);

    /// <exception cref="JsonException">The line is not a grade.</exception>
    public static Grade FromLine(string line) =>
        JsonSerializer.Deserialize<Grade>(line, _line) ?? throw new JsonException("the line is empty");
}

/// <summary>One submission's grade.</summary>
/// <param name="Id">The submission's id.</param>
/// <param name="Fingerprint">Of the files that were judged, the plan, the secret and the version: equal ones get equal
/// grades.</param>
/// <param name="Seed">The seed of its random cases.</param>
/// <param name="HandedIn">When it was submitted, if known and needed.</param>
/// <param name="LateLoss">The share lost for being late, 0 to 1.</param>
/// <param name="Points">Its points, after the late penalty.</param>
/// <param name="OutOf">The maximum.</param>
/// <param name="Problem">Why nothing could be graded; null if something could.</param>
/// <param name="Notes">What was found, ignored or refused, in sentences.</param>
/// <param name="Stages">Every stage of the plan, in order.</param>
internal sealed record Grade(
    string Id,
    string Fingerprint,
    int Seed,
    DateTimeOffset? HandedIn,
    decimal LateLoss,
    decimal Points,
    decimal OutOf,
    string? Problem,
    string[] Notes,
    StageGrade[] Stages)
{
    /// <summary>The student's name in the roster; null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The student's id in the roster; null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StudentId { get; init; }

    /// <summary>The student's own due date; null for the class's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether its points are a mark: the grader did not fail on any of it.</summary>
    [JsonIgnore]
    public bool IsGraded => !Array.Exists(Stages, stage => stage.State == StageState.NotGraded);

    /// <summary>What reports call it.</summary>
    [JsonIgnore]
    public string Shown => Name ?? Id;

    /// <summary>What exports call it.</summary>
    [JsonIgnore]
    public string Exported => StudentId ?? Id;
}

/// <summary>The state of a stage of a submission.</summary>
internal enum StageState
{
    /// <summary>Its tests ran.</summary>
    Judged,

    /// <summary>It has no file.</summary>
    Missing,

    /// <summary>It does not compile, or the tests cannot call it.</summary>
    DoesNotCompile,

    /// <summary>It uses an API that no answer needs: see docs/instructors.md.</summary>
    Refused,

    /// <summary>The grader itself failed: a person must look.</summary>
    NotGraded,
}

/// <summary>One stage of a submission.</summary>
/// <param name="Stage">Its folder's name.</param>
/// <param name="State">Its state.</param>
/// <param name="Files">The files that were judged, as paths within the submission.</param>
/// <param name="Errors">Why it was not judged, in sentences.</param>
/// <param name="Points">Its points.</param>
/// <param name="OutOf">The maximum.</param>
/// <param name="Tasks">Every task of the plan, in order.</param>
/// <param name="Tests">Every test of the plan that ran, in order; none if it was not judged.</param>
internal sealed record StageGrade(
    string Stage,
    StageState State,
    string[] Files,
    string[] Errors,
    decimal Points,
    decimal OutOf,
    TaskGrade[] Tasks,
    TestGrade[] Tests);

/// <summary>One task of a submission.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Points">Its points: all or nothing.</param>
/// <param name="OutOf">The maximum.</param>
internal sealed record TaskGrade(int Number, decimal Points, decimal OutOf);

/// <summary>One test of a submission.</summary>
/// <param name="Name">The sentence that it proves.</param>
/// <param name="Task">The task that it belongs to.</param>
/// <param name="IsGreen">Whether it passed.</param>
/// <param name="Red">What a red one found, its texts truncated; null if it is green.</param>
/// <param name="Output">What the code wrote to the console, truncated.</param>
internal sealed record TestGrade(string Name, int Task, bool IsGreen, RedResult? Red, string Output)
{
    /// <summary>The mistake that it names; null if it names none.</summary>
    [JsonIgnore]
    public NamedMistake? Mistake => Red?.Mistake;
}
