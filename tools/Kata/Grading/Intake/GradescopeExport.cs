using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kata.Grading;

/// <summary>
/// What Gradescope makes of "Export submissions": a folder <c>submission_123</c> for each, and <c>submission_metadata.yml</c>,
/// which says whose they are and when they were created.
/// </summary>
internal static partial class GradescopeExport
{
    /// <summary>The file that only its export has.</summary>
    public const string Metadata = "submission_metadata.yml";

    private const string Platform = "Gradescope";
    private const long MaxBytes = 256 << 20;

    /// <summary>The submissions of an export, one per student; null if it is none.</summary>
    /// <param name="path">The folder, or one that holds nothing else.</param>
    /// <exception cref="KataException">The metadata can't be read.</exception>
    public static Discovery? Find(string path)
    {
        var folder = File.Exists(Path.Combine(path, Metadata)) ? path
            : Directory.GetDirectories(path) is [var only] && File.Exists(Path.Combine(only, Metadata)) ? only
            : null;
        if (folder is null)
        {
            return null;
        }

        HandIn[] listed = [.. Read(Path.Combine(folder, Metadata)).SelectMany(HandIns)];
        HandIn[] others =
        [
            .. from name in Directory.GetDirectories(folder).Select(child => Path.GetFileName(child))
               where SubmissionName().IsMatch(name) && listed.All(one => one.Folder != name)
               select new HandIn(name, DisplayName.Escape(name), "", "", null, []),
        ];
        SubmissionPath[] students =
        [
            .. from one in listed.Concat(others)
               group one by one.Id into student
               orderby student.Key
               let newestFirst = student.OrderByDescending(one => one.Time).ThenByDescending(one => one.Number)
               select Of(folder, student.Key, [.. newestFirst]),
        ];
        var count = listed.Concat(others).Select(one => one.Folder).Distinct().Count();
        return PlatformExport.Found(path, Platform, students, count, "submission");
    }

    private static SubmissionPath Of(string folder, string id, HandIn[] newestFirst)
    {
        var newest = newestFirst[0];
        string[] older = [.. newestFirst.Skip(1).Select(one => one.Folder)];
        return new SubmissionPath(id, Path.Combine(folder, newest.Folder))
        {
            HandedIn = newest.Time,
            OtherNames = [.. newest.Names.Append(newest.Folder).Distinct()],
            Notes =
            [
                .. older.Length == 0 ? [] : (string[])[$"An earlier attempt is left out: {DisplayName.List(older)}."],
                .. newest.With.Length == 0 ? [] : (string[])[$"Handed in together with {DisplayName.List(newest.With)}."],
            ],
        };
    }

    private static YamlMappingNode Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new KataException($"{Metadata} is larger than {MaxBytes >> 20} MiB: is it Gradescope's?", Exit.Usage);
            }

            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw new KataException($"{Metadata} lists no submissions: export them again.", Exit.Usage);
        }
        catch (YamlException exception)
        {
            throw new KataException(
                $"{Metadata}:{exception.Start.Line}: this is not YAML as Gradescope writes it: export the submissions again.",
                Exit.Usage,
                exception);
        }
    }

    /// <summary>One for each student who submitted it.</summary>
    private static IEnumerable<HandIn> HandIns(KeyValuePair<YamlNode, YamlNode> entry)
    {
        var folder = Text(entry.Key);
        if (!SubmissionName().IsMatch(folder))
        {
            return [];
        }

        var time = Time(Member(entry.Value, ":created_at"));
        (string Name, string Sid, string Email)[] students =
        [
            .. (Member(entry.Value, ":submitters") as YamlSequenceNode ?? []).Select(one =>
                (Text(Member(one, ":name")), Text(Member(one, ":sid")), Text(Member(one, ":email")))),
        ];
        return students.Length == 0
            ? [new HandIn(folder, DisplayName.Escape(folder), "", "", time, [])]
            : students.Select(one => new HandIn(
                folder,
                one.Name,
                one.Sid,
                one.Email,
                time,
                [.. students.Where(other => other != one).Select(other => other.Name)]));
    }

    private static YamlNode? Member(YamlNode? node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static string Text(YamlNode? node) =>
        node is YamlScalarNode { Value: { } value } && value is not ("null" or "~") ? value.Trim() : "";

    /// <summary>A time is written as text, or as a Ruby object that has the time in UTC.</summary>
    private static DateTimeOffset? Time(YamlNode? node)
    {
        var parts = TimePattern().Match(Text(Member(node, "utc") ?? node));
        var fraction = parts.Groups["fraction"] is { Length: > 0 } digits ? $".{digits.Value[..Math.Min(7, digits.Length)]}" : "";
        var offset = parts.Groups["offset"].Value is { Length: 5 } plain ? plain.Insert(3, ":") : parts.Groups["offset"].Value;
        return parts.Success && Times.TryTime($"{parts.Groups["day"]}T{parts.Groups["time"]}{fraction}{offset}", out var time)
            ? time
            : null;
    }

    [GeneratedRegex("^submission_[0-9]+$")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(
        @"^(?<day>[0-9-]{10})[T ](?<time>[0-9:]{8})(\.(?<fraction>[0-9]+))? ?(?<offset>Z|[+-][0-9]{2}:?[0-9]{2})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();

    /// <summary>A submission, by one of its students.</summary>
    private sealed record HandIn(
        string Folder, string Name, string Sid, string Email, DateTimeOffset? Time, string[] With)
    {
        public long Number => long.TryParse(Folder.AsSpan("submission_".Length), out var number) ? number : long.MaxValue;

        /// <summary>By the student's number; without one, by address, and without either by the submission.</summary>
        public string Id => PlatformExport.Id(
            Name.Length > 0 ? Name : Folder, Platform, Sid.Length > 0 ? Sid : Email.Length > 0 ? Email : Folder);

        public string[] Names => [.. ((string[])[Name, Sid, Email]).Where(name => name.Length > 0)];
    }
}
