namespace Kata.Grading;

/// <summary>Limits of a submission: several times the size of the whole course.</summary>
internal static class Limits
{
    /// <summary>Bytes of one C# file, unpacked.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>Bytes of all C# files of a submission.</summary>
    public const int AllBytes = 4 * 1024 * 1024;

    /// <summary>Files and folders, not counting those in ignored folders.</summary>
    public const int Entries = 2_000;

    /// <summary>Levels of nested folders.</summary>
    public const int Depth = 16;

    /// <summary>Bytes of an archive, packed.</summary>
    public const int ArchiveBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of an archive within another, packed.</summary>
    public const int NestedBytes = 4 * 1024 * 1024;

    /// <summary>Files and folders in an archive, including ignored ones: its directory is read into memory.</summary>
    public const int ArchiveEntries = 20_000;
}
