using System.Security.Cryptography;
using System.Text;
using Katas.Toolbox;

namespace Kata.Course;

/// <summary>
/// Decides whether the running build is up to date with its sources. The launchers rebuild on exit code <see cref="Exit.Stale"/>.
/// Exercises don't count as sources: they are compiled on every save.
/// </summary>
/// <param name="root">The course.</param>
/// <param name="folder">Where kata was published, with the launcher's files.</param>
internal sealed class Stamp(string root, string folder)
{
    private static readonly string[] _trees = ["tools", StageFolder.Tests, StageFolder.Oracles, StageFolder.Solutions, "toolbox"];
    private static readonly string[] _extensions = [".cs", ".csproj", ".props", ".targets"];
    private static readonly string[] _others = ["bin", "obj", "TestResults", "StrykerOutput"];

    private readonly string _stamp = Path.Combine(folder, "kata.stamp");

    /// <summary>Its timestamp is the start of the last successful build.</summary>
    private readonly FileInfo _built = new(Path.Combine(folder, "kata.built"));

    public static Stamp Own { get; } = new(CourseFolder.Built, AppContext.BaseDirectory);

    /// <summary>
    /// Compares the sources with those of the build by name, size and time, and if these differ by content: a copy, another time
    /// zone or switching branches and back is no change.
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

    /// <summary>
    /// At the first start after a build. A file saved during the build may not be in it, so the build is stale.
    /// </summary>
    private bool IsBuilt(FileInfo[] sources) =>
        _built.Exists
            && !sources.Any(file => file.LastWriteTimeUtc > _built.LastWriteTimeUtc && file.LastWriteTimeUtc <= DateTime.UtcNow);

    private string[] Recorded() => File.Exists(_stamp) ? File.ReadAllLines(_stamp) : [];

    /// <returns>False: not stale. If the file can't be written, the next start compares again.</returns>
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
        Hash(sources.SelectMany(file =>
            (byte[][])[Encoding.UTF8.GetBytes($"{NameOf(file)}\n"), SHA256.HashData(File.ReadAllBytes(file.FullName))]));

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
