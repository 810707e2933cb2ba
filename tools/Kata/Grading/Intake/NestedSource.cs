namespace Kata.Grading;

/// <summary>Archives within a submission, opened in memory.</summary>
internal sealed class NestedSource : ISource
{
    private readonly (string Name, ZipSource Source)[] _parts;

    /// <exception cref="UnreadableException">One of them is too large, or no archive.</exception>
    public NestedSource(Entry[] archives) =>
        _parts = [.. archives.Select(archive => (archive.Path, new ZipSource(() => Unpacked(archive))))];

    public IEnumerable<Entry> Entries() =>
        from part in _parts
        from entry in part.Source.Entries()
        select _parts.Length == 1 ? entry : entry with { Path = $"{part.Name}/{entry.Path}" };

    public void Dispose()
    {
        foreach (var (_, source) in _parts)
        {
            source.Dispose();
        }
    }

    /// <summary>An archive in memory; the size that the outer archive declares is not trusted.</summary>
    private static MemoryStream Unpacked(Entry archive)
    {
        using var packed = archive.Open!();
        var bytes = new byte[Limits.NestedBytes + 1];
        var length = packed.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= Limits.NestedBytes
            ? new MemoryStream(bytes, 0, length)
            : throw new UnreadableException(
                $"{DisplayName.Of(archive.Path)} in it is larger than {Limits.NestedBytes >> 20} MiB; hand in the folder "
                    + "exercises alone");
    }
}
