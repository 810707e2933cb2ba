using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kata.Handouts;

namespace Kata.Updates;

/// <summary>A file as it was at some time: its fingerprint, and its content if that is known.</summary>
/// <param name="Fingerprint">The same for LF and CRLF.</param>
/// <param name="File">Null if only the fingerprint is known.</param>
internal sealed record KnownFile(string Fingerprint, CourseFile? File)
{
    public static KnownFile Of(CourseFile file) => new(FingerprintOf(file.Bytes), file);

    public static string FingerprintOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(WithLf(bytes)));

    /// <summary>Without the carriage returns that git adds on Windows.</summary>
    public static byte[] WithLf(byte[] bytes) =>
        [.. bytes.Where((value, i) => value != '\r' || i + 1 >= bytes.Length || bytes[i + 1] != '\n')];
}

/// <summary>The course's own files at one time.</summary>
internal sealed partial class CourseVersion(IEnumerable<(string Path, KnownFile File)> files)
{
    public const string Solution = "Katas.sln";

    public const string Properties = "Directory.Build.props";

    private static readonly string[] _built =
        [".git", Repository.Artifacts, Notes.Name, "bin", "obj", "TestResults", "StrykerOutput", ".vs", ".idea"];

    public Dictionary<string, KnownFile> Files { get; } = files.ToDictionary(file => file.Path, file => file.File);

    public bool IsCourse => Files.ContainsKey(Solution);

    public bool IsHandout => Files.ContainsKey(Repository.HandoutFile);

    public string Version => Files.GetValueOrDefault(Properties)?.File is { } file
        && VersionPattern().Match(file.Text) is { Success: true } match
            ? match.Groups[1].Value
            : "without a number";

    /// <summary>The stages' folder names.</summary>
    public HashSet<string> Stages =>
        [.. Files.Keys.Where(path => path.StartsWith("exercises/", StringComparison.Ordinal) && path.Count(c => c == '/') > 1)
            .Select(path => path.Split('/')[1])];

    /// <summary>What a folder has, without what a build and the learner's own state add.</summary>
    public static CourseVersion OnDisk(string root) => new(
        Below(new DirectoryInfo(root)).Select(file =>
        {
            var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            return (path, KnownFile.Of(Read(root, path)!));
        }));

    /// <summary>What a commit has; null if git can't read it.</summary>
    public static CourseVersion? InGit(string root, string commit) => CourseFile.TryRead(root, commit) is { } files
        ? new CourseVersion(files.Select(file => (file.Path, KnownFile.Of(file))))
        : null;

    /// <summary>
    /// What a handout had when it was made: <c>handout.json</c> has the fingerprints, <c>solutions/</c> the exercises as they
    /// were given.
    /// </summary>
    public static CourseVersion Given(string root)
    {
        var files = Fingerprints(root).ToDictionary(pair => pair.Path, pair => new KnownFile(pair.Fingerprint, null));
        files[Repository.HandoutFile] = KnownFile.Of(Read(root, Repository.HandoutFile)!); // It doesn't have its own.
        var solutions = new DirectoryInfo(Path.Combine(root, StageFolder.Solutions));
        foreach (var file in solutions.Exists ? Below(solutions).Where(file => file.Extension == ".cs") : [])
        {
            var below = Path.GetRelativePath(solutions.FullName, file.FullName).Replace('\\', '/');
            var path = $"{StageFolder.Exercises}/{below}";
            files[path] = KnownFile.Of(Read(root, $"{StageFolder.Solutions}/{below}")! with { Path = path });
        }

        return new CourseVersion(files.Select(file => (file.Key, file.Value)));
    }

    /// <summary>A file of a folder; null if there is none.</summary>
    public static CourseFile? Read(string root, string path)
    {
        var file = new FileInfo(Path.Combine(root, path));
        return !file.Exists ? null : new CourseFile(
            path,
            File.ReadAllBytes(file.FullName),
            !OperatingSystem.IsWindows() && (file.UnixFileMode & UnixFileMode.UserExecute) != 0);
    }

    /// <summary>The files below a folder.</summary>
    public static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name != ".git")
            .Concat(folder.EnumerateDirectories()
                .Where(below => !_built.Contains(below.Name) && below.LinkTarget is null)
                .SelectMany(Below));

    private static (string Path, string Fingerprint)[] Fingerprints(string root)
    {
        try
        {
            using var handout = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, Repository.HandoutFile)));
            return handout.RootElement.TryGetProperty("files", out var files)
                ? [.. files.EnumerateObject().Select(file => (file.Name, file.Value.GetString()!))]
                : [];
        }
        catch (JsonException)
        {
            return []; // Then nothing is known to be unchanged, and everything is backed up.
        }
    }

    [GeneratedRegex("<Version>([^<]*)</Version>")]
    private static partial Regex VersionPattern();
}
