namespace Kata.Figures;

/// <summary>
/// The picture of links to the repository, <c>docs/social-preview.svg</c>: a red test and what makes it green, beside a figure of
/// stage 05. A few shades without an image, so that it is the same text on every machine.
/// </summary>
public static class SocialPreview
{
    private const int Width = 1280;
    private const int Height = 640;
    private const int Side = 480;
    private const int Margin = 70;
    private const int Levels = 8;
    private const string Ink = "#eceef2";
    private const string Muted = "#b4bac6";
    private const string Blue = "#56b4e9";
    private const string Vermillion = "#f0813a";
    private const string Green = "#1fc79a";

    public static string Draw()
    {
        var page = new Page("");
        FullMlpFigures.Draw(page);
        var chart = page.Figures.OfType<Chart>().First(chart => chart.Marks.OfType<Dots>().Count() == 2);

        var svg = new Markup();
        svg.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", Width),
            ("height", Height),
            ("viewBox", $"0 0 {Width} {Height}"),
            ("font-family", "system-ui, sans-serif"));
        svg.Element("title", "Neural-network katas in C#");
        svg.Empty("rect", ("width", Width), ("height", Height), ("fill", "#14161b"));
        Write(svg, 150, 64, Ink, "Neural-network", isBold: true);
        Write(svg, 224, 64, Ink, "katas", isBold: true);
        Write(svg, 294, 30, Muted, "Build a network from scratch");
        Write(svg, 334, 30, Muted, "in C#, test first.");
        Write(svg, 420, 25, Vermillion, "○ should be 0.72 but was 0.62", isCode: true);
        Write(svg, 456, 25, Ink, "  the bias b is not added: z = w·x + b", isCode: true);
        Write(svg, 540, 25, Green, "● all 14 green", isCode: true);
        svg.Open("g", ("transform", $"translate({Width - Side - Margin} {(Height - Side) / 2})"));
        Write(svg, chart.Marks.OfType<Surface>().Single());
        foreach (var (dots, fill) in chart.Marks.OfType<Dots>().Zip((string[])[Blue, Vermillion]))
        {
            Write(svg, chart, dots, fill);
        }

        return svg.Close().Close().ToString();
    }

    private static void Write(Markup svg, int y, int size, string fill, string text, bool isBold = false, bool isCode = false) =>
        svg.Element(
            "text",
            text,
            ("x", Margin),
            ("y", y),
            ("font-size", size),
            ("fill", fill),
            ("font-weight", isBold ? "bold" : null),
            ("font-family", isCode ? "ui-monospace, monospace" : null),
            ("xml:space", isCode ? "preserve" : null));

    /// <summary>A path per shade: neighbours in a row are one rectangle.</summary>
    private static void Write(Markup svg, Surface surface)
    {
        var cell = Side / surface.Values.Length;
        var paths = new SortedDictionary<int, string>();
        for (var row = 0; row < surface.Values.Length; row++)
        {
            int[] shades = [.. surface.Values[row].Select(value => (int)Math.Round(((2 * surface.Share(value)) - 1) * Levels))];
            for (int from = 0, to; from < shades.Length; from = to)
            {
                to = from + shades[from..].TakeWhile(shade => shade == shades[from]).Count();
                paths[shades[from]] = $"{paths.GetValueOrDefault(shades[from])}M{from * cell} {Side - ((row + 1) * cell)}"
                    + $"h{(to - from) * cell}v{cell}h-{(to - from) * cell}z";
            }
        }

        svg.Empty("rect", ("width", Side), ("height", Side), ("fill", "#1c1f26"));
        foreach (var (shade, path) in paths)
        {
            svg.Empty(
                "path",
                ("d", path),
                ("fill", shade < 0 ? Blue : Vermillion),
                ("opacity", 0.6 * Math.Abs(shade) / Levels),
                ("shape-rendering", "crispEdges"));
        }
    }

    /// <summary>Circles and squares, as in the figure.</summary>
    private static void Write(Markup svg, Chart chart, Dots dots, string fill)
    {
        foreach (var point in dots.Points)
        {
            var (x, y) = (Side * chart.X.Share(point.X), Side * (1 - chart.Y.Share(point.Y)));
            svg.Empty(
                "rect",
                ("x", x - 6),
                ("y", y - 6),
                ("width", 12),
                ("height", 12),
                ("rx", fill == Blue ? 6 : 1),
                ("fill", fill),
                ("stroke", "#14161b"),
                ("stroke-width", 2));
        }
    }
}
