namespace Kata.Grading;

/// <summary>A file or a folder that a submission lists; nothing of it is read yet.</summary>
/// <param name="Path">Within the submission, with forward slashes, as it is named there.</param>
/// <param name="Open">Opens a file; null for a folder and for what must not be opened.</param>
/// <param name="Why">Why it must not be opened; null if it may.</param>
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
    /// <summary>What is there, one by one, so that whoever asks can stop.</summary>
    IEnumerable<Entry> Entries();
}

/// <summary>One file on disk.</summary>
internal sealed class FileSource(string file) : ISource
{
    public IEnumerable<Entry> Entries() => [new Entry(Path.GetFileName(file), () => Open(file))];

    public void Dispose()
    {
    }

    /// <summary>What has no length is not opened: so is a pipe or a device, which might never answer.</summary>
    public static Stream Open(string file) => new FileInfo(file).Length == 0 ? Stream.Null : File.OpenRead(file);
}
