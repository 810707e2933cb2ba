namespace Katas.Toolbox.Figures;

/// <summary>
/// The colours of Okabe and Ito (2008), which people of every colour vision can tell apart: <c>--c0</c> to <c>--c6</c> of the
/// page's style sheet. Black is the page's ink.
/// </summary>
public static class Palette
{
    /// <summary>How many there are.</summary>
    public const int Count = 7;

    private const double MaxOpaque = 0.8;

    private static readonly Rgba _blue = new(0x00, 0x72, 0xB2);
    private static readonly Rgba _vermillion = new(0xD5, 0x5E, 0x00);
    private static readonly Rgba[] _all =
    [
        _blue,
        _vermillion,
        new(0x00, 0x9E, 0x73),
        new(0xCC, 0x79, 0xA7),
        new(0xE6, 0x9F, 0x00),
        new(0x56, 0xB4, 0xE9),
        new(0x80, 0x80, 0x80),
    ];

    /// <summary>A colour of the palette for the style sheet.</summary>
    public static string Css(int colour) => $"var(--c{colour % Count})";

    /// <summary>From nothing at 0 to blue at 1: the paper shines through, so it serves a light and a dark page.</summary>
    public static Rgba OneSided(double share) => Fade(_blue, share);

    /// <summary>From blue at 0 to vermillion at 1, nothing in the middle.</summary>
    public static Rgba TwoSided(double share) => share < 0.5 ? Fade(_blue, 1 - (2 * share)) : Fade(_vermillion, (2 * share) - 1);

    /// <summary>From nothing at 0 to a colour of the palette at 1.</summary>
    public static Rgba Of(int colour, double share) => Fade(_all[colour % Count], share);

    /// <summary>White on black, as the digits of MNIST are.</summary>
    public static Rgba Grey(double share)
    {
        var level = (byte)Math.Round(255 * Math.Clamp(share, 0, 1));
        return new Rgba(level, level, level);
    }

    private static Rgba Fade(Rgba colour, double share) =>
        colour with { Alpha = (byte)Math.Round(255 * MaxOpaque * Math.Clamp(share, 0, 1)) };
}
