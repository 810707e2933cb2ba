using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>The parsed message of a red test: see tests/Support/Message.cs.</summary>
/// <param name="Head">What happened, or the member that was called.</param>
/// <param name="Rows">Labels and values: given, should be, but was, looks like, worked.</param>
/// <param name="Next">The next location: <c>exercises/03-bias-gradient/Neuron.cs:24</c>.</param>
internal sealed partial record RedMessage(string[] Head, (string Label, string Value)[] Rows, string Next)
{
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

    [GeneratedRegex("^ +(?<label>given|should be|but was|looks like|worked) +(?<value>.*)$")]
    private static partial Regex RowPattern();

    [GeneratedRegex("^ +next: (?<place>.*?)( · hints: .*)?$")]
    private static partial Regex NextPattern();
}
