using System.IO.Compression;

namespace Kata.Grading;

/// <summary>A zip archive, read in memory: nothing is unpacked to disk, and names in it are never used as paths.</summary>
internal sealed class ZipSource : ISource
{
    /// <summary>A name with more is not even split: an archive may consist of names alone.</summary>
    private const int MaxSlashes = 4 * Limits.Depth;

    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    private readonly ZipArchive _archive;

    /// <exception cref="UnreadableException">It is too large, or no archive.</exception>
    public ZipSource(Func<Stream> open)
    {
        var stream = open();
        try
        {
            _archive = Read(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public IEnumerable<Entry> Entries() => _archive.Entries.Select(ToEntry)
        .Where(entry => !IgnoredFiles.IsBelow(entry.Path))
        .GroupBy(entry => entry.Path, StringComparer.Ordinal)
        .Select(same =>
            same.Count() == 1 || same.All(entry => entry.IsFolder)
                ? same.First()
                : new Entry(same.Key, null, "the archive has it more than once; hand in one"));

    public void Dispose() => _archive.Dispose();

    private static ZipArchive Read(Stream stream)
    {
        if (stream.Length > Limits.ArchiveBytes)
        {
            throw new UnreadableException(
                $"it is larger than {Limits.ArchiveBytes >> 20} MiB; hand in the folder exercises alone");
        }

        if (CountEntries(stream) > Limits.ArchiveEntries)
        {
            throw new UnreadableException(
                $"it lists more than {Limits.ArchiveEntries} files; hand in the folder exercises alone");
        }

        stream.Position = 0;
        var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, new ZipNames());
        return archive.Entries.Sum(entry => entry.CompressedLength) > stream.Length
            ? throw new UnreadableException("its files lie upon one another; pack it again as a plain .zip")
            : archive;
    }

    /// <summary>
    /// An upper limit for the number of files in an archive: each has this signature. The number that the archive declares can't
    /// be trusted, and ZipArchive would allocate memory before noticing.
    /// </summary>
    private static int CountEntries(Stream stream)
    {
        var (count, kept) = (0, 0);
        var buffer = new byte[64 * 1024];
        for (int read; count <= Limits.ArchiveEntries && (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var text = buffer.AsSpan(0, kept + read);
            count += text.Count("PK\x01\x02"u8);
            kept = Math.Min(3, text.Length);
            text[^kept..].CopyTo(buffer);
        }

        return count;
    }

    private static Entry ToEntry(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.AsSpan().Count('/') > MaxSlashes)
        {
            return new Entry(DisplayName.Of(name), null, Entry.IsTooDeep);
        }

        string[] parts = [.. name.Split('/').Where(part => part is not ("" or "."))];
        var path = string.Join('/', parts);
        var leavesArchive = name.StartsWith('/') || parts.Contains("..") || (parts is [[_, ':', ..], ..]);
        var type = (entry.ExternalAttributes >> 16) & FileType;
        return (leavesArchive, type) switch
        {
            (true, _) => new Entry(path, null, "its name leads out of the archive; pack it again, from within the folder"),
            (_, Link) => new Entry(path, null, Entry.IsLink),
            (_, not (0 or RegularFile or Folder)) => new Entry(path, null, "it is no file; hand in a plain one"),
            _ when name.EndsWith('/') || type == Folder => new Entry(path, null),
            _ when parts.Length > Limits.Depth + 1 => new Entry(path, null, Entry.IsTooDeep),
            _ when entry.IsEncrypted => new Entry(path, null, "it is encrypted; pack it again without a password"),
            _ => new Entry(path, () => entry.Length == 0 ? Stream.Null : entry.Open()),
        };
    }
}
