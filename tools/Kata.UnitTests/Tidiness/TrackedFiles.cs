namespace Kata.UnitTests.Tidiness;

/// <summary>The files that git tracks, without those that were deleted since the last commit.</summary>
internal static class TrackedFiles
{
    /// <param name="patterns">As <c>*.md</c>; all files if there is none.</param>
    public static string[] Matching(params string[] patterns) => Tool.Run("git", ["ls-files", .. patterns]) is (0, var files, _)
        ? [.. files.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(Repository.Root, file)))]
        : throw new InvalidOperationException("These tests need git, and a clone.");
}
