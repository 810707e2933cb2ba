using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.GraderTests;

/// <summary>A file of the corpus: see attacks/README.md.</summary>
/// <param name="Path">The file.</param>
public sealed partial record Attack(string Path)
{
    private const string BesideMarker = "// beside:\n";

    private readonly (string Key, string Value)[] _header =
    [
        .. File.ReadLines(Path, Encoding.UTF8)
            .TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line[3..].Split(": ", 2))
            .Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>The corpus, by name.</summary>
    internal static Attack[] All { get; } =
        [.. Directory.GetFiles(Folder(), "*.cs").Order(StringComparer.Ordinal).Select(path => new Attack(path))];

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    internal IEnumerable<string> Keys => _header.Select(line => line.Key);

    /// <summary>The value of a line in its header; null if there is none.</summary>
    internal string? this[string key] => _header.FirstOrDefault(line => line.Key == key).Value;

    public override string ToString() => Name;

    /// <summary>Writes the answer into a folder; returns the file.</summary>
    internal string HandIn(string folder)
    {
        var file = System.IO.Path.Combine(folder, $"{Name}.cs");
        var text = File.ReadAllText(Path);
        var answer = Repeated(text);
        answer = NamespacePattern().IsMatch(answer) ? answer : LaidOver(answer);
        if (answer == text)
        {
            File.Copy(Path, file); // It may be no UTF-8.
        }
        else
        {
            File.WriteAllText(file, answer);
        }

        return file;
    }

    private static string Repeated(string text)
    {
        text = RepeatedLinePattern().Replace(text, match => string.Join('\n', Copies(match)));
        return RepeatedTextPattern().Replace(text, match => string.Concat(Copies(match)));
    }

    private static IEnumerable<string> Copies(Match repeat) =>
        from i in Enumerable.Range(0, int.Parse(repeat.Groups["times"].Value, null))
        select repeat.Groups["text"].Value
            .Replace("{i}", $"{i}", StringComparison.Ordinal)
            .Replace("{i+1}", $"{i + 1}", StringComparison.Ordinal);

    private string LaidOver(string text)
    {
        var (given, type) = this["over"]?.Split(' ') is [var stage, var name] ? (Exercise(stage), name) : (Zeros, "Neuron");
        var own = WithoutSpace(text);
        var replaced = given.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => own.Contains(WithoutSpace(Head(member)), StringComparison.Ordinal));
        var kept = given.RemoveNodes(replaced, SyntaxRemoveOptions.KeepNoTrivia)!;
        var body = kept.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Single(declared => declared.Identifier.Text == type).OpenBraceToken.Span.End;
        var parts = text.Split(BesideMarker);
        return $"{kept.ToFullString().Insert(body, $"\n{parts[0]}")}\n{string.Concat(parts[1..])}";
    }

    private static CompilationUnitSyntax Zeros => Parse(File.ReadLines(System.IO.Path.Combine(Folder(), "given", "Neuron.cs")));

    /// <summary>A stage's exercise as one file.</summary>
    private static CompilationUnitSyntax Exercise(string slug) => Parse(
        from file in StageFolder.All.Single(stage => stage.Slug == slug).FilesIn(StageFolder.Exercises)
        from line in file.Text.ReplaceLineEndings("\n").Split('\n')
        select line);

    private static CompilationUnitSyntax Parse(IEnumerable<string> lines)
    {
        var isTop = lines.ToLookup(line => line.Split(' ')[0] is "using" or "namespace");
        // Descending: each "using" goes before the namespace.
        string[] ordered = [.. isTop[true].Distinct().OrderDescending(StringComparer.Ordinal), .. isTop[false]];
        return CSharpSyntaxTree.ParseText(string.Join('\n', ordered)).GetCompilationUnitRoot();
    }

    /// <summary>A member without its body.</summary>
    private static string Head(MemberDeclarationSyntax member) => HeadPattern().Match(member.ToString()).Value;

    /// <summary>Ignores line breaks in a signature.</summary>
    private static string WithoutSpace(string text) => SpacePattern().Replace(text, "");

    private static string Folder([CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Here(path), "..", "attacks"));

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"^namespace\s", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"// repeat (?<times>[0-9]+): (?<text>.*)")]
    private static partial Regex RepeatedLinePattern();

    [GeneratedRegex(@"/\* repeat (?<times>[0-9]+): (?<text>.*?)\*/")]
    private static partial Regex RepeatedTextPattern();

    [GeneratedRegex(@"^.*?(?=\s*(?:\{|=>|;))", RegexOptions.Singleline)]
    private static partial Regex HeadPattern();
}
