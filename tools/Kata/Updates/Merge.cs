namespace Kata.Updates;

/// <summary>Merges two changes of one file, by git.</summary>
internal static class Merge
{
    /// <summary>Whether there is a git.</summary>
    public static bool IsAvailable => Tool.Run("git", "--version") is { Code: 0 };

    /// <summary>The learner's file with the course's changes; null if both changed the same lines, or git is missing.</summary>
    public static byte[]? Of(byte[] mine, byte[] before, byte[] after)
    {
        var folder = Directory.CreateTempSubdirectory("kata-merge-").FullName;
        try
        {
            string[] names = [Path.Combine(folder, "yours"), Path.Combine(folder, "before"), Path.Combine(folder, "course")];
            foreach (var (name, bytes) in names.Zip([mine, before, after]))
            {
                File.WriteAllBytes(name, KnownFile.WithLf(bytes));
            }

            return Tool.Run("git", ["merge-file", "--quiet", .. names]) is { Code: 0 }
                ? Lines(File.ReadAllBytes(names[0]), mine)
                : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>With line endings as the learner's file has them.</summary>
    private static byte[] Lines(byte[] merged, byte[] mine) =>
        mine.AsSpan().IndexOf("\r\n"u8) < 0
            ? merged
            : [.. merged.SelectMany(value => value == '\n' ? "\r\n"u8.ToArray() : [value])];
}
