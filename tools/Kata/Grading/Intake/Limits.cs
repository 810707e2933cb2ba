namespace Kata.Grading;

/// <summary>How much of a submission is looked at: several times what a checkout of the whole course is.</summary>
internal static class Limits
{
    /// <summary>Of one C# file, as it is unpacked.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>Of all C# files of a submission together.</summary>
    public const int AllBytes = 4 * 1024 * 1024;

    /// <summary>Files and folders that are looked at; those in folders that are left out do not count.</summary>
    public const int Entries = 2_000;

    /// <summary>Folders in one another.</summary>
    public const int Depth = 16;

    /// <summary>Of an archive, packed.</summary>
    public const int ArchiveBytes = 64 * 1024 * 1024;

    /// <summary>Files and folders that an archive lists, also in folders that are left out: its list is held in memory as a whole.</summary>
    public const int ArchiveEntries = 20_000;
}
