using System.Reflection.PortableExecutable;

namespace Kata.Grading;

/// <summary>
/// Reads what a compiled answer uses, without loading it, and refuses what no answer to a stage needs. It is a filter with a clear message, and no
/// boundary: it trusts that our own compiler made the bytes, with unsafe off, so that they do only what C# can say. What holds an answer is the
/// sandbox.
/// </summary>
internal static class AllowList
{
    private const int MaxSentences = 10;

    private static readonly string[] _everywhere = Read(typeof(AllowList).Assembly.GetManifestResourceStream("allowed.txt")!);

    /// <summary>What a stage's answers need beyond the list: its tests/NN-slug/allowed.txt, if it has one, names it.</summary>
    public static string[] MoreFor(StageFolder stage) =>
        stage.In(StageFolder.Tests, "allowed.txt") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>A sentence for each thing that the answer to a stage does not need; none if all is well. No bytes make it throw.</summary>
    public static string[] Refusals(StageFolder stage, byte[] assembly) => Refusals(stage.Name, MoreFor(stage), assembly);

    /// <summary>The same, of a stage by its part of the namespace, with the names that it allows besides.</summary>
    public static string[] Refusals(string stage, IEnumerable<string> more, byte[] assembly)
    {
        var names = new AllowedNames(_everywhere.Concat(more));
        try
        {
            using var file = new PEReader(new MemoryStream(assembly));
            return [.. Cut(new AssemblyReading(file, stage, names).Refusals())];
        }
#pragma warning disable CA1031 // Whatever is wrong with the bytes, the answer is a refusal.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return [$"The compiled answer cannot be read, so it is not run: {exception.Message}"];
        }
    }

    private static string[] Cut(string[] sentences) =>
        sentences.Length <= MaxSentences ? sentences : [.. sentences.Take(MaxSentences), $"And {sentences.Length - MaxSentences} more like these."];

    private static string[] Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
