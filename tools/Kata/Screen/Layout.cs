namespace Kata.Screen;

/// <summary>Breaks texts into lines of a width.</summary>
internal static class Layout
{
    private const int Labels = 12;

    /// <summary>
    /// Wraps a text at spaces, and within words wider than a line. Of values, <c>w = [1, 2]  b = 3</c>, a line ends between two
    /// of them or between two rows, if that fills half of it.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        width = Math.Max(2, width);
        var rest = Line.Clean(text);
        while (Line.CellsOf(rest) > width)
        {
            var head = Line.Prefix(rest, width);
            var blank = BlankIn(rest, head.Length);
            var length = blank > 0 && !string.IsNullOrWhiteSpace(rest[..blank]) ? blank : head.Length;
            yield return rest[..length].TrimEnd();
            rest = rest[length..].TrimStart();
        }

        yield return rest;
    }

    /// <summary>The space to break a text at, of which so much fits; -1 if there is none.</summary>
    private static int BlankIn(string text, int fits)
    {
        // A gap may begin where the line is full.
        var within = text[..Math.Min(text.Length, fits + 2)];
        int[] between =
        [
            within.LastIndexOf("  ", StringComparison.Ordinal),
            within.LastIndexOf("], [", StringComparison.Ordinal) + "],".Length,
        ];
        return between.FirstOrDefault(at => at > fits / 2 && text[at] == ' ', text.LastIndexOf(' ', fits));
    }

    /// <summary>A paragraph of one tone, indented.</summary>
    public static IEnumerable<Line> Paragraph(string text, int width, Tone tone = Tone.Plain, int indent = 1) =>
        Wrap(text, width - indent - 1).Select(line => Line.Of(new string(' ', indent) + line, tone));

    /// <summary>A label, and a value wrapped within its column.</summary>
    public static IEnumerable<Line> Row(string label, string value, int width, Tone tone = Tone.Plain, int indent = 3) =>
        Wrap(value, width - indent - Labels - 1).Select((line, i) =>
            Line.Of(new string(' ', indent) + (i == 0 ? label : "").PadRight(Labels), Tone.Faint) + Line.Of(line, tone));

    /// <summary>Markdown: code keeps its lines, paragraphs are wrapped.</summary>
    public static IEnumerable<Line> Text(string[] lines, int width, int indent = 3) =>
        Filled(lines, width, indent).Reverse().SkipWhile(line => line.Width == 0).Reverse();

    private static IEnumerable<Line> Filled(string[] lines, int width, int indent)
    {
        var paragraph = new List<string>();
        var isCode = false;
        foreach (var line in lines.Append(""))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && !isFence && line.Trim().Length > 0)
            {
                if (IsItem(line))
                {
                    foreach (var part in Fill())
                    {
                        yield return part;
                    }
                }

                paragraph.Add(line.Trim());
                continue;
            }

            var filled = Fill().ToArray();
            foreach (var part in filled)
            {
                yield return part;
            }

            if (isFence)
            {
                isCode = !isCode;
            }
            else if (isCode)
            {
                yield return Line.Of($"{new string(' ', indent + 2)}{line}", Tone.Link).Cut(width);
            }
            else if (filled.Length > 0)
            {
                yield return Line.Empty;
            }
        }

        IEnumerable<Line> Fill()
        {
            var text = string.Join(' ', paragraph).Replace("**", "", StringComparison.Ordinal);
            paragraph.Clear();
            return text.Length == 0 ? [] : Paragraph(text, width, indent: indent);
        }

        static bool IsItem(string line) => line.TrimStart() is ['-' or '*', ' ', ..] or [>= '0' and <= '9', '.', ..];
    }

    /// <summary>A progress bar.</summary>
    public static Line Bar(int done, int all, int cells)
    {
        var full = all == 0 ? 0 : done * cells / all;
        return Line.Of(new string('█', full), Tone.Good) + Line.Of(new string('░', cells - full), Tone.Faint);
    }

    /// <summary>Two texts on one line, the second at the right edge if it fits.</summary>
    public static Line Ends(Line left, Line right, int width) =>
        left.Width + right.Width + 1 > width ? left.Cut(width) : left + new string(' ', width - left.Width - right.Width) + right;
}
