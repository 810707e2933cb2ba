using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>The style of a piece of text.</summary>
[Flags]
internal enum Look
{
    Plain = 0,
    Strong = 1,

    /// <summary>Monospaced. Text that a submission chose is always code, so that Markdown makes no links.</summary>
    Code = 2,

    Emphasised = 4,
}

/// <summary>A piece of a line. It may be any text: the writers escape it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Look">Its style.</param>
/// <param name="Page">The report that it links to, without extension; null for no link.</param>
internal readonly partial record struct Piece(string Text, Look Look = Look.Plain, string? Page = null)
{
    public static implicit operator Piece(string text) => new(text);

    public static Piece Strong(string text) => new(text, Look.Strong);

    public static Piece Code(string text) => new(text, Look.Code);

    /// <summary>A line of the course's own Markdown: <c>**strong**</c>, <c>*emphasised*</c> and <c>`code`</c>.</summary>
    public static Piece[] Read(string markdown)
    {
        var (pieces, look) = (new List<Piece>(), Look.Plain);
        foreach (var token in TokenPattern().Split(markdown))
        {
            switch (token)
            {
                case "":
                    break;
                case "**":
                    look ^= Look.Strong;
                    break;
                case ['`', .. var code, '`']:
                    pieces.Add(new Piece(code, look | Look.Code));
                    break;
                case ['*', .. var emphasised, '*']:
                    pieces.Add(new Piece(emphasised, look | Look.Emphasised));
                    break;
                default:
                    pieces.Add(new Piece(token, look));
                    break;
            }
        }

        return [.. pieces];
    }

    [GeneratedRegex(@"(\*\*|`[^`]+`|(?<![\w*])\*\w[^*`]*\*(?![\w*]))")]
    private static partial Regex TokenPattern();
}

/// <summary>A block of a report.</summary>
internal abstract record Block;

/// <summary>A heading of level 2 or 3.</summary>
internal sealed record Heading(int Level, params Piece[] Text) : Block;

/// <summary>A paragraph.</summary>
internal sealed record Paragraph(params Piece[] Text) : Block;

/// <summary>A highlighted paragraph.</summary>
internal sealed record Warning(params Piece[] Text) : Block;

/// <summary>Preformatted lines.</summary>
internal sealed record Verbatim(string Text) : Block;

/// <summary>A list, numbered or not.</summary>
internal sealed record Items(bool IsNumbered, params Piece[][] All) : Block;

/// <summary>A hint of the course, in its own Markdown.</summary>
internal sealed record Quote(Piece[] Title, string[] Lines) : Block;

/// <summary>A table; all but the first column are right-aligned.</summary>
/// <param name="Columns">The column headings.</param>
/// <param name="Rows">The rows, with one cell per column.</param>
internal sealed record Grid(string[] Columns, params Cell[][] Rows) : Block;

/// <summary>A cell of a table.</summary>
/// <param name="Text">The text.</param>
/// <param name="Share">The length of its bar, 0 to 1; null for no bar.</param>
internal sealed record Cell(Piece[] Text, double? Share = null)
{
    public static implicit operator Cell(string text) => new([text]);

    public static implicit operator Cell(Piece piece) => new([piece]);
}

/// <summary>A report, independent of its format.</summary>
/// <param name="Title">The title.</param>
/// <param name="Blocks">The text.</param>
internal sealed record Document(Piece[] Title, Block[] Blocks);
