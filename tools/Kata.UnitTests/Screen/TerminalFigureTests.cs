using Kata.Screen;
using Katas.Toolbox.Figures;
using Surface = Katas.Toolbox.Figures.Surface;

namespace Kata.UnitTests.Screen;

/// <summary>Each kind of figure in a terminal.</summary>
public sealed class TerminalFigureTests
{
    private const int Width = 60;

    [Test]
    public void Every_kind_of_figure()
    {
        Figure[] figures =
        [
            new Chart(
                "Curves",
                "x",
                "y",
                Curve.Of("up", x => x * x, 0, 4),
                Curve.Of("down", x => 16 - (x * x), 0, 4)) { Caption = "Where they cross, x is the root of 8." },
            new Chart(
                "Dots, arrows and bars",
                "a long name for the axis that counts the bars, one by one",
                new Axis("y") { From = -1 },
                new Bars("bars", [new(1, 3), new(2, -1), new(3, 2)], 0.5),
                new Dots("dots", [new(1.5, 1), new(2.5, 2)]),
                new Arrows("arrows", [(new(1.5, 1), new(2.5, 2))])),
            new Chart(
                "A surface and regions",
                "x",
                "y",
                new Surface("height", new(0, 0), new(1, 1), [[0, 1], [2, 3]], 0, 3),
                new Regions(new(1, 0), new(2, 1), [[(1, 1.0)]])) { IsSquare = true },
            new Frames("A film", ("first", Plot(1)), ("last", Plot(2))),
            new HeatTable(
                "Counts",
                ["cat", "dog"],
                ["cat", "dog"],
                [[(1, "10"), (0, "")], [(0.3, "3"), (double.NaN, "")]]) { Across = "said", Down = "is" },
            new Gallery(
                "Images", new Tile(4, [1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0], "four by three"), new Tile(2, [0, 1, 1, 0], "2")),
            new Table("Facts", ["name", "value"], ["one", "1"], ["a thousand", "1000"]),
        ];

        string.Join('\n', figures.SelectMany(figure => TerminalFigure.Lines(figure, Width).Append(Line.Empty)))
            .ShouldBeVerified();
    }

    [Test]
    public void The_sides_of_a_surface_differ_without_colours()
    {
        var surface = new Surface("slope", new(0, 0), new(1, 1), [[-3, -2], [2, 3]], -3, 3) { IsTwoSided = true };

        var lines = TerminalFigure.Lines(new Chart("", "x", "y", surface), Width).Select(line => line.ToString()).ToArray();

        lines.ShouldContain(line => line.Contains("slope: █▓▒░ .-=# −3 to 3", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("██", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("##", StringComparison.Ordinal));
    }

    [Test]
    public void No_caption_asks_for_what_only_a_page_has() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tools", "Kata.Figures"), "*Figures.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => ((string[])["slider", "Press ", "press ", "click", "hover", "drag"]).Any(line.Contains))
            .ShouldBeEmpty();

    private static Chart Plot(double y) =>
        new("", "x", new Axis("y") { From = 0, To = 3 }, new Curve("", [new(0, 0), new(1, y)]));
}
