using System.Runtime.CompilerServices;

namespace Kata.Testing;

/// <summary>Snapshots, in Verify's files.</summary>
internal static class Snapshots
{
    public static void ShouldBeVerified(
        this string text, [CallerFilePath] string path = "", [CallerMemberName] string name = "") =>
        text.ShouldMatchApproved(options => options
            .NoDiff()
            .DoNotIgnoreLineEndings()
            .SubFolder(Path.GetDirectoryName(Repository.Here(path))!)
            .WithFilenameGenerator((_, _, type, extension) =>
                $"{Path.GetFileNameWithoutExtension(path)}.{name}.{(type == "approved" ? "verified" : type)}.{extension}"));
}
