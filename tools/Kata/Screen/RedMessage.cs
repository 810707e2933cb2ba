using System.Text.RegularExpressions;

namespace Kata.Screen;

/// <summary>The text of a red test, taken apart: the stage tests write it, see tests/Support/Message.cs.</summary>
/// <param name="Head">What happened, or the member that was called.</param>
/// <param name="Rows">Labels and values: given, should be, but was, looks like, worked.</param>
/// <param name="Next">Where to go on: <c>exercises/03-bias-gradient/Neuron.cs:24</c>.</param>
internal sealed partial record RedMessage(string[] Head, (string Label, string Value)[] Rows, string Next)
{
    /// <summary>The mistake that it names; null if it names none.</summary>
    public (string Id, string Story)? Mistake => Rows.FirstOrDefault(row => row.Label == "looks like").Value is { } value && MistakePattern().Match(value) is { Success: true } match
        ? (match.Groups["id"].Value, match.Groups["story"].Value)
        : null;

    public static RedMessage Of(string message)
    {
        var (head, rows, next) = (new List<string>(), new List<(string Label, string Value)>(), "");
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n'))
        {
            if (NextPattern().Match(line) is { Success: true } place)
            {
                next = place.Groups["place"].Value;
            }
            else if (RowPattern().Match(line) is { Success: true } row)
            {
                rows.Add((row.Groups["label"].Value, row.Groups["value"].Value));
            }
            else if (rows.Count > 0)
            {
                rows[^1] = (rows[^1].Label, $"{rows[^1].Value} {line.Trim()}");
            }
            else
            {
                head.Add(line.Trim());
            }
        }

        return new RedMessage([.. head.Where(line => line.Length > 0)], [.. rows], next);
    }

    /// <summary>As lines. In brief, what was given and worked is left out.</summary>
    public IEnumerable<Line> Lines(int width, bool isBrief = false) =>
    [
        .. Rows.Length == 0 ? Head.SelectMany(line => Layout.Paragraph(line, width, Tone.Notable, indent: 3)) : Layout.Row("call", string.Join(' ', Head), width),
        .. Rows.Where(row => !isBrief || row.Label is not ("given" or "worked")).SelectMany(row => Layout.Row(row.Label, row.Value, width, ToneOf(row.Label))),
        .. Next.Length == 0 ? [] : Layout.Row("next", Next, width, Tone.Link),
    ];

    private static Tone ToneOf(string label) => label switch
    {
        "should be" => Tone.Good,
        "but was" => Tone.Bad,
        "looks like" => Tone.Notable,
        _ => Tone.Plain,
    };

    [GeneratedRegex("^ +(?<label>given|should be|but was|looks like|worked) +(?<value>.*)$")]
    private static partial Regex RowPattern();

    [GeneratedRegex("^ +next: (?<place>.*?)( · hints: .*)?$")]
    private static partial Regex NextPattern();

    [GeneratedRegex(@"^(?<story>.*\S) +\[(?<id>[a-z0-9]+(-[a-z0-9]+)+)\]$")]
    private static partial Regex MistakePattern();
}
