using System.IO.Compression;
using System.Text;

namespace Kata.Handouts;

/// <summary>A file of the course.</summary>
/// <param name="Path">Its path in the repository, with forward slashes.</param>
/// <param name="Bytes">Its contents.</param>
/// <param name="IsProgram">Whether it is executable.</param>
internal sealed record CourseFile(string Path, byte[] Bytes, bool IsProgram = false)
{
    private const int MayRun = 0b001_001_001;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public static CourseFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>All files of the newest commit. Uncommitted files, such as a gradebook, are not included.</summary>
    /// <exception cref="KataException">There is no git, or no commit.</exception>
    public static (string Commit, CourseFile[] Files) Committed() =>
        TryRead(Repository.Root, "HEAD") is { } files && Tool.Run("git", "rev-parse", "HEAD") is (0, var commit, _)
            ? (commit.Trim(), files)
            : throw new KataException(
                "A handout is made from a commit, and this folder has none that git can read: clone the course.",
                Exit.Broken);

    /// <summary>All files of a commit; null if git can't read it.</summary>
    public static CourseFile[]? TryRead(string root, string commit)
    {
        var archive = System.IO.Path.GetTempFileName();
        try
        {
            return Tool.Run("git", "-C", root, "archive", "--format=zip", "-0", $"--output={archive}", commit) is { Code: 0 }
                ? [.. Read(archive)]
                : null;
        }
        finally
        {
            File.Delete(archive);
        }
    }

    public void WriteTo(string folder)
    {
        var path = System.IO.Path.Combine(folder, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Bytes);
        if (IsProgram && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | (UnixFileMode)MayRun);
        }
    }

    private static IEnumerable<CourseFile> Read(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return new CourseFile(entry.FullName, bytes.ToArray(), ((entry.ExternalAttributes >> 16) & MayRun) != 0);
        }
    }
}
