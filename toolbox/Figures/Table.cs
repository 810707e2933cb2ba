namespace Katas.Toolbox.Figures;

/// <summary>A table of texts and numbers.</summary>
/// <param name="title">What it shows.</param>
/// <param name="columns">What each column is called.</param>
/// <param name="rows">The rows, each with a text a column; all but the first are set to the right.</param>
public sealed class Table(string title, string[] columns, params string[][] rows) : Figure(title)
{
    /// <summary>What each column is called.</summary>
    public string[] Columns { get; } = columns;

    /// <summary>The rows.</summary>
    public IReadOnlyList<string[]> Rows { get; } = rows;

    internal override void WriteBody(Markup page)
    {
        page.Open("table").Open("tr");
        foreach (var column in Columns)
        {
            page.Element("th", column);
        }

        page.Close();
        foreach (var row in Rows)
        {
            page.Open("tr");
            foreach (var text in row)
            {
                page.Element("td", text, ("class", "mark"));
            }

            page.Close();
        }

        page.Close();
    }
}
