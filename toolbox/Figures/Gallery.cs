namespace Katas.Toolbox.Figures;

/// <summary>A small image with a label.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Pixels">Row after row, 0 to 1.</param>
/// <param name="Text">What is written under it.</param>
public sealed record Tile(int Width, double[] Pixels, string Text)
{
    /// <summary>Whether 0.5 separates two colours, instead of being grey.</summary>
    public bool IsTwoSided { get; init; }

    /// <summary>How many rows.</summary>
    public int Height => Pixels.Length / Width;
}

/// <summary>Small images, as many per row as fit.</summary>
/// <param name="title">What they show.</param>
/// <param name="tiles">The images.</param>
public sealed class Gallery(string title, params Tile[] tiles) : Figure(title)
{
    /// <summary>The images.</summary>
    public IReadOnlyList<Tile> Tiles { get; } = tiles;

    internal override void WriteBody(Markup page)
    {
        page.Open("ul", ("class", "tiles"));
        foreach (var tile in Tiles)
        {
            page.Open("li");
            // Its text stands below it, so a screen reader need not read it twice.
            page.Empty("img", ("class", "mark"), ("alt", ""), ("src", Png.DataUri(tile.Width, tile.Height, (x, y) =>
            {
                var share = tile.Pixels[(y * tile.Width) + x];
                return tile.IsTwoSided ? Palette.TwoSided(share) : Palette.Grey(share);
            })));
            page.Element("span", tile.Text).Close();
        }

        page.Close();
    }
}
