using System.Text;

namespace Katas.Toolbox.Figures;

/// <summary>Marks between two axes, as SVG that is legible on a phone: 360 units wide, letters 12 high.</summary>
/// <param name="title">What it shows.</param>
/// <param name="x">The axis below.</param>
/// <param name="y">The axis at the left.</param>
/// <param name="marks">What is drawn, from the back to the front.</param>
public sealed class Chart(string title, Axis x, Axis y, params Mark[] marks) : Figure(title)
{
    private const double Width = 360;
    private const double LetterWidth = 7.6;
    private const double Top = 24;
    private const double Bottom = 44;
    private const double Right = 14;

    private static readonly string[] _dashes = ["none", "7 3", "2 3", "8 3 2 3"];

    /// <summary>What is drawn, from the back to the front, each named mark with its colour.</summary>
    public Mark[] Marks { get; } = Coloured(marks);

    /// <summary>Whether both axes have the same scale.</summary>
    public bool IsSquare { get; init; }

    /// <summary>The axis below, with its ends.</summary>
    public Scale X =>
        Scale.Of(
            x,
            Places().Select(place => place.X),
            isTight: Marks.Any(mark => mark is Surface or Regions) || !Marks.Any(mark => mark is Dots or Bars));

    /// <summary>The axis at the left, with its ends.</summary>
    public Scale Y => Scale.Of(y, Places().Select(place => place.Y), isTight: Marks.Any(mark => mark is Surface or Regions));

    /// <summary>A curve's dash pattern, so that curves differ in more than colour.</summary>
    private static string Dashes(Curve curve) =>
        curve.IsDashed ? "5 4" : curve.Name.Length == 0 ? "none" : _dashes[curve.Colour!.Value % _dashes.Length];

    private static Mark[] Coloured(Mark[] marks)
    {
        var next = 0;
        return [
            .. marks.Select(mark =>
                mark.Colour is not null || mark is Surface or Regions
                    ? mark
                    : mark with { Colour = mark.Name.Length > 0 ? next++ % Palette.Count : 0 }),
        ];
    }

    internal override void WriteBody(Markup page)
    {
        WriteLegend(page);
        WritePlot(page);
    }

    /// <summary>The axes and the marks, without title and legend.</summary>
    internal void WritePlot(Markup page)
    {
        var (across, up) = (X, Y);
        var yTicks = up.Ticks(6);
        var left = Math.Max(28, 10 + (LetterWidth * yTicks.Max(tick => tick.Text.Length)));
        var width = Width - left - Right;
        var height = IsSquare ? width : 190;
        var xTicks = across.Ticks(7);
        while (xTicks.Length > 2
            && across.Axis.Names is null
            && xTicks.Sum(tick => (LetterWidth * tick.Text.Length) + 10) > width)
        {
            xTicks = across.Ticks(xTicks.Length - 1);
        }

        double AtX(double value) => left + (width * across.Share(value));
        double AtY(double value) => Top + (height * (1 - up.Share(value)));

        page.Open(
            "svg",
            ("viewBox", $"0 0 {Markup.Number(Width)} {Markup.Number(Top + height + Bottom)}"),
            ("role", "img"),
            ("aria-label", Title));
        foreach (var mark in Marks)
        {
            WriteGround(page, mark, AtX, AtY);
        }

        foreach (var tick in yTicks)
        {
            page.Empty(
                "line", ("class", "grid"), ("x1", left), ("x2", left + width), ("y1", AtY(tick.Value)), ("y2", AtY(tick.Value)));
            page.Element("text", tick.Text, ("x", left - 5), ("y", AtY(tick.Value) + 4), ("text-anchor", "end"));
        }

        foreach (var tick in xTicks)
        {
            page.Empty(
                "line", ("class", "grid"), ("x1", AtX(tick.Value)), ("x2", AtX(tick.Value)), ("y1", Top), ("y2", Top + height));
            page.Element("text", tick.Text, ("x", AtX(tick.Value)), ("y", Top + height + 18), ("text-anchor", "middle"));
        }

        page.Empty(
            "path",
            ("class", "axis"),
            ("d", $"M{Markup.Number(left)} {Markup.Number(Top)}V{Markup.Number(Top + height)}H{Markup.Number(left + width)}"));
        page.Element("text", up.Axis.Label, ("class", "label"), ("x", 2.0), ("y", 12.0));
        page.Element(
            "text", across.Axis.Label, ("class", "label"), ("x", left + width), ("y", Top + height + 37), ("text-anchor", "end"));

        // Clips at the axes, with a margin for marks on them.
        const double Margin = 2;
        var (x0, y0, x1, y1) = (left - Margin, Top - Margin, width + (2 * Margin), height + (2 * Margin));
        page.Open(
            "svg",
            ("x", x0),
            ("y", y0),
            ("width", x1),
            ("height", y1),
            ("viewBox", $"{Markup.Number(x0)} {Markup.Number(y0)} {Markup.Number(x1)} {Markup.Number(y1)}"));
        foreach (var mark in Marks)
        {
            Write(page, mark, AtX, AtY);
        }

        page.Close().Close();
    }

    internal void WriteLegend(Markup page)
    {
        if (!Marks.Any(mark => mark.Name.Length > 0))
        {
            return;
        }

        page.Open("ul", ("class", "legend"));
        foreach (var mark in Marks.Where(mark => mark.Name.Length > 0))
        {
            page.Open("li");
            if (mark is Surface surface)
            {
                page.Element("span", surface.Name)
                    .Element("span", Tick.Brief(surface.Low))
                    .Element("i", "", ("class", surface.IsTwoSided ? "key two" : "key one"))
                    .Element("span", Tick.Brief(surface.High));
            }
            else
            {
                page.Open("svg", ("viewBox", "0 0 24 12"), ("class", "swatch"), ("aria-hidden", "true"));
                WriteSwatch(page, mark);
                page.Close().Element("span", mark.Name);
            }

            page.Close();
        }

        page.Close();
    }

    private static void WriteSwatch(Markup page, Mark mark)
    {
        var colour = Palette.Css(mark.Colour!.Value);
        switch (mark)
        {
            case Dots dots:
                WriteDot(page, dots, 12, 6, colour);
                break;
            case Bars:
                page.Empty("rect", ("x", 4.0), ("y", 1.0), ("width", 16.0), ("height", 10.0), ("fill", colour));
                break;
            case Arrows:
                WriteArrow(page, 2, 6, 20, 6, colour);
                break;
            case Curve curve:
                page.Empty(
                    "line",
                    ("x1", 1.0),
                    ("x2", 23.0),
                    ("y1", 6.0),
                    ("y2", 6.0),
                    ("stroke", colour),
                    ("stroke-width", 2.2),
                    ("stroke-dasharray", Dashes(curve)));
                break;
        }
    }

    private static void Write(Markup page, Mark mark, Func<double, double> atX, Func<double, double> atY)
    {
        var colour = mark.Colour is { } index ? Palette.Css(index) : null;
        switch (mark)
        {
            case Curve curve:
                page.Empty(
                    "path",
                    ("class", "mark curve"),
                    ("d", Path(curve.Points, atX, atY)),
                    ("stroke", colour),
                    ("stroke-dasharray", Dashes(curve)));
                break;
            case Dots dots:
                foreach (var point in dots.Points.Where(point => double.IsFinite(atX(point.X) + atY(point.Y))))
                {
                    WriteDot(page, dots, atX(point.X), atY(point.Y), colour!);
                }

                break;
            case Arrows arrows:
                foreach (var (from, to) in arrows.Ends)
                {
                    WriteArrow(page, atX(from.X), atY(from.Y), atX(to.X), atY(to.Y), colour!);
                }

                break;
            case Bars bars:
                foreach (var (x, y) in bars.Points)
                {
                    var (left, right, top, bottom) = (atX(x - (bars.Width / 2)), atX(x + (bars.Width / 2)), atY(Math.Max(
                        y, 0)), atY(Math.Min(y, 0)));
                    page.Empty(
                        "rect",
                        ("class", "mark"),
                        ("x", left),
                        ("y", top),
                        ("width", right - left),
                        ("height", bottom - top),
                        ("fill", colour));
                }

                break;
        }
    }

    /// <summary>Marks behind the grid.</summary>
    private static void WriteGround(Markup page, Mark mark, Func<double, double> atX, Func<double, double> atY)
    {
        switch (mark)
        {
            case Surface surface:
                WriteImage(page, surface.From, surface.To, atX, atY, surface.Values, value =>
                    surface.IsTwoSided ? Palette.TwoSided(surface.Share(value)) : Palette.OneSided(surface.Share(value)));
                break;
            case Regions regions:
                WriteImage(page, regions.From, regions.To, atX, atY, regions.Cells, cell =>
                    Palette.Of(cell.Class, 0.15 + (0.6 * cell.Share)));
                break;
        }
    }

    private static void WriteImage<T>(
        Markup page, Point from, Point to, Func<double, double> atX, Func<double, double> atY, T[][] cells, Func<T, Rgba> colour)
    {
        var (left, top, right, bottom) = (atX(from.X), atY(to.Y), atX(to.X), atY(from.Y));
        var image = Png.DataUri(cells[0].Length, cells.Length, (column, row) => colour(cells[^(row + 1)][column]));
        page.Empty(
            "image",
            ("class", "mark"),
            ("href", image),
            ("x", left),
            ("y", top),
            ("width", right - left),
            ("height", bottom - top),
            ("preserveAspectRatio", "none"));
    }

    /// <summary>A circle, a square, a triangle or a diamond, by the colour; a small one is always a circle.</summary>
    private static void WriteDot(Markup page, Dots dots, double x, double y, string fill)
    {
        var (cx, cy) = (Markup.Number(x), Markup.Number(y));
        var d = (dots.Colour!.Value % 4) switch
        {
            _ when dots.IsSmall => $"M{cx} {cy}m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
            0 => $"M{cx} {cy}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
            1 => $"M{cx} {cy}m-3.6 -3.6h7.2v7.2h-7.2z",
            2 => $"M{cx} {cy}m0 -4.8l4.4 8h-8.8z",
            _ => $"M{cx} {cy}m0 -5l5 5l-5 5l-5 -5z",
        };
        page.Empty("path", ("class", "mark dot"), ("d", d), ("fill", fill));
    }

    private static void WriteArrow(Markup page, double x1, double y1, double x2, double y2, string colour)
    {
        const double Head = 5;
        var (dx, dy) = (x2 - x1, y2 - y1);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0.5))
        {
            return;
        }

        var (ux, uy) = (dx / length, dy / length);
        var head = Math.Min(Head, length);
        var (bx, by) = (x2 - (head * ux), y2 - (head * uy));
        page.Empty("path", ("class", "mark"), ("fill", colour), ("stroke", colour), ("stroke-width", 1.4), ("d",
            $"M{Markup.Number(x1)} {Markup.Number(y1)}L{Markup.Number(bx)} {Markup.Number(by)}L"
            + $"{Markup.Number(bx - (head * uy / 2))} {Markup.Number(by + (head * ux / 2))}"
            + $"L{Markup.Number(x2)} {Markup.Number(y2)}L{Markup.Number(bx + (head * uy / 2))} "
                + $"{Markup.Number(by - (head * ux / 2))}L{Markup.Number(bx)} {Markup.Number(by)}"));
    }

    private static string Path(Point[] points, Func<double, double> atX, Func<double, double> atY)
    {
        var path = new StringBuilder();
        var isDown = false;
        foreach (var point in points)
        {
            var (px, py) = (atX(point.X), atY(point.Y));
            var isSeen = double.IsFinite(px) && double.IsFinite(py);
            if (isSeen)
            {
                // Far outside is far enough.
                path.Append(isDown ? 'L' : 'M')
                    .Append(Markup.Number(Math.Clamp(px, -1e4, 1e4)))
                    .Append(' ')
                    .Append(Markup.Number(Math.Clamp(py, -1e4, 1e4)));
            }

            isDown = isSeen;
        }

        return path.ToString();
    }

    private IEnumerable<Point> Places() => Marks.SelectMany(mark => mark switch
    {
        Curve curve => curve.Points,
        Dots dots => dots.Points,
        Arrows arrows => arrows.Ends.SelectMany(ends => (Point[])[ends.From, ends.To]),
        Bars bars => bars.Points.SelectMany(bar =>
            (Point[])[new(bar.X - (bars.Width / 2), 0), new(bar.X + (bars.Width / 2), bar.Y)]),
        Surface surface => (Point[])[surface.From, surface.To],
        Regions regions => (Point[])[regions.From, regions.To],
        _ => [],
    });
}
