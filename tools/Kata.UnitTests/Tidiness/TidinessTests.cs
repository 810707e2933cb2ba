using System.Text;
using System.Text.RegularExpressions;
using Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kata.UnitTests.Tidiness;

/// <summary>Conventions for every file that git tracks.</summary>
public sealed partial class TidinessTests
{
    private const int MaxColumns = 130;

    private static readonly string[] _binary = [".gz", ".png"];

    private static readonly string[] _tracked = TrackedFiles.Matching();

    private static readonly Dictionary<string, byte[]> _texts = _tracked
        .Where(file => !_binary.Contains(Path.GetExtension(file)) && File.Exists(At(file)))
        .ToDictionary(file => file, file => File.ReadAllBytes(At(file)));

    [Test]
    public void Every_relative_link_has_a_target() =>
        Links.Dead(Repository.Root, _tracked.Where(file => file.EndsWith(".md", StringComparison.Ordinal))).ShouldBeEmpty();

    [Test]
    public void No_file_contains_a_local_path() => Lines(MachinePath()).ShouldBeEmpty();

    [Test]
    public void No_file_names_a_package_registry() => Lines(RegistryName()).ShouldBeEmpty();

    [Test]
    public void Line_endings_are_LF() =>
        _texts.Where(text => !text.Key.EndsWith(".cmd", StringComparison.Ordinal) && text.Value.Contains((byte)'\r'))
            .Select(text => text.Key)
            .ShouldBeEmpty();

    [Test]
    public void No_file_has_a_byte_order_mark() =>
        _texts.Where(text => text.Value is [0xEF, 0xBB, 0xBF, ..]).Select(text => text.Key).ShouldBeEmpty();

    [Test]
    public void Lines_of_code_have_130_columns_at_most() => _texts.Keys
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/attacks/", StringComparison.Ordinal))
        .SelectMany(LongLines)
        .ShouldBeEmpty();

    /// <summary>What makes a line long may be a string, which is data: a test case, a pattern, a page's styles.</summary>
    private static IEnumerable<string> LongLines(string file)
    {
        var text = SourceText.From(Encoding.UTF8.GetString(_texts[file]));
        TextLine[] lines = [.. text.Lines.Where(line => line.Span.Length > MaxColumns)];
        if (lines.Length == 0)
        {
            return [];
        }

        TextSpan[] strings =
        [
            .. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
                .Where(node => node is InterpolatedStringTextSyntax || node.IsKind(SyntaxKind.StringLiteralExpression))
                .Select(node => node.Span),
        ];
        return
            from line in lines
            let data = strings.Select(literal => line.Span.Overlap(literal)?.Length ?? 0).Append(0).Max()
            where line.Span.Length - data > MaxColumns
            select $"{file}:{line.LineNumber + 1}: {line}";
    }

    private static IEnumerable<string> Lines(Regex pattern) =>
        from text in _texts
        from line in Encoding.UTF8.GetString(text.Value).Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{text.Key}:{line.Index + 1}: {line.Item}";

    private static string At(string file) => Path.Combine(Repository.Root, file);

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.~-])/(home|root|work|tmp|Users)/[A-Za-z0-9_.]|[A-Z]:\\+Users\\", RegexOptions.IgnoreCase)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(nuget|pypi|pythonhosted|npmjs|crates|debian|ubuntu)[.](org|io|com)|(registry|mirrors?|artifactory|proxy)[.-][a-z0-9.-]+[.](com|org|net|io|dev|local|internal)|/v3/index[.]json", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryName();
}
