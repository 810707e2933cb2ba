using Markdig.Syntax;

namespace Build;

/// <summary>Reads parts of Markdown files.</summary>
internal static class Markdown
{
    /// <summary>The source below a heading.</summary>
    public static string Section(string file, string heading)
    {
        var text = File.ReadAllText(file);
        var blocks = Markdig.Markdown.Parse(text)
            .SkipWhile(block => block is not HeadingBlock title || Title(title, text) != heading)
            .Skip(1);
        return string.Join(
            '\n',
            blocks.TakeWhile(block => block is not HeadingBlock)
                .Select(block => text.Substring(block.Span.Start, block.Span.Length)));
    }

    /// <summary>The first fenced code in a language.</summary>
    public static string Code(string file, string language) =>
        Markdig.Markdown.Parse(File.ReadAllText(file))
            .Descendants<FencedCodeBlock>()
            .First(code => code.Info == language).Lines
            .ToString();

    private static string Title(HeadingBlock heading, string text) =>
        text.Substring(heading.Span.Start, heading.Span.Length).TrimStart('#').Trim();
}
