namespace Kata.Grading;

/// <summary>A C# file, or why it couldn't be read.</summary>
/// <param name="Path">Its path within the submission.</param>
/// <param name="Text">Its text; null if it couldn't be read.</param>
/// <param name="Why">Why it couldn't be read; null if it could.</param>
internal sealed record CodeFile(string Path, string? Text, string? Why = null)
{
    /// <summary>The namespaces that it declares.</summary>
    public string[] Namespaces { get; } = Text is null ? [] : CodeText.Namespaces(Text);

    /// <summary>Whether it is in Windows-1252.</summary>
    public bool IsWindows1252 { get; init; }

    /// <summary>What its folders imply.</summary>
    public StagePath Place { get; } = StagePath.Of(Path);

    /// <summary>Identifies copies, whatever their line endings.</summary>
    public string? Content { get; } = Text?.ReplaceLineEndings("\n");
}

/// <summary>The contents of a submission: its C# files, and the names of the rest.</summary>
/// <param name="Files">The C# files and unreadable entries, sorted by path.</param>
/// <param name="Course">The C# files in the course's own trees, which are not read.</param>
/// <param name="BuildFiles">Files that would change the build.</param>
/// <param name="Archives">Archives in it.</param>
internal sealed record Contents(CodeFile[] Files, StagePath[] Course, string[] BuildFiles, Entry[] Archives)
{
    /// <exception cref="UnreadableException">It is too large.</exception>
    public static Contents Of(ISource source)
    {
        Entry[] all = [.. source.Entries().Take(Limits.Entries + 1)];
        if (all.Length > Limits.Entries)
        {
            throw new UnreadableException(
                $"it holds more than {Limits.Entries} files and folders; hand in the folder exercises alone");
        }

        Entry[] entries = [.. all.Where(entry => !entry.IsFolder).OrderBy(entry => entry.Path, StringComparer.Ordinal)];
        Entry[] seen = [.. entries.Where(entry => !IgnoredFiles.IsHidden(NameOf(entry)))];
        Entry[] code = [.. seen.Where(entry => entry.Why is not null || IgnoredFiles.IsCode(NameOf(entry)))];
        return new Contents(
            Read([.. code.Where(entry => StagePath.Of(entry.Path).Course is null)]),
            [.. code.Select(entry => StagePath.Of(entry.Path)).Where(place => place.Course is not null)],
            [.. entries.Select(entry => entry.Path).Where(IgnoredFiles.IsBuildFile)],
            [.. seen.Where(entry => IgnoredFiles.IsArchive(entry.Path))]);
    }

    private static string NameOf(Entry entry) => Path.GetFileName(entry.Path);

    private static CodeFile[] Read(Entry[] entries)
    {
        var files = new List<CodeFile>();
        var buffer = new byte[Limits.FileBytes + 1];
        var all = 0;
        foreach (var entry in entries)
        {
            var (file, length) = Read(entry, buffer);
            files.Add(file);
            all += length;
            if (all > Limits.AllBytes)
            {
                throw new UnreadableException(
                    $"its C# files are more than {Limits.AllBytes >> 20} MiB together; hand in the folder exercises alone");
            }
        }

        return [.. files];
    }

    /// <summary>A file, and the number of bytes read; the size that an archive declares is not trusted.</summary>
    private static (CodeFile File, int Length) Read(Entry entry, byte[] buffer)
    {
        var length = 0;
        try
        {
            using var stream = entry.Open?.Invoke() ?? throw new UnreadableException(entry.Why!);
            length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > Limits.FileBytes)
            {
                throw new UnreadableException($"it is larger than {Limits.FileBytes >> 10} KiB; shorten it");
            }

            var text = CodeText.Decode(buffer.AsSpan(0, length), out var isWindows1252);
            return (new CodeFile(entry.Path, text) { IsWindows1252 = isWindows1252 }, length);
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
        {
            return (new CodeFile(entry.Path, null, UnreadableException.ReasonFor(exception)), length);
        }
    }
}
