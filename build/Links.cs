using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Build;

/// <summary>The relative links of Markdown files. The unit tests compile this file too.</summary>
internal static partial class Links
{
    /// <returns>One line per dead link.</returns>
    public static string[] Dead(string root, IEnumerable<string> files) =>
        [.. files.SelectMany(file =>
            Relative(File.ReadAllText(Path.Combine(root, file)))
                .Where(link => !LeadsSomewhere(root, file, link))
                .Select(link => $"{file}: {link}"))];

    private static bool LeadsSomewhere(string root, string file, string link) =>
        Path.Exists(Path.Combine(root, Path.GetDirectoryName(file)!, Uri.UnescapeDataString(link)));

    /// <summary>Without fragments; links within the page are skipped.</summary>
    private static IEnumerable<string> Relative(string markdown)
    {
        var document = Markdig.Markdown.Parse(markdown);
        var links = document.Descendants<LinkInline>().Select(link => link.Url);
        var html = document.Descendants<HtmlInline>().Select(inline => inline.Tag)
            .Concat(document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString()))
            .SelectMany(text => Attribute().Matches(text).Select(match => match.Groups["link"].Value));
        return links.Concat(html)
            .Select(link => (link ?? "").Split('#')[0])
            .Where(link => link.Length > 0 && !Scheme().IsMatch(link));
    }

    [GeneratedRegex("""(?:href|src)="(?<link>[^"]*)""")]
    private static partial Regex Attribute();

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Scheme();
}
