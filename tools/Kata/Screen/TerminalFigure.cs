using Katas.Toolbox.Figures;

namespace Kata.Screen;

/// <summary>Draws a figure with characters: curves as Braille dots, surfaces as shades, images as blocks.</summary>
internal static class TerminalFigure
{
    private const int Height = 14;

    /// <summary>From faint to full, different ones per class or side, because the terminal may have no colours.</summary>
    private static readonly string[] _shades = [" ░▒▓█", " .-=#", " ,:+%"];

    private const string Glyphs = "●■▲◆●■▲";

    private static readonly Tone[] _tones =
    [
        Tone.Series0, Tone.Series1, Tone.Series2, Tone.Series3, Tone.Series4, Tone.Series5, Tone.Strong,
    ];

    public static IEnumerable<Line> Lines(Figure figure, int width) =>
    [
        .. Layout.Paragraph(figure.Title, width, Tone.Strong),
        .. figure switch
        {
            Chart chart => Of(chart, width),
            Frames frames => Of(frames.All[^1].Chart, width).Append(Line.Of($" {frames.All[^1].Label}", Tone.Faint)),
            HeatTable table => Of(table),
            Gallery gallery => Of(gallery, width),
            Table table => Of(table),
            _ => [],
        },
        .. figure.Caption.Length == 0 ? [] : Layout.Paragraph(figure.Caption, width, Tone.Faint),
    ];

    private static IEnumerable<Line> Of(Chart chart, int width)
    {
        var (x, y) = (chart.X, chart.Y);
        var ticks = y.Ticks(5);
        var left = ticks.Max(tick => tick.Text.Length) + 2;
        var cells = new Cells(chart.IsSquare ? Math.Min(2 * Height, width - left - 2) : width - left - 2, Height, x, y);
        foreach (var mark in chart.Marks)
        {
            Draw(cells, mark);
        }

        var lettered = Lettered(chart);
        for (var i = 0; i < lettered.Length; i++)
        {
            cells.Letter(lettered[i], (char)('a' + i), fromTheRight: 2 + (4 * i));
        }

        if (chart.Marks.Any(mark => mark.Name.Length > 0))
        {
            yield return Legend(chart);
        }

        yield return Line.Of($" {y.Axis.Label}", Tone.Faint);
        for (var row = 0; row < Height; row++)
        {
            var tick = ticks.FirstOrDefault(tick => cells.RowOf(tick.Value) == row);
            yield return Line.Of($"{(tick?.Text ?? "").PadLeft(left - 1)} {(tick is null ? "│" : "┤")}", Tone.Faint)
                + cells.Row(row);
        }

        yield return Line.Of($"{new string(' ', left)}└{new string('─', cells.Width)}", Tone.Faint);
        var below = $"{new string(' ', left + 1)}{Below(x, cells)}";
        var fits = below.Length + 2 + x.Axis.Label.Length <= width;
        yield return Line.Of(fits ? $"{below}  {x.Axis.Label}" : below, Tone.Faint);
        if (!fits)
        {
            yield return Line.Of(x.Axis.Label.PadLeft(left + 1 + cells.Width), Tone.Faint);
        }
    }

    private static Line Legend(Chart chart) =>
        chart.Marks.Where(mark => mark.Name.Length > 0)
            .Aggregate(Line.Empty, (line, mark) => line + " " + (mark is Surface surface
            ? $"{surface.Name}: "
                + Line.Of(surface.IsTwoSided ? string.Concat(_shades[0][1..].Reverse()) : "", Tone.Series0)
                + Line.Of(_shades[surface.IsTwoSided ? 1 : 0], surface.IsTwoSided ? Tone.Series1 : Tone.Series0)
                + $" {Tick.Brief(surface.Low)} to {Tick.Brief(surface.High)} "
            : Symbol(chart, mark).Aggregate(Line.Empty, (symbol, c) => symbol + Line.Of($"{c}", ToneOf(mark.Colour!.Value)))
                + $" {mark.Name} "));

    private static Tone ToneOf(int colour) => _tones[colour % _tones.Length];

    private static string Symbol(Chart chart, Mark mark) => mark switch
    {
        Dots => $"{Glyphs[mark.Colour!.Value % Glyphs.Length]}",
        Bars => "█",
        Arrows => "→",
        _ => Array.IndexOf(Lettered(chart), mark) is >= 0 and var i ? $"─{(char)('a' + i)}" : "─",
    };

    /// <summary>Several named curves get letters, because the terminal may have no colours.</summary>
    private static Curve[] Lettered(Chart chart) =>
        chart.Marks.OfType<Curve>().Where(curve => curve.Name.Length > 0).ToArray() is { Length: > 1 } several ? several : [];

    /// <summary>The numbers below the axis, as many as fit.</summary>
    private static string Below(Scale x, Cells cells)
    {
        var line = "";
        foreach (var tick in x.Ticks(Math.Max(3, cells.Width / 10)))
        {
            var start = Math.Max(0, cells.ColumnOf(tick.Value) - (tick.Text.Length / 2));
            line = start >= line.Length + (line.Length > 0 ? 1 : 0) ? line.PadRight(start) + tick.Text : line;
        }

        return line;
    }

    private static void Draw(Cells cells, Mark mark)
    {
        switch (mark)
        {
            case Surface surface:
                cells.Shade(surface.From, surface.To, surface.Values, value =>
                    (surface.IsTwoSided
                        ? Math.Abs((2 * surface.Share(value)) - 1)
                        : surface.Share(value), surface.IsTwoSided && surface.Share(value) > 0.5 ? 1 : 0));
                break;
            case Regions regions:
                cells.Shade(regions.From, regions.To, regions.Cells, cell => (cell.Share, cell.Class));
                break;
            case Curve curve:
                for (var i = 1; i < curve.Points.Length; i++)
                {
                    cells.Stroke(curve.Points[i - 1], curve.Points[i], curve.Colour!.Value);
                }

                break;
            case Arrows arrows:
                foreach (var (from, to) in arrows.Ends)
                {
                    cells.Stroke(from, to, arrows.Colour!.Value);
                }

                break;
            case Dots { IsSmall: false } dots:
                foreach (var point in dots.Points)
                {
                    cells.Put(point, Glyphs[dots.Colour!.Value % Glyphs.Length], dots.Colour!.Value);
                }

                break;
            case Bars bars:
                foreach (var (x, y) in bars.Points)
                {
                    cells.Fill(
                        new Point(x - (bars.Width / 2), Math.Min(0, y)),
                        new Point(x + (bars.Width / 2), Math.Max(0, y)),
                        bars.Colour!.Value);
                }

                break;
        }
    }

    private static IEnumerable<Line> Of(HeatTable table)
    {
        var first = table.Rows.Max(row => row.Length) + 2;
        var width =
            Math.Max(table.Columns.Max(column => column.Length), table.Cells.Max(row => row.Max(cell => cell.Text.Length))) + 2;
        if (table.Across.Length + table.Down.Length > 0)
        {
            yield return Line.Of($" {table.Down} ↓   {table.Across} →", Tone.Faint);
        }

        yield return Line.Of(
            new string(' ', first) + string.Concat(table.Columns.Select(column => column.PadLeft(width))), Tone.Faint);
        foreach (var (name, cells) in table.Rows.Zip(table.Cells))
        {
            yield return cells.Aggregate(Line.Of(name.PadLeft(first), Tone.Faint), (line, cell) =>
                line
                    + Line.Of(
                        double.IsNaN(cell.Share) ? new string(' ', width) : cell.Text.PadLeft(width),
                        cell.Share > 0.5 ? Tone.Notable : cell.Share != 0 ? Tone.Plain : Tone.Faint));
        }
    }

    private static IEnumerable<Line> Of(Table table)
    {
        var widths =
            table.Columns.Select((column, i) => table.Rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        string Text(string[] row) =>
            string.Join("  ", row.Select((text, i) => i == 0 ? text.PadRight(widths[i]) : text.PadLeft(widths[i])));
        return [Line.Of($" {Text(table.Columns)}", Tone.Faint), .. table.Rows.Select(row => (Line)$" {Text(row)}")];
    }

    /// <summary>The first row of images; each character shows two pixels, as upper and lower half.</summary>
    private static IEnumerable<Line> Of(Gallery gallery, int width)
    {
        var tiles = gallery.Tiles.Take(Math.Max(1, width / (gallery.Tiles[0].Width + 2))).ToArray();
        for (var y = 0; y < tiles.Max(tile => tile.Height); y += 2)
        {
            yield return " "
                + string.Join(
                    "  ", tiles.Select(tile => string.Concat(Enumerable.Range(0, tile.Width).Select(x => Halves(tile, x, y)))));
        }

        yield return Line.Of(
            " " + string.Join(
                "  ",
                tiles.Select(tile => (tile.Text.Length > tile.Width ? tile.Text[..tile.Width] : tile.Text).PadRight(tile.Width))),
            Tone.Faint);
    }

    private static char Halves(Tile tile, int x, int y)
    {
        bool IsOn(int row) => row < tile.Height && tile.Pixels[(row * tile.Width) + x] > (tile.IsTwoSided ? 0.65 : 0.5);
        return (IsOn(y), IsOn(y + 1)) switch
        {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            _ => ' ',
        };
    }

    /// <summary>A grid of characters between two axes, with 2 × 4 Braille dots in each.</summary>
    private sealed class Cells(int width, int height, Scale x, Scale y)
    {
        private const int Across = 2;
        private const int Down = 4;
        private const char Braille = '\u2800';

        private static readonly int[,] _bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

        private readonly (char Glyph, Tone Tone)[,] _cells = Blank(width, height);

        public int Width => width;

        public int ColumnOf(double value) => (int)Math.Floor(Math.Clamp(x.Share(value), 0, 1) * (width - 1e-9));

        public int RowOf(double value) => (int)Math.Floor((1 - Math.Clamp(y.Share(value), 0, 1)) * (height - 1e-9));

        public Line Row(int row) =>
            Enumerable.Range(0, width)
                .Aggregate(Line.Empty, (line, column) =>
                    line + new Line(new Span($"{_cells[column, row].Glyph}", _cells[column, row].Tone)));

        /// <summary>Shades a rectangle by the depth and colour of its values.</summary>
        public void Shade<T>(Point from, Point to, T[][] values, Func<T, (double Depth, int Colour)> shade)
        {
            var (left, right, bottom, top) = (x.Share(from.X), x.Share(to.X), y.Share(from.Y), y.Share(to.Y));
            for (var column = 0; column < width; column++)
            {
                for (var row = 0; row < height; row++)
                {
                    var (across, up) =
                        ((((column + 0.5) / width) - left) / (right - left),
                         (1 - ((row + 0.5) / height) - bottom) / (top - bottom));
                    if (across is >= 0 and < 1 && up is >= 0 and < 1)
                    {
                        var (depth, colour) = shade(values[(int)(up * values.Length)][(int)(across * values[0].Length)]);
                        _cells[column, row] = (Shade(depth, colour), ToneOf(colour));
                    }
                }
            }
        }

        private static char Shade(double depth, int colour)
        {
            var shades = _shades[colour % _shades.Length];
            return shades[(int)Math.Min(shades.Length - 1, depth * shades.Length)];
        }

        /// <summary>Puts a character at a point, unless it is outside.</summary>
        public void Put(Point point, char glyph, int colour)
        {
            if (IsInside(point))
            {
                _cells[ColumnOf(point.X), RowOf(point.Y)] = (glyph, ToneOf(colour));
            }
        }

        /// <summary>Puts a curve's letter on its rightmost visible point, at a distance from the edge.</summary>
        public void Letter(Curve curve, char letter, int fromTheRight)
        {
            var nowhere = new Point(double.NaN, double.NaN);
            Put(
                curve.Points.LastOrDefault(point => IsInside(point) && ColumnOf(point.X) < width - fromTheRight, nowhere),
                letter,
                curve.Colour!.Value);
        }

        public void Fill(Point from, Point to, int colour)
        {
            for (var column = ColumnOf(from.X); column <= ColumnOf(to.X); column++)
            {
                for (var row = RowOf(to.Y); row <= RowOf(from.Y); row++)
                {
                    _cells[column, row] = ('█', ToneOf(colour));
                }
            }
        }

        public void Stroke(Point from, Point to, int colour)
        {
            var (x1, y1, x2, y2) =
                (x.Share(from.X) * width * Across,
                 (1 - y.Share(from.Y)) * height * Down,
                 x.Share(to.X) * width * Across,
                 (1 - y.Share(to.Y)) * height * Down);
            var steps = Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1));
            if (!double.IsFinite(steps))
            {
                return;
            }

            var count = (int)Math.Min(Math.Ceiling(steps), 4 * width * height) + 1;
            for (var i = 0; i <= count; i++)
            {
                Dot((int)Math.Floor(x1 + ((x2 - x1) * i / count)), (int)Math.Floor(y1 + ((y2 - y1) * i / count)), colour);
            }
        }

        private void Dot(int across, int down, int colour)
        {
            // Points on the border are inside.
            across -= across == width * Across ? 1 : 0;
            down -= down == height * Down ? 1 : 0;
            if (across >= 0 && down >= 0 && across < width * Across && down < height * Down)
            {
                ref var cell = ref _cells[across / Across, down / Down];
                var before = cell.Glyph is >= Braille and < (char)(Braille + 256) ? cell.Glyph : Braille;
                cell = ((char)(before | _bits[across % Across, down % Down]), ToneOf(colour));
            }
        }

        private bool IsInside(Point point) => x.Share(point.X) is >= 0 and <= 1 && y.Share(point.Y) is >= 0 and <= 1;

        private static (char, Tone)[,] Blank(int width, int height)
        {
            var cells = new (char, Tone)[width, height];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i % width, i / width] = (' ', Tone.Plain);
            }

            return cells;
        }
    }
}
