using Kata.Screen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kata.UnitTests.Screen;

/// <summary>The terminal's colours by WCAG's measure, on the backgrounds of common terminals: their published schemes.</summary>
public sealed class ContrastTests
{
    private const double MinOfText = 4.5;
    private const double MinOfMarks = 3;

    private static readonly Tone[] _tones = Enum.GetValues<Tone>();

    private static readonly Dictionary<string, Color> _backgrounds = new()
    {
        ["xterm; macOS Terminal, Basic; VS Code, light themes"] = new(0xFF, 0xFF, 0xFF),
        ["macOS Terminal, Pro; Linux console; Windows Terminal, Tango Dark"] = new(0x00, 0x00, 0x00),
        ["VS Code, Dark Modern"] = new(0x1F, 0x1F, 0x1F),
        ["Windows Terminal, Campbell"] = new(0x0C, 0x0C, 0x0C),
        ["Windows Terminal, One Half Dark"] = new(0x28, 0x2C, 0x34),
        ["Windows Terminal, One Half Light"] = new(0xFA, 0xFA, 0xFA),
        ["Solarized Dark"] = new(0x00, 0x2B, 0x36),
        ["Solarized Light"] = new(0xFD, 0xF6, 0xE3),
    };

    [Test]
    public void Words_have_the_terminals_own_colour([Values("● 3 of 4", "α", "exercises/A.cs")] string text)
    {
        foreach (var style in _tones.Select(tone => Style(text, tone)))
        {
            style.Foreground.ShouldBe(Color.Default);
            style.Background.ShouldBe(Color.Default);
            style.Decoration.HasFlag(Decoration.Dim).ShouldBeFalse();
        }
    }

    [Test]
    public void Marks_stand_out_on_every_background() => _tones.Select(tone => Style("●", tone).Foreground)
        .Where(colour => colour != Color.Default)
        .SelectMany(colour => _backgrounds.Select(background => (colour, background.Key, Contrast(colour, background.Value))))
        .ShouldAllBe(pair => pair.Item3 >= MinOfMarks);

    /// <summary>So that a word can't have any of them.</summary>
    [Test]
    public void No_colour_of_256_is_readable_on_every_background() => Enumerable.Range(0, 256).Select(Color.FromInt32)
        .ShouldAllBe(colour => _backgrounds.Values.Any(background => Contrast(colour, background) < MinOfText));

    [Test]
    public void Series_of_a_figure_have_different_colours() => _tones
        .Where(tone => tone >= Tone.Series0)
        .Select(tone => Style("●", tone).Foreground)
        .ShouldBeUnique();

    private static Style Style(string text, Tone tone) =>
        ((IRenderable)Line.Of(text, tone)).Render(null!, int.MaxValue).Single().Style;

    private static double Contrast(Color one, Color other)
    {
        var (light, dark) = (Math.Max(Light(one), Light(other)), Math.Min(Light(one), Light(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>The relative luminance of WCAG 2.2.</summary>
    private static double Light(Color colour) =>
        (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte level)
    {
        var share = level / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
