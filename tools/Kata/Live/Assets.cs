namespace Kata.Live;

/// <summary>The files of the page: those of a folder, and no other whatever a request asks for.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Assets(string folder)
{
    private static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, string> _files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => _types.ContainsKey(Path.GetExtension(file)))
        .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>A file, read each time; null if there is none.</summary>
    public LiveResponse? Find(string path) => _files.TryGetValue(path, out var file)
        ? new LiveResponse(200, _types[Path.GetExtension(file)], File.ReadAllBytes(file))
        : null;
}
