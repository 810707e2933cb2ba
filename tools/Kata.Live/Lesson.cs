using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kata.Live;

/// <summary>The course's Markdown as HTML.</summary>
public static class Lesson
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>A fragment whose headings are one level lower.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="target">Where a link leads on the page; null if that isn't part of it: then its text is left.</param>
    public static string ToHtml(string markdown, Func<string, string?> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var document = Markdown.Parse(markdown, _pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level++;
        }

        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            Retarget(link, link.IsImage ? null : target(link.Url ?? ""));
        }

        return document.ToHtml(_pipeline);
    }

    private static void Retarget(LinkInline link, string? target)
    {
        link.Url = target;
        if (target is null)
        {
            foreach (var child in link.ToArray())
            {
                child.Remove();
                link.InsertBefore(child);
            }

            link.Remove();
        }
    }
}
