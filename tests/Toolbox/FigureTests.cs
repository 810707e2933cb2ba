using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Katas.Toolbox.Figures;
using Shouldly;

namespace Katas.Tests.Toolbox;

/// <summary>The figures' parts: ticks, markup, images.</summary>
public sealed class FigureTests
{
    [TestCase(0, 1, 6, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [TestCase(-3, 3, 7, "−3 −2 −1 0 1 2 3")]
    [TestCase(-3, 3, 6, "−2 0 2")]
    [TestCase(1, 400, 7, "100 200 300 400")]
    [TestCase(0.001, 0.0042, 6, "0.001 0.002 0.003 0.004")]
    [TestCase(0, 100, 2, "0 100")]
    [TestCase(0, 60000, 4, "0 20000 40000 60000")]
    [TestCase(0, 2e6, 3, "0 1e6 2e6")]
    public void Ticks_are_1_2_or_5_times_a_power_of_ten_apart(double from, double to, int most, string texts) =>
        string.Join(' ', Axis.Ticks(from, to, most).Select(tick => tick.Text)).ShouldBe(texts);

    [TestCase(0.003, 40, 6, "10⁻² 10⁻¹ 1 10")]
    [TestCase(1e-13, 2, 5, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 1")]
    [TestCase(1e-26, 1e31, 6, "10⁻²⁰ 10⁻¹⁰ 1 10¹⁰ 10²⁰ 10³⁰")]
    [TestCase(0.3, 0.8, 6, "0.5")]
    [TestCase(2, 90, 6, "2 5 10 20 50")]
    public void Logarithmic_ticks_are_powers_of_ten_or_between_two_of_them(double from, double to, int most, string texts) =>
        string.Join(' ', Axis.LogarithmicTicks(from, to, most).Select(tick => tick.Text)).ShouldBe(texts);

    [Test]
    public void There_are_no_more_ticks_than_fit()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var from = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            var to = from + (random.NextDouble() * Math.Pow(10, random.Next(-6, 7)));
            var most = random.Next(2, 10);

            var ticks = Axis.Ticks(from, to, most);

            ticks.Length.ShouldBeLessThanOrEqualTo(most);
            ticks.ShouldAllBe(tick => tick.Value >= from - (1e-6 * (to - from)) && tick.Value <= to + (1e-6 * (to - from)));
        }
    }

    [Test]
    public void Text_and_attributes_are_escaped()
    {
        const string Odd = "a < b & \"c\" > d";
        var svg = new Markup().Open("svg", ("aria-label", Odd), ("width", 1.0 / 3), ("left-out", null))
            .Element("text", Odd)
            .Close()
            .ToString();

        var read = XElement.Parse(svg);

        read.Attribute("aria-label")!.Value.ShouldBe(Odd);
        read.Attribute("width")!.Value.ShouldBe("0.33");
        read.Attribute("left-out").ShouldBeNull();
        read.Element("text")!.Value.ShouldBe(Odd);
    }

    [Test]
    public void A_contour_runs_where_the_surface_has_the_value()
    {
        var bowl = Surface.Of("", (x, y) => (x * x) + (y * y), new Point(-1, -1), new Point(1, 1), low: 0, high: 1, cells: 100);

        var circle = bowl.Contour("r = ½", 0.25).Points.Where(point => double.IsFinite(point.X)).ToArray();

        circle.ShouldAllBe(point => Math.Abs(Math.Sqrt((point.X * point.X) + (point.Y * point.Y)) - 0.5) < 0.001);
        circle.Select(point => Math.Round(Math.Atan2(point.Y, point.X), 1)).Distinct().Count().ShouldBe(63, "all around");
    }

    [Test]
    public void A_curve_is_interrupted_at_NaN()
    {
        var page = new Page("");
        page.Add(new Chart("", "x", new Axis("y") { IsLogarithmic = true }, Curve.Of("", [1, 10, 0, double.NaN, 1, 10])));

        page.ToHtml().Split(" d=\"M").Length.ShouldBe(3, "the axes and the curve");
        page.ToHtml().Split('M').Length.ShouldBeGreaterThan(3);
        page.ToHtml().ShouldNotContain("NaN");
        page.ToHtml().ShouldNotContain("∞");
    }

    [Test]
    public void An_image_holds_its_pixels()
    {
        var png = Png.Encode(3, 2, (x, y) => new Rgba((byte)x, (byte)y, 7, 128));

        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Encoding.ASCII.GetString(png, 12, 4).ShouldBe("IHDR");
        png[8..33].ShouldBe([0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0, 0x9D, 0x74, 0x66, 0x1A]);
        png[^12..].ShouldBe([0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82]);
        var length = (png[33] << 24) + (png[34] << 16) + (png[35] << 8) + png[36];
        using var lines = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress))
        {
            zlib.CopyTo(lines);
        }

        lines.ToArray().ShouldBe([0, 0, 0, 7, 128, 1, 0, 7, 128, 2, 0, 7, 128, 0, 0, 1, 7, 128, 1, 1, 7, 128, 2, 1, 7, 128]);
    }
}
