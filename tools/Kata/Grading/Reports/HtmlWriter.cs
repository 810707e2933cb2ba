using System.Globalization;
using Katas.Toolbox.Figures;

namespace Kata.Grading;

/// <summary>
/// Writes a report as one HTML file, well-formed as XML, without scripts or external resources; it suits light and dark mode,
/// phones and print.
/// </summary>
internal static class HtmlWriter
{
    private const string Style = """

        main { max-width: 860px; margin: 0 auto; padding: 8px 20px 24px; background: var(--paper); border: 1px solid var(--grid); border-radius: 8px; }
        h1 { margin: 12px 0; }
        h2 { font-size: 18px; line-height: 1.3; margin: 28px 0 6px; padding-top: 14px; border-top: 1px solid var(--grid); }
        h3 { font-size: 16px; line-height: 1.3; margin: 20px 0 6px; }
        p, li { overflow-wrap: anywhere; }
        a { color: var(--c0); }
        code, pre { font: 13px/1.5 ui-monospace, monospace; background: var(--sheet); border-radius: 4px; }
        code { padding: 1px 4px; overflow-wrap: anywhere; }
        h1 code, h2 code, h3 code { font-size: .9em; }
        pre { margin: 8px 0; padding: 10px 12px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
        blockquote { margin: 12px 0; padding: 2px 14px; border-left: 4px solid var(--c0); }
        .warning { padding: 8px 12px; border: 2px solid var(--c1); border-radius: 4px; }
        .wide { overflow-x: auto; }
        td { vertical-align: top; }
        td:first-child { overflow-wrap: anywhere; min-width: 12em; }
        .bar { display: block; width: 100%; min-width: 90px; height: 8px; margin-top: 4px; }
        .bar .all { fill: var(--grid); }
        .bar .part { fill: var(--c2); }
        @media print {
          body { padding: 0; background: none; }
          main { max-width: none; padding: 0; border: 0; }
          h2, h3 { break-after: avoid; }
          pre, tr, blockquote { break-inside: avoid; }
        }

        """;

    public static string Write(Document document)
    {
        var page = Paper.Begin(string.Concat(document.Title.Select(piece => UntrustedText.Line(piece.Text))), Style);
        page.Open("main");
        Line(page, "h1", document.Title);
        foreach (var block in document.Blocks)
        {
            Write(page, block);
        }

        return page.Close().Close().Close().ToString();
    }

    private static void Write(Markup page, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Line(page, string.Create(CultureInfo.InvariantCulture, $"h{heading.Level}"), heading.Text);
                break;
            case Paragraph paragraph:
                Line(page, "p", paragraph.Text);
                break;
            case Warning warning:
                Line(page, "p", warning.Text, ("class", "warning"));
                break;
            case Verbatim verbatim:
                page.Element("pre", UntrustedText.Clean(verbatim.Text));
                break;
            case Items items:
                page.Open(items.IsNumbered ? "ol" : "ul");
                Array.ForEach(items.All, item => Line(page, "li", item));
                page.Close();
                break;
            case Quote quote:
                page.Open("blockquote");
                Line(page, "p", quote.Title);
                Write(page, quote.Lines);
                page.Close();
                break;
            case Grid grid:
                Write(page, grid);
                break;
            default:
                throw new ArgumentException($"{block.GetType().Name} has no HTML", nameof(block));
        }
    }

    private static void Write(Markup page, Grid grid)
    {
        page.Open("div", ("class", "wide")).Open("table").Open("tr");
        Array.ForEach(grid.Columns, column => page.Element("th", column));
        page.Close();
        foreach (var row in grid.Rows)
        {
            page.Open("tr");
            foreach (var cell in row)
            {
                page.Open("td").Raw(Inline(cell.Text));
                if (cell.Share is { } share)
                {
                    page.Open(
                        "svg",
                        ("class", "bar"),
                        ("viewBox", "0 0 100 8"),
                        ("preserveAspectRatio", "none"),
                        ("aria-hidden", "true"));
                    page.Empty("rect", ("class", "all"), ("width", 100), ("height", 8))
                        .Empty("rect", ("class", "part"), ("width", 100 * share), ("height", 8));
                    page.Close();
                }

                page.Close();
            }

            page.Close();
        }

        page.Close().Close();
    }

    /// <summary>The Markdown of a hint: fences and paragraphs.</summary>
    private static void Write(Markup page, string[] lines)
    {
        var (part, isFenced) = (new List<string>(), false);
        foreach (var line in lines.Append(""))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (!isFence && (isFenced || line.Length > 0))
            {
                part.Add(line);
                continue;
            }

            if (isFenced)
            {
                page.Element("pre", string.Join('\n', part));
            }
            else if (part.Count > 0)
            {
                Line(page, "p", Piece.Read(string.Join(' ', part)));
            }

            part.Clear();
            isFenced ^= isFence;
        }
    }

    private static void Line(Markup page, string name, Piece[] pieces, params (string Name, object? Value)[] attributes) =>
        page.Open(name, attributes).Raw(Inline(pieces)).Close();

    private static string Inline(Piece[] pieces) => string.Concat(pieces.Select(piece =>
    {
        var text = Markup.Escape(UntrustedText.Clean(piece.Text));
        text = piece.Look.HasFlag(Look.Code) ? $"<code>{text}</code>" : text;
        text = piece.Look.HasFlag(Look.Emphasised) ? $"<em>{text}</em>" : text;
        text = piece.Look.HasFlag(Look.Strong) ? $"<strong>{text}</strong>" : text;
        return piece.Page is null ? text : $"<a href=\"{Markup.Escape(piece.Page)}.html\">{text}</a>";
    }));
}
