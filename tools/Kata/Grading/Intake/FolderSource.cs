namespace Kata.Grading;

/// <summary>A folder on disk.</summary>
internal sealed class FolderSource(string folder) : ISource
{
    private static readonly EnumerationOptions _all =
        new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    public IEnumerable<Entry> Entries() => Below(folder, [], Children(folder));

    public void Dispose()
    {
    }

    private static IEnumerable<Entry> Below(string folder, string[] parts, FileSystemInfo[] children)
    {
        foreach (var child in children)
        {
            string[] below = [.. parts, child.Name];
            var path = string.Join('/', below);
            if (child.Name.Contains('\uFFFD'))
            {
                yield return new Entry(path, null, Entry.IsNoUnicode);
            }
            else if (child.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                yield return new Entry(path, null, Entry.IsLink);
            }
            else if (child is FileInfo)
            {
                yield return new Entry(path, () => FileSource.Open(child.FullName));
            }
            else if (below.Length > Limits.Depth)
            {
                yield return new Entry(path, null, Entry.IsTooDeep);
            }
            else
            {
                var why = TryList(child, out var grandchildren);
                yield return new Entry(path, null, why);
                foreach (var entry in Below(child.FullName, below, grandchildren))
                {
                    yield return entry;
                }
            }
        }
    }

    private static string? TryList(FileSystemInfo folder, out FileSystemInfo[] children)
    {
        try
        {
            children = IgnoredFiles.IsFolder(folder.Name) ? [] : Children(folder.FullName);
            return null;
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
        {
            children = [];
            return UnreadableException.ReasonFor(exception);
        }
    }

    /// <summary>In order, and at most one more than the limit.</summary>
    private static FileSystemInfo[] Children(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", _all)
            .Take(Limits.Entries + 1)
            .OrderBy(child => child.Name, StringComparer.Ordinal)];
}
