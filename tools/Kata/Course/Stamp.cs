using System.Security.Cryptography;
using System.Text;
using Katas.Toolbox;

namespace Kata.Course;

/// <summary>
/// Whether what runs was built from the sources as they are now: the one place that says so. The launchers only do as exit code
/// <see cref="Exit.Stale"/> says. The exercises are no source: they are compiled at every save.
/// </summary>
/// <param name="root">The course.</param>
/// <param name="folder">Where kata was published, with the launcher's notes.</param>
internal sealed class Stamp(string root, string folder)
{
    private static readonly string[] _trees = ["tools", StageFolder.Tests, StageFolder.Oracles, StageFolder.Solutions, "toolbox"];
    private static readonly string[] _extensions = [".cs", ".csproj", ".props", ".targets"];
    private static readonly string[] _others = ["bin", "obj", "TestResults", "StrykerOutput"];

    private readonly string _stamp = Path.Combine(folder, "kata.stamp");

    /// <summary>Of the time at which the last build that succeeded began.</summary>
    private readonly FileInfo _built = new(Path.Combine(folder, "kata.built"));

    public static Stamp Own { get; } = new(CourseFolder.Built, AppContext.BaseDirectory);

    /// <summary>
    /// Sources are compared with those of the build by name, size and time, and where these differ by content: a copy, another time
    /// zone or a branch that was visited in between is no change.
    /// </summary>
    public bool IsStale()
    {
        var sources = Sources();
        var (times, contents) = (Times(sources), new Lazy<string>(() => Contents(sources)));
        if (Recorded() is not [var timesThen, var contentsThen])
        {
            return !IsBuilt(sources) || Record(times, contents.Value);
        }

        return times != timesThen && (contents.Value != contentsThen || Record(times, contentsThen));
    }

    /// <summary>The first start after a build. What was saved while it ran may be in it or not, so it does not count as built.</summary>
    private bool IsBuilt(FileInfo[] sources) =>
        _built.Exists && !sources.Any(file => file.LastWriteTimeUtc > _built.LastWriteTimeUtc && file.LastWriteTimeUtc <= DateTime.UtcNow);

    private string[] Recorded() => File.Exists(_stamp) ? File.ReadAllLines(_stamp) : [];

    /// <returns>False: what is recorded is not stale. Where nothing can be written, the next start compares again.</returns>
    private bool Record(string times, string contents)
    {
        try
        {
            File.WriteAllLines(_stamp, [times, contents]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }

        return false;
    }

    private FileInfo[] Sources() =>
    [
        .. new DirectoryInfo(root).EnumerateFiles("Directory.*")
            .Concat(_trees.SelectMany(tree => Below(new DirectoryInfo(Path.Combine(root, tree)))))
            .OrderBy(file => file.FullName, StringComparer.Ordinal),
    ];

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => _extensions.Contains(file.Extension))
            .Concat(folder.EnumerateDirectories().Where(below => !_others.Contains(below.Name)).SelectMany(Below));

    private string Times(FileInfo[] sources) =>
        Hash(sources.Select(file => Encoding.UTF8.GetBytes($"{NameOf(file)} {file.Length} {file.LastWriteTimeUtc.Ticks}\n")));

    private string Contents(FileInfo[] sources) =>
        Hash(sources.SelectMany(file => (byte[][])[Encoding.UTF8.GetBytes($"{NameOf(file)}\n"), SHA256.HashData(File.ReadAllBytes(file.FullName))]));

    private string NameOf(FileInfo file) => Path.GetRelativePath(root, file.FullName).Replace('\\', '/');

    private static string Hash(IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
