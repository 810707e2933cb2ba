using System.Buffers;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Handouts;

/// <summary>What was scanned, and what was found.</summary>
/// <param name="Bodies">The number of method bodies searched for.</param>
/// <param name="Texts">The number of text files scanned.</param>
/// <param name="Binaries">The number of other files scanned.</param>
/// <param name="Findings">The findings, in sentences.</param>
internal sealed record LeakReport(int Bodies, int Texts, int Binaries, string[] Findings);

/// <summary>
/// Searches a handout for answers: the body of every method with two or more statements, regardless of white space, comments and
/// encoding, in text files and inside other files, including compressed ones.
/// </summary>
internal sealed partial class LeakScan
{
    private const int MinStatements = 2;

    private readonly Dictionary<string, string> _bodies;
    private readonly SearchValues<string> _any;

    /// <param name="answers">The code to search for.</param>
    /// <param name="given">Code that may occur, even if an answer has the same.</param>
    public LeakScan(SourceFile[] answers, SourceFile[] given)
    {
        var seen = string.Join(
            ' ', given.Select(file => Normalised(CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens())));
        _bodies = answers.SelectMany(Bodies)
            .DistinctBy(body => body.Text)
            .Where(body => !seen.Contains(body.Text, StringComparison.Ordinal))
            .ToDictionary(body => body.Text, body => body.Place);
        _any = SearchValues.Create([.. _bodies.Keys], StringComparison.Ordinal);
    }

    public LeakReport Of(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var findings = new List<string>();
        var binaries = 0;
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var bytes = File.ReadAllBytes(file);
            var isBinary = bytes.AsSpan().Contains((byte)0);
            binaries += isBinary ? 1 : 0;
            findings.AddRange(Names(path).Concat(isBinary ? Binary(path, bytes) : Text(bytes))
                .Select(finding => $"{path} {finding}"));
        }

        return new LeakReport(_bodies.Count, files.Length - binaries, binaries, [.. findings]);
    }

    private static IEnumerable<string> Names(string path)
    {
        var parts = path.Split('/');
        return parts.Contains(".git") ? ["is history"]
            : parts[0] == StageFolder.Tests && (parts.Contains(RightAnswers.Folder) || parts.Contains(WrongAnswers.Folder))
                ? ["is a right or a wrong answer"]
            : [];
    }

    private IEnumerable<string> Text(byte[] bytes) =>
        Found(Normalised(bytes)).Concat(Found(Normalised(Encoding.UTF8.GetBytes(CommentPattern().Replace(
            Encoding.UTF8.GetString(bytes), "")))))
            .Distinct();

    private IEnumerable<string> Binary(string path, byte[] bytes) => bytes switch
    {
        [0x1f, 0x8b, ..] => Found(Normalised(Unpacked(bytes))),
        [(byte)'M', (byte)'Z', ..] => Found(Normalised(bytes)).Concat(Assembly(bytes)),
        _ => [.. Found(Normalised(bytes)), $"is a binary of a kind ({Path.GetExtension(path)}) that a handout does not need"],
    };

    private IEnumerable<string> Found(string bare) =>
        bare.AsSpan().ContainsAny(_any)
            ? _bodies.Where(body => bare.Contains(body.Key, StringComparison.Ordinal))
                .Select(body => $"has the body of {body.Value}")
            : [];

    private static string[] Assembly(byte[] bytes)
    {
        using var reader = new PEReader(new MemoryStream(bytes));
        var metadata = reader.GetMetadataReader();
        var answers = StageFolder.All.Select(stage => $"Katas.{stage.Name}").ToHashSet();
        return [
            .. metadata.TypeDefinitions.Select(type => metadata.GetString(metadata.GetTypeDefinition(type).Namespace))
                .Distinct()
                .Where(answers.Contains)
                .Select(name => $"is compiled, and has types of {name}"),
        ];
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static IEnumerable<(string Place, string Text)> Bodies(SourceFile file)
    {
        var root = CSharpSyntaxTree.ParseText(file.Text).GetRoot();
        return root.DescendantNodes().OfType<BlockSyntax>()
            .Where(block =>
                block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Where(block =>
                block.DescendantNodes()
                    .OfType<StatementSyntax>()
                    .Count(statement => statement is not BlockSyntax) >= MinStatements)
            .Select(block => (
                $"{Repository.Relative(file.Path)}:{block.GetLocation().GetLineSpan().StartLinePosition.Line + 1}",
                Normalised(block.Statements.SelectMany(statement => statement.DescendantTokens()))));
    }

    private static string Normalised(IEnumerable<SyntaxToken> tokens) =>
        Normalised(Encoding.UTF8.GetBytes(string.Concat(tokens.Select(token => token.Text))));

    /// <summary>The printable ASCII characters without spaces: the same for UTF-8, UTF-16 and text inside binary files.</summary>
    private static string Normalised(byte[] bytes) =>
        Encoding.ASCII.GetString(Array.FindAll(bytes, value => value is > (byte)' ' and <= (byte)'~'));

    /// <summary>Comments, and the line prefixes of quotations and diffs.</summary>
    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|^[ \t]*[-+>|][ \t]?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CommentPattern();
}
