namespace Kata.Course;

/// <summary>Whether what is built is older than its sources, by the same rule as in the launcher <c>kata</c>. The exercises are no source.</summary>
internal static class Stamp
{
    private static readonly string[] _trees = ["tools", StageFolder.Tests, StageFolder.Oracles, StageFolder.Solutions, "toolbox"];
    private static readonly string[] _extensions = [".cs", ".csproj", ".props", ".targets"];
    private static readonly string[] _others = ["bin", "obj", "TestResults", "StrykerOutput"];

    /// <summary>A source is newer than the file that the launcher writes at a build, or one was added or taken away since: its folder is newer.</summary>
    public static bool IsStale()
    {
        var built = File.GetLastWriteTimeUtc(Path.Combine(Repository.Root, "artifacts", "kata.stamp"));
        return new DirectoryInfo(Repository.Root).EnumerateFiles("Directory.*").Any(file => file.LastWriteTimeUtc > built)
            || _trees.Any(tree => IsNewer(new DirectoryInfo(Path.Combine(Repository.Root, tree)), built));
    }

    private static bool IsNewer(DirectoryInfo folder, DateTime built) =>
        folder.LastWriteTimeUtc > built
        || folder.EnumerateFiles().Any(file => _extensions.Contains(file.Extension) && file.LastWriteTimeUtc > built)
        || folder.EnumerateDirectories().Any(below => !_others.Contains(below.Name) && IsNewer(below, built));
}
