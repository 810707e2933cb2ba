namespace Kata.Live;

/// <summary>The files of a page: those of its folders, and no other whatever a request asks for.</summary>
/// <param name="folders">The folders.</param>
internal sealed class Assets(params string[] folders)
{
    private static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, string> _files = (
        from folder in folders
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where _types.ContainsKey(Path.GetExtension(file))
        select (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
        .ToDictionary(each => each.Name, each => each.File, StringComparer.Ordinal);

    /// <summary>A folder with the files of a page, in the sources that this kata was built from.</summary>
    /// <param name="part">The part of kata: <c>Live</c>.</param>
    public static string FolderOf(string part) => Path.Combine(Repository.Built, "tools", "Kata", part, "Assets");

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>A file, read each time; null if there is none.</summary>
    public LiveResponse? Find(string path) => _files.TryGetValue(path, out var file)
        ? new LiveResponse(200, _types[Path.GetExtension(file)], File.ReadAllBytes(file))
        : null;
}
