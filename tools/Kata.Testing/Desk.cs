using System.IO.Compression;
using System.Text;

namespace Kata.Testing;

/// <summary>A folder in which submissions are laid out, gone after the test.</summary>
internal sealed class Desk : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kata-desk-").FullName;

    /// <summary>A C# file of a stage.</summary>
    public static string Code(StageFolder stage, string body = "") => $"namespace Katas.{stage.Name};\n\npublic sealed class Neuron\n{{{body}}}\n";

    /// <summary>A path on the desk.</summary>
    public string At(string path) => System.IO.Path.Combine(Path, path);

    public Desk Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public Desk Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
        return this;
    }

    /// <summary>An archive of texts; a name that ends in a slash is a folder.</summary>
    public Desk Zip(string path, params (string Name, string Text)[] entries) => Zip(path, archive =>
    {
        foreach (var (name, text) in entries)
        {
            Add(archive, name, text);
        }
    });

    public Desk Zip(string path, Action<ZipArchive> fill)
    {
        using var archive = ZipFile.Open(At(path), ZipArchiveMode.Create);
        fill(archive);
        return this;
    }

    public static ZipArchiveEntry Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
