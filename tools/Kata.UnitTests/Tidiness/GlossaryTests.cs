using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.UnitTests.Tidiness;

/// <summary>Words that read as translated; CONTRIBUTING and the lessons have the usual ones.</summary>
public sealed partial class GlossaryTests
{
    [TestCase("fix what is mended", true)]
    [TestCase("An endless loop", true)]
    [TestCase("endlessly wide", true)]
    [TestCase("recommended, amended and never-ending", false)]
    public void Only_whole_words_are_found(string text, bool isFound) => Unwanted().IsMatch(text).ShouldBe(isFound);

    [TestCase("class Twin { }", "Twin")]
    [TestCase("class A { const int MostRows = 3; }", "Most")]
    [TestCase("class A { void A_loop_without_end_is_mended() { } }", "mended")]
    [TestCase("/// <summary>Whoever asks.</summary>\nclass A { }", "Whoever")]
    [TestCase("class A { string F() => \"mended\"; /* The most frequent almost. */ }", null)]
    public void Identifiers_and_comments_are_searched(string code, string? word) =>
        Words(CSharpSyntaxTree.ParseText(code).GetRoot()).SelectMany(words => Hits(words.Text)).FirstOrDefault().ShouldBe(word);

    [Test]
    public void No_page_uses_one() => TrackedFiles.Matching("*.md").SelectMany(HitsInPage).ShouldBeEmpty();

    [Test]
    public void No_code_uses_one() =>
        TrackedFiles.Matching("*.cs").Where(file => !LearnersCode().IsMatch(file)).SelectMany(HitsInCode).ShouldBeEmpty();

    private static IEnumerable<string> HitsInPage(string file) =>
        from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
        where Unwanted().IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item}";

    private static IEnumerable<string> HitsInCode(string file)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, file))).GetRoot();
        var words = Words(root).SelectMany(words => Hits(words.Text), (words, hit) => $"{file}:{words.Line}: {hit}");
        return file.EndsWith($"/{nameof(GlossaryTests)}.cs", StringComparison.Ordinal) ? words : words.Concat(
            from text in Strings(root)
            from Match hit in Unwanted().Matches(text)
            select $"{file}: {hit.Value} in \"{text}\"");
    }

    private static IEnumerable<string> Strings(SyntaxNode root) =>
        from token in root.DescendantTokens()
        where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
        select token.ValueText;

    private static IEnumerable<string> Hits(string text) =>
        Unwanted().Matches(text).Concat(UnwantedName().Matches(text)).Select(match => match.Value);

    /// <summary>The comments, and the words of identifiers.</summary>
    private static IEnumerable<(int Line, string Text)> Words(SyntaxNode root)
    {
        var names = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => (LineOf(token.GetLocation()), WordStart().Replace(token.ValueText, " ")));
        var comments = root.DescendantTrivia().Where(trivia => !trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            .Select(trivia => (LineOf(trivia.GetLocation()), trivia.ToFullString()));
        return names.Concat(comments);
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    [GeneratedRegex(
        @"\b(mend(s|ed|ing)?|endless(ly)?|anew|whoever|rule of derivation|something else than|in (the )?place of|one weight a"
            + @"|on trial|paper-over)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    /// <summary>Unwanted as names only: limits are Max and Min, the generated classes are proxies.</summary>
    [GeneratedRegex(@"\b(Twin|Obituary)\b|^ ?(?i:most|least|fewest)(?= [A-Z])")]
    private static partial Regex UnwantedName();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|_")]
    private static partial Regex WordStart();

    /// <summary>Code as a learner or an attacker may write it.</summary>
    [GeneratedRegex("/attacks/|^tests/[^/]+/(right|wrong)/")]
    private static partial Regex LearnersCode();
}
