namespace Kata.Grading;

/// <summary>The files that a platform's export has of a student, archives among them opened.</summary>
internal sealed class ExportedSource : ISource
{
    private readonly (string Name, ISource Source)[] _parts;

    public ExportedSource(ExportedFile[] files) => _parts =
        [.. files.Select(file => (file.Name, Directory.Exists(file.Path) ? new FolderSource(file.Path)
            : Path.GetExtension(file.Name).Equals(".zip", StringComparison.OrdinalIgnoreCase)
                ? (ISource)new ZipSource(() => FileSource.Open(file.Path))
            : new FileSource(file.Path)))];

    public IEnumerable<Entry> Entries() =>
        from part in _parts
        from entry in part.Source.Entries()
        select part.Source is FileSource ? entry with { Path = part.Name } : entry with { Path = $"{part.Name}/{entry.Path}" };

    public void Dispose()
    {
        foreach (var (_, source) in _parts)
        {
            source.Dispose();
        }
    }
}
