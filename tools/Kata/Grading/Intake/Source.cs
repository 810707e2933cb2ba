namespace Kata.Grading;

/// <summary>A file or folder of a submission, not read yet.</summary>
/// <param name="Path">Its path within the submission, with forward slashes.</param>
/// <param name="Open">Opens a file; null for a folder and for an entry that must not be opened.</param>
/// <param name="Why">Why it must not be opened; null if it may be.</param>
internal sealed record Entry(string Path, Func<Stream>? Open, string? Why = null)
{
    public const string IsLink = "a link is not followed; hand in the file itself";
    public const string IsNoUnicode = "its name is not Unicode; rename it";

    public static string IsTooDeep { get; } = $"it is below more than {Limits.Depth} folders; hand it in higher up";

    public bool IsFolder => Open is null && Why is null;
}

/// <summary>Where a submission's files come from.</summary>
internal interface ISource : IDisposable
{
    /// <summary>The entries, enumerated lazily, so that the caller can stop.</summary>
    IEnumerable<Entry> Entries();
}

/// <summary>One file on disk.</summary>
internal sealed class FileSource(string file) : ISource
{
    public IEnumerable<Entry> Entries() => [new Entry(Path.GetFileName(file), () => Open(file))];

    public void Dispose()
    {
    }

    /// <summary>A file without length is not opened: it may be a pipe or a device, which could block.</summary>
    public static Stream Open(string file) => new FileInfo(file).Length == 0 ? Stream.Null : File.OpenRead(file);
}
