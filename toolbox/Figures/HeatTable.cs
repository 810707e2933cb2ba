namespace Katas.Toolbox.Figures;

/// <summary>A heat map: a table of numbers in cells coloured by their shares.</summary>
/// <param name="title">What it shows.</param>
/// <param name="rows">What each row is called.</param>
/// <param name="columns">What each column is called.</param>
/// <param name="cells">
/// By row and column: the colour's depth, 0 to 1, or to −1 in a second colour, and the text. NaN leaves the cell out.
/// </param>
public sealed class HeatTable(
    string title, string[] rows, string[] columns, (double Share, string Text)[][] cells) : Figure(title)
{
    private const double Width = 360;
    private const double LetterWidth = 7.6;
    private const double Height = 26;

    /// <summary>What each row is called.</summary>
    public string[] Rows { get; } = rows;

    /// <summary>What each column is called.</summary>
    public string[] Columns { get; } = columns;

    /// <summary>The colour's depth and the text of each cell.</summary>
    public (double Share, string Text)[][] Cells { get; } = cells;

    /// <summary>What the columns are.</summary>
    public string Across { get; init; } = "";

    /// <summary>What the rows are.</summary>
    public string Down { get; init; } = "";

    internal override void WriteBody(Markup page)
    {
        var left = (LetterWidth * Rows.Max(row => row.Length)) + 10;
        var top = Across.Length + Down.Length > 0 ? 40 : 22;
        var width = (Width - left - 2) / Columns.Length;
        page.Open(
            "svg",
            ("viewBox", $"0 0 {Markup.Number(Width)} {Markup.Number(top + (Height * Rows.Length) + 2)}"),
            ("role", "img"),
            ("aria-label", Title));
        page.Element("text", Across, ("class", "label"), ("x", Width - 2), ("y", 12.0), ("text-anchor", "end"));
        page.Element("text", Down, ("class", "label"), ("x", 2.0), ("y", 12.0));
        for (var column = 0; column < Columns.Length; column++)
        {
            page.Element(
                "text", Columns[column], ("x", left + (width * (column + 0.5))), ("y", top - 8), ("text-anchor", "middle"));
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            var y = top + (Height * row);
            page.Element("text", Rows[row], ("x", left - 6), ("y", y + 17), ("text-anchor", "end"));
            foreach (var (column, (share, text)) in Cells[row].Index().Where(cell => !double.IsNaN(cell.Item.Share)))
            {
                var x = left + (width * column);
                page.Empty(
                    "rect",
                    ("class", "mark cell"),
                    ("x", x + 1),
                    ("y", y + 1),
                    ("width", width - 2),
                    ("height", Height - 2),
                    ("style", share < 0 ? $"fill: {Palette.Css(1)}" : null),
                    ("fill-opacity", 0.06 + (0.54 * Math.Min(Math.Abs(share), 1))));
                page.Element("text", text, ("class", "number"), ("x", x + (width / 2)), ("y", y + 17), ("text-anchor", "middle"));
            }
        }

        page.Close();
    }
}
