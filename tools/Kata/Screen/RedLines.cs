namespace Kata.Screen;

/// <summary>A red result as lines of the screen.</summary>
internal static class RedLines
{
    /// <summary>All lines; the brief form omits the given and worked values.</summary>
    public static IEnumerable<Line> Of(RedResult red, int width, bool isBrief = false) =>
    [
        .. red.Rows.Length == 0
            ? Head(red).SelectMany(line => Layout.Paragraph(line, width, Tone.Notable, indent: 3))
            : Layout.Row("call", red.Head, width),
        .. red.Rows.Where(row => !isBrief || row.Label is not ("given" or "worked"))
            .SelectMany(row => Layout.Row(row.Label, row.Text, width, ToneOf(row.Label))),
        .. red.Next is null ? [] : Layout.Row("next", red.Next.ToString(), width, Tone.Link),
    ];

    /// <summary>On one line with its location, if it is one sentence.</summary>
    public static IEnumerable<Line> Short(RedResult red, int width) => red is { Rows: [] } && Head(red) is [var sentence]
        ? [(Line.Of($"      {sentence}", Tone.Notable) + Line.Of($"   {red.Next}", Tone.Link)).Cut(width)]
        : Of(red, width - 3).Select(line => "   " + line);

    private static string[] Head(RedResult red) =>
        red.Head.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Tone ToneOf(string label) => label switch
    {
        "should be" => Tone.Good,
        "but was" => Tone.Bad,
        RedResult.MistakeLabel or RedResult.RemarkLabel => Tone.Notable,
        _ => Tone.Plain,
    };
}
