using System.IO.Compression;
using System.Text;

namespace Kata.Testing;

/// <summary>A temporary folder for submissions, deleted after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kata-folder-").FullName;

    /// <summary>A C# file of a stage.</summary>
    public static string Code(StageFolder stage, string body = "") =>
        $"namespace Katas.{stage.Name};\n\npublic sealed class Neuron\n{{{body}}}\n";

    /// <summary>A path in the folder.</summary>
    public string At(string path) => System.IO.Path.Combine(Path, path);

    public TempFolder Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public TempFolder Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
        return this;
    }

    /// <summary>Adds an archive of text files; a name that ends with a slash is a folder.</summary>
    public TempFolder Zip(string path, params (string Name, string Text)[] entries) => Zip(path, archive =>
    {
        foreach (var (name, text) in entries)
        {
            Add(archive, name, text);
        }
    });

    public TempFolder Zip(string path, Action<ZipArchive> fill)
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
