using System.Globalization;

namespace Kata.Screen;

/// <summary>A case's computation graph as lines: a row per step, and the current step in full.</summary>
internal static class StepLines
{
    private const int MaxGiven = 2;
    private const int MaxValue = 2;
    private const int MinValue = 12;
    private const int MaxFormula = 32;

    /// <summary>All steps, and one of them in full; exactly what fits into the height.</summary>
    public static Line[] Of(Explained explained, int at, int width, int height)
    {
        Line[] head =
        [
            .. Layout.Paragraph(explained.Title, width, Tone.Strong).Take(1),
            .. Cut(Layout.Row("call", explained.Head, width), MaxGiven, width),
            .. Cut(Layout.Row("given", explained.Given, width), MaxGiven, width),
            Line.Empty,
        ];
        Line[] detail = [Line.Empty, .. Detail(explained, at, width)];
        Line[] table = [.. Rows(explained, width)];
        var rows = table[1..];
        var count = Math.Clamp(height - head.Length - detail.Length - 1, 1, rows.Length);
        var first = Math.Clamp(at - (count / 2), 0, rows.Length - count);
        return
        [
            .. head,
            (Line.Of("  ", Tone.Plain) + table[0]).Cut(width),
            .. rows[first..(first + count)].Select((row, i) =>
                (Line.Of(first + i == at ? " ▸" : "  ", Tone.Notable) + row).Cut(width)),
            .. detail,
        ];
    }

    /// <summary>All steps at once, for a log.</summary>
    public static IEnumerable<Line> Plain(Explained explained, int width) =>
    [
        .. Layout.Paragraph(explained.Title, width, Tone.Strong),
        .. Layout.Row("call", explained.Head, width),
        .. Cut(Layout.Row("given", explained.Given, width), MaxGiven, width),
        Line.Empty,
        .. Rows(explained, width - 2).Select(row => (Line.Of("  ", Tone.Plain) + row).Cut(width)),
        .. explained.Red is { } red ? (Line[])[Line.Empty, .. Diagnosis(red, width)] : [],
    ];

    /// <summary>The columns' headings, then a row per step.</summary>
    private static IEnumerable<Line> Rows(Explained explained, int width)
    {
        var steps = explained.Steps;
        var name = steps.Max(step => Line.CellsOf(step.Name));
        var hasYours = Array.Exists(steps, step => step.Yours is not null);
        var marks = Array.Exists(steps, step => step.IsBackward) ? 4 : 2;
        var rest = width - name - marks - (hasYours ? 10 : 8);
        var formula = Math.Min(
            Math.Min(MaxFormula, steps.Max(step => Line.CellsOf(step.Formula))), rest - (hasYours ? 2 * MinValue : MinValue));
        var value = Math.Max(4, (rest - Math.Max(0, formula)) / (hasYours ? 2 : 1));
        Line Cell(string text, int cells, Tone tone) =>
            cells <= 0 ? Line.Empty : Pad(Line.Of(text, tone).Cut(cells), cells + 2);

        yield return new string(' ', marks) + Cell("", name, Tone.Faint) + Cell("", formula, Tone.Faint)
            + Cell("should be", value, Tone.Faint) + (hasYours ? Cell("yours", value, Tone.Faint) : Line.Empty);
        foreach (var step in steps)
        {
            yield return Line.Of(step.IsMarked ? "✗ " : "  ", Tone.Bad)
                + Line.Of(marks == 2 ? "" : step.IsBackward ? "← " : "→ ", Tone.Faint)
                + Cell(step.Name, name, step.IsMarked ? Tone.Notable : Tone.Strong)
                + Cell(step.Formula, formula, Tone.Faint)
                + Cell(Short(step.Right, value), value, step.IsWrong ? Tone.Good : Tone.Plain)
                + (step.Yours is { } yours ? Cell(Short(yours, value), value, step.IsWrong ? Tone.Bad : Tone.Plain) : Line.Empty);
        }
    }

    private static IEnumerable<Line> Detail(Explained explained, int at, int width)
    {
        var step = explained.Steps[at];
        var from = string.Join("  ", explained.Steps
            .Where(other => step.From.Contains(other.Name))
            .Select(other => $"{other.Name} = {Text(other.Right, 6)}"));
        return
        [
            .. Layout.Row("step", $"{step.Name} = {step.Formula}", width, Tone.Strong).Take(1),
            .. from.Length == 0 ? [] : Cut(Layout.Row("from", from, width), MaxValue, width),
            .. Cut(Layout.Row("should be", Text(step.Right, 15), width, step.IsWrong ? Tone.Good : Tone.Plain), MaxValue, width),
            .. step.Yours is { } yours
                ? Cut(Layout.Row("yours", Text(yours, 15), width, step.IsWrong ? Tone.Bad : Tone.Plain), MaxValue, width)
                : [],
            .. step.IsMarked && explained.Red is { } red ? Diagnosis(red, width) : [],
        ];
    }

    private static IEnumerable<Line> Diagnosis(RedResult red, int width) =>
    [
        .. red.Rows.Where(row => row.Label is RedResult.MistakeLabel or RedResult.RemarkLabel)
            .SelectMany(row => Layout.Row(row.Label, row.Text, width, Tone.Notable)),
        .. red.Next is null ? [] : Layout.Row("next", red.Next.ToString(), width, Tone.Link),
    ];

    private static Line[] Cut(IEnumerable<Line> lines, int max, int width)
    {
        var all = lines.ToArray();
        return all.Length <= max ? all : [.. all[..(max - 1)], (all[max - 1] + Line.Of(" …", Tone.Faint)).Cut(width)];
    }

    private static Line Pad(Line line, int cells) => line + new string(' ', Math.Max(0, cells - line.Width));

    /// <summary>With all digits if they fit, otherwise with six.</summary>
    private static string Short(StepValue value, int cells) => Text(value, 15) is var text && text.Length <= cells
        ? text
        : Text(value, 6);

    /// <summary>
    /// <c>0.72</c>, <c>[1, -2]</c> or <c>[[1, -2], [0.5, 1]]</c>, with so many digits; <c>good</c> or <c>[good, kink]</c>.
    /// </summary>
    public static string Text(StepValue value, int digits) => value switch
    {
        { Words: { } words } => value.Rank == 0 ? words[0] : $"[{string.Join(", ", words)}]",
        { Rank: 0 } => Text(value.Rows[0][0], digits),
        { Rank: 1 } => Text(value.Rows[0], digits),
        _ => $"[{string.Join(", ", value.Rows.Select(row => Text(row, digits)))}]",
    };

    private static string Text(double[] row, int digits) => $"[{string.Join(", ", row.Select(number => Text(number, digits)))}]";

    private static string Text(double number, int digits) => (number == 0 ? 0 : number)
        .ToString($"G{digits}", CultureInfo.InvariantCulture);
}
