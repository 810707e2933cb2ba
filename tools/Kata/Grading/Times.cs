using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kata.Grading;

/// <summary>
/// Submission times from the learning platform: a CSV of <c>id,time</c>. File and commit times don't count, because students can
/// set them.
/// </summary>
internal sealed class Times
{
    private static readonly string[] _formats =
    [
        .. from time in (string[])["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"]
           from offset in (string[])["zzz", "'Z'"]
           select $"yyyy-MM-dd'T'{time}{offset}",
    ];

    private readonly Dictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);

    /// <summary>Gradescope's own time of the one submission that its autograder grades.</summary>
    private DateTimeOffset? _only;

    /// <summary>What Gradescope calls the students of that submission.</summary>
    public string[] Students { get; private init; } = [];

    /// <summary>No times.</summary>
    public static Times None { get; } = new();

    /// <summary>An example of a valid time.</summary>
    public const string Example = "2026-12-01T23:59:00+01:00";

    /// <exception cref="KataException">The file is missing or invalid.</exception>
    public static Times Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var text = File.ReadAllText(path);
            return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
                ? OfGradescope(text, name)
                : Parse(text, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KataException(
                $"{name} cannot be read: give a file with a line id,time for each submission, or leave out --times.",
                Exit.Usage,
                exception);
        }
    }

    /// <param name="csv">The lines; the first may be the header <c>id,time</c>.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="KataException">A line is invalid.</exception>
    public static Times Parse(string csv, string name)
    {
        var times = new Times();
        foreach (var (index, line) in csv.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)
                || (index == 0 && line.Trim().Equals("id,time", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var comma = line.LastIndexOf(',');
            if (comma < 1 || !TryTime(Unquoted(line[(comma + 1)..]), out var time))
            {
                throw new KataException(
                    $"{name}:{index + 1}: \"{DisplayName.Of(line)}\" is not understood: an id, a comma, and a time with its "
                        + $"offset are, such as alice,{Example}.",
                    Exit.Usage);
            }

            var id = Unquoted(line[..comma]);
            if (!times._times.TryAdd(NameKey.Of(id), time))
            {
                throw new KataException(
                    $"{name}:{index + 1}: {DisplayName.Of(id)} has a time already: keep one line for each id.", Exit.Usage);
            }
        }

        return times;
    }

    /// <param name="json">The <c>submission_metadata.json</c> that Gradescope gives its autograders.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="KataException">It has no time.</exception>
    public static Times OfGradescope(string json, string name)
    {
        try
        {
            var metadata = JsonNode.Parse(json) as JsonObject;
            return TryTime(TextOf(metadata?["created_at"]), out var time)
                ? new Times
                {
                    _only = time,
                    Students =
                    [
                        .. from user in metadata?["users"] as JsonArray ?? []
                           from member in (string[])["sid", "email", "name"]
                           let text = TextOf((user as JsonObject)?[member])
                           where text.Length > 0
                           select text,
                    ],
                }
                : throw new KataException(
                    $"{name} has no created_at with a time and its offset: give Gradescope's submission_metadata.json, or a CSV.",
                    Exit.Usage);
        }
        catch (JsonException exception)
        {
            throw new KataException(
                $"{name}:{(exception.LineNumber ?? 0) + 1}: this is no JSON: give Gradescope's submission_metadata.json, or a "
                    + "CSV.",
                Exit.Usage,
                exception);
        }
    }

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Parses an ISO 8601 time with its offset.</summary>
    public static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>
    /// When it was submitted; null if unknown. A name may be composed in one place and decomposed in the other.
    /// </summary>
    public DateTimeOffset? Of(string id) => _only ?? (_times.TryGetValue(NameKey.Of(id), out var time) ? time : null);

    /// <summary>When it was submitted, by any of its names; otherwise what the platform's export says.</summary>
    public DateTimeOffset? Of(SubmissionPath submission) =>
        submission.Names.Select(Of).FirstOrDefault(time => time is not null) ?? submission.HandedIn;

    /// <summary>What to know about late penalties, in sentences.</summary>
    /// <param name="late">The rule, if there is one.</param>
    /// <param name="submissions">The submissions.</param>
    public string[] Remarks(LateRule? late, IReadOnlyCollection<SubmissionPath> submissions)
    {
        if (late is null)
        {
            return [];
        }

        if (submissions.All(submission => Of(submission) is null) && _times.Count == 0)
        {
            return ["There is a due date, but no time is known, and nothing is taken off: give the learning platform's times "
                + "with --times."];
        }

        string[] unknown = [.. submissions.Where(submission => Of(submission) is null).Select(submission => submission.Id)];
        string[] others = [.. _times.Keys.Except(submissions.SelectMany(one => one.Names).Select(NameKey.Of))];
        return
        [
            .. late.Remarks([.. submissions.Select(submission => (string[])[.. submission.Names, .. Students])]),
            .. unknown.Length == 0
                ? []
                : (string[])[$"No time is known of {DisplayName.List(unknown)}, and nothing is taken off there."],
            .. others.Length == 0
                ? []
                : (string[])[$"Times are given of {DisplayName.List(others)}, but there is no such submission."],
        ];
    }

    private static string Unquoted(string field) =>
        field.Trim() is ['"', .. var quoted, '"'] ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Trim();
}
