using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// Writes a report as GitHub's Markdown. Text is escaped, or put into a code span or fence with more backticks than it contains,
/// so that it can't become a tag, a link, an image, a mention or the end of its fence.
/// </summary>
internal static partial class MarkdownWriter
{
    private const int BarCells = 20;

    private const string CutOff = "\n… The rest is left out: a report may be no longer here.\n";

    /// <param name="document">The report.</param>
    /// <param name="maxBytes">The limit in UTF-8 bytes; blocks beyond it are omitted.</param>
    public static string Write(Document document, int maxBytes = int.MaxValue)
    {
        var text = new StringBuilder();
        var left = maxBytes - Encoding.UTF8.GetByteCount(CutOff);
        foreach (var part in document.Blocks.Select(block => $"\n{Of(block)}\n").Prepend($"# {Line(document.Title)}\n"))
        {
            left -= Encoding.UTF8.GetByteCount(part);
            if (left < 0)
            {
                return text.Append(CutOff).ToString();
            }

            text.Append(part);
        }

        return text.ToString();
    }

    /// <summary>Pieces on one line.</summary>
    public static string Line(params Piece[] pieces)
    {
        var line = string.Concat(pieces.Select(Of));
        return StartPattern().Replace(line, match => $@"{match.Groups["number"].Value}\{match.Groups["mark"].Value}");
    }

    /// <summary>Lines in a fence.</summary>
    public static string Fenced(string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}text\n{UntrustedText.Clean(text)}\n{fence}";
    }

    private static string Of(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {Line(heading.Text)}",
        Paragraph paragraph => Line(paragraph.Text),
        Warning warning => $"> **Note:** {Line(warning.Text)}",
        Verbatim verbatim => Fenced(verbatim.Text),
        Items items => string.Join('\n', items.All.Select((item, i) => $"{(items.IsNumbered ? $"{i + 1}." : "-")} {Line(item)}")),
        Quote quote => string.Join('\n', [$"> {Line(quote.Title)}", ">", .. quote.Lines.Select(line => $"> {line}".TrimEnd())]),
        Grid grid => string.Join('\n',
        [
            Row(grid.Columns.Select(column => Line(column))),
            Row(grid.Columns.Select((_, i) => i == 0 ? ":--" : "--:")),
            .. grid.Rows.Select(row => Row(row.Select(Of))),
        ]),
        _ => throw new ArgumentException($"{block.GetType().Name} has no Markdown", nameof(block)),
    };

    /// <summary>A | would end the cell, even escaped within code: there it is replaced by ¦.</summary>
    private static string Of(Cell cell) =>
        Line(Array.ConvertAll(cell.Text, piece =>
            piece.Look.HasFlag(Look.Code) ? piece with { Text = piece.Text.Replace('|', '¦') } : piece))
        + (cell.Share is { } share ? $" {Bar(share)}" : "");

    private static string Bar(double share)
    {
        var full = (int)Math.Round(BarCells * share);
        return $"`{new string('█', full)}{new string('░', BarCells - full)}`";
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Of(Piece piece)
    {
        var clean = UntrustedText.Clean(piece.Text).Replace('\n', ' ');
        var text = piece.Look.HasFlag(Look.Code)
            ? Span(clean)
            : SpecialPattern().Replace(clean, match => string.Concat(match.Value.Select(c => $@"\{c}")));
        text = piece.Look.HasFlag(Look.Emphasised) ? $"*{text}*" : text;
        text = piece.Look.HasFlag(Look.Strong) ? $"**{text}**" : text;

        // Not every Markdown parser ends code before a bracket within a link.
        return piece.Page is null ? text
            : PlainPattern().IsMatch(clean) ? $"[{text}]({piece.Page}.md)"
            : $"{text} ([page]({piece.Page}.md))";
    }

    private static string Span(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "`·`";
        }

        // Parsers strip one space at each end of a span, if both ends have one.
        var ticks = new string('`', LongestRun(text) + 1);
        var blank = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{ticks}{blank}{text}{blank}{ticks}";
    }

    private static int LongestRun(string text) => RunPattern().Matches(text).Select(run => run.Length).DefaultIfEmpty().Max();

    [GeneratedRegex("`+")]
    private static partial Regex RunPattern();

    [GeneratedRegex(@"^[\w. -]+$")]
    private static partial Regex PlainPattern();

    /// <summary>Characters that begin markup within a line, and the two without which no URL becomes a link.</summary>
    [GeneratedRegex(@"[\\`*_\[\]<>|~&@$#]|://|(?<=www)\.", RegexOptions.IgnoreCase)]
    private static partial Regex SpecialPattern();

    /// <summary>The beginning of a list or a heading at the start of a line.</summary>
    [GeneratedRegex(@"^((?<number>[0-9]+)(?<mark>[.)])(?=\s|$)|(?<mark>[-+=]))", RegexOptions.ExplicitCapture)]
    private static partial Regex StartPattern();
}
