using System.Reflection.PortableExecutable;

namespace Kata.Grading;

/// <summary>
/// Finds the APIs that a compiled answer uses, without loading it, and refuses those that no answer needs. It is a filter with
/// clear messages, not a security boundary: it assumes that kata's own compiler made the assembly, without unsafe code. The
/// sandbox is the boundary.
/// </summary>
internal static class AllowList
{
    private const int MaxSentences = 10;

    private static readonly string[] _everywhere = Read(typeof(AllowList).Assembly.GetManifestResourceStream("allowed.txt")!);

    /// <summary>What a stage's answers need beyond the list, from its tests/NN-slug/allowed.txt if it exists.</summary>
    public static string[] MoreFor(StageFolder stage) =>
        stage.In(StageFolder.Tests, "allowed.txt") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>A sentence per refused API; empty if the answer passes. Never throws, whatever the bytes.</summary>
    public static string[] Refusals(StageFolder stage, byte[] assembly) => Refusals(stage.Name, MoreFor(stage), assembly);

    /// <summary>The same, for a stage given by its part of the namespace and the names it allows in addition.</summary>
    public static string[] Refusals(string stage, IEnumerable<string> more, byte[] assembly)
    {
        var names = new AllowedNames(_everywhere.Concat(more));
        try
        {
            using var file = new PEReader(new MemoryStream(assembly));
            return [.. Cut(new AssemblyReading(file, stage, names).Refusals())];
        }
#pragma warning disable CA1031 // Invalid bytes of any kind are refused.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return [$"The compiled answer cannot be read, so it is not run: {exception.Message}"];
        }
    }

    private static string[] Cut(string[] sentences) =>
        sentences.Length <= MaxSentences
            ? sentences
            : [.. sentences.Take(MaxSentences), $"And {sentences.Length - MaxSentences} more like these."];

    private static string[] Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
