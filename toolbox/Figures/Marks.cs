namespace Katas.Toolbox.Figures;

/// <summary>A place in a chart, in the chart's own units.</summary>
/// <param name="X">Along the x axis.</param>
/// <param name="Y">Along the y axis.</param>
public readonly record struct Point(double X, double Y);

/// <summary>Something drawn in a chart.</summary>
/// <param name="Name">What the legend calls it; empty if it is not in the legend.</param>
public abstract record Mark(string Name)
{
    /// <summary>Which colour of the palette; without it, each named mark has the next one.</summary>
    public int? Colour { get; init; }
}

/// <summary>A line through points; it is broken where a point is not a number.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">From left to right, or along a path.</param>
public sealed record Curve(string Name, Point[] Points) : Mark(Name)
{
    /// <summary>Whether it is drawn in dashes.</summary>
    public bool IsDashed { get; init; }

    /// <summary>y = f(x), sampled.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="f">The function.</param>
    /// <param name="from">The first x.</param>
    /// <param name="to">The last x.</param>
    /// <param name="samples">How many points.</param>
    public static Curve Of(string name, Func<double, double> f, double from, double to, int samples = 201)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new Curve(
            name,
            [
            .. Enumerable.Range(0, samples).Select(i => from + ((to - from) * i / (samples - 1))).Select(x => new Point(x, f(x))),
            ]);
    }

    /// <summary>One value after the other, at x = first, first + 1, ….</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">The values.</param>
    /// <param name="first">The x of the first.</param>
    public static Curve Of(string name, IEnumerable<double> values, double first = 1) =>
        new(name, [.. values.Select((value, i) => new Point(first + i, value))]);
}

/// <summary>Points, each on its own; each colour has its shape too.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">In any order.</param>
public sealed record Dots(string Name, Point[] Points) : Mark(Name)
{
    /// <summary>Whether they are small, for the steps of a path.</summary>
    public bool IsSmall { get; init; }
}

/// <summary>Arrows.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Ends">Where each begins and where its head is.</param>
public sealed record Arrows(string Name, (Point From, Point To)[] Ends) : Mark(Name);

/// <summary>A bar for each value, standing on y = 0.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Points">The middle of each bar, and its height.</param>
/// <param name="Width">How wide each is.</param>
public sealed record Bars(string Name, Point[] Points, double Width) : Mark(Name);

/// <summary>Values over a rectangle of the plane, as shades behind the other marks.</summary>
/// <param name="Name">What the legend calls the values.</param>
/// <param name="From">The lower left corner.</param>
/// <param name="To">The upper right corner.</param>
/// <param name="Values">Rows from the lowest up, each from left to right.</param>
/// <param name="Low">The value of the first shade.</param>
/// <param name="High">The value of the last.</param>
public sealed record Surface(string Name, Point From, Point To, double[][] Values, double Low, double High) : Mark(Name)
{
    /// <summary>Whether the middle between low and high is the border of two sides, each of its own colour.</summary>
    public bool IsTwoSided { get; init; }

    /// <summary>How many shades there are: few show the lines of equal height.</summary>
    public int Levels { get; init; } = 256;

    /// <summary>f over a rectangle.</summary>
    /// <param name="name">What the legend calls the values.</param>
    /// <param name="f">The function of a place.</param>
    /// <param name="from">The lower left corner.</param>
    /// <param name="to">The upper right corner.</param>
    /// <param name="low">The value of the first shade.</param>
    /// <param name="high">The value of the last.</param>
    /// <param name="cells">How many samples each way, each in the middle of its cell.</param>
    public static Surface Of(
        string name, Func<double, double, double> f, Point from, Point to, double low, double high, int cells = 120)
    {
        ArgumentNullException.ThrowIfNull(f);
        var (width, height) = ((to.X - from.X) / cells, (to.Y - from.Y) / cells);
        return new Surface(
            name, from, to, [.. Enumerable.Range(0, cells).Select(row => Enumerable.Range(0, cells).Select(column =>
            f(from.X + ((column + 0.5) * width), from.Y + ((row + 0.5) * height))).ToArray())], low, high);
    }

    /// <summary>The line along which it has a value: where that lies between two neighbouring samples, in pieces.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="value">The value.</param>
    public Curve Contour(string name, double value)
    {
        var (rows, columns) = (Values.Length, Values[0].Length);
        Point At(int row, int column) => new(
            From.X + ((To.X - From.X) * (column + 0.5) / columns), From.Y + ((To.Y - From.Y) * (row + 0.5) / rows));
        var points = new List<Point>();
        for (var row = 0; row + 1 < rows; row++)
        {
            for (var column = 0; column + 1 < columns; column++)
            {
                (int Row, int Column)[] corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
                foreach (var (i, (r, c)) in corners.Index())
                {
                    var (r2, c2) = corners[(i + 1) % 4];
                    var (from, to) = (Values[r][c] - value, Values[r2][c2] - value);
                    if (from < 0 != to < 0)
                    {
                        var (a, b, share) = (At(r, c), At(r2, c2), from / (from - to));
                        points.Add(new Point(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share)));
                    }
                }

                if (points.Count > 0 && !double.IsNaN(points[^1].X))
                {
                    points.Add(new Point(double.NaN, double.NaN));
                }
            }
        }

        return new Curve(name, [.. points]);
    }

    /// <summary>A value between low and high as a share from 0 to 1, in as many steps as there are levels.</summary>
    public double Share(double value)
    {
        var share = Math.Clamp((value - Low) / (High - Low), 0, 1);
        return double.IsNaN(share) ? 0 : Math.Min(Levels - 1, Math.Floor(share * Levels)) / (Levels - 1);
    }
}

/// <summary>
/// Which of several classes each part of a rectangle of the plane belongs to, in the class's colour behind the other marks.
/// </summary>
/// <param name="From">The lower left corner.</param>
/// <param name="To">The upper right corner.</param>
/// <param name="Cells">
/// Rows from the lowest up, each from left to right: the class, which is its colour, and how sure it is, 0 to 1.
/// </param>
public sealed record Regions(Point From, Point To, (int Class, double Share)[][] Cells) : Mark("")
{
    /// <summary>The most probable class at each place.</summary>
    /// <param name="probabilities">Of a row for each place, a probability for each class.</param>
    /// <param name="from">The lower left corner.</param>
    /// <param name="to">The upper right corner.</param>
    /// <param name="cells">How many samples each way, each in the middle of its cell.</param>
    public static Regions Of(Func<double[][], double[][]> probabilities, Point from, Point to, int cells = 80)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        double At(double low, double high, int cell) => low + ((high - low) * (cell + 0.5) / cells);
        return new Regions(from, to, [.. Enumerable.Range(0, cells)
            .Select(row =>
                probabilities([
                    .. Enumerable.Range(0, cells).Select(column => (double[])[At(from.X, to.X, column), At(from.Y, to.Y, row)]),
                ]))
            .Select(row => row.Select(p => (Array.IndexOf(p, p.Max()), ((p.Max() * p.Length) - 1) / (p.Length - 1))).ToArray())]);
    }
}
