namespace Kata.Course;

/// <summary>A heading, and the lines below it up to the next heading of the same level.</summary>
internal sealed record Section(string Heading, string[] Lines)
{
    /// <summary>The lines as one paragraph.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.Trim()).Where(line => line.Length > 0));
}

/// <summary>Reads the little Markdown that the tools need.</summary>
internal static class Markdown
{
    private const string Fence = "```";

    /// <summary>The sections of one level, in order. Headings inside a fence don't count.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="level">The prefix of the headings: <c>"## "</c>.</param>
    public static Section[] Sections(string markdown, string level)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var headings = Outside(lines).Where(i => lines[i].StartsWith(level, StringComparison.Ordinal)).ToArray();
        return [
            .. headings.Select((at, i) =>
                new Section(
                    lines[at][level.Length..].Trim(),
                    lines[(at + 1)..(i + 1 < headings.Length ? headings[i + 1] : lines.Length)])),
        ];
    }

    /// <summary>The lines of each closed fence in a language.</summary>
    public static string[][] Fences(string[] lines, string language) =>
        [.. Fences(lines).Where(fence => fence.Language == language && fence.Argument.Length == 0).Select(fence => fence.Lines)];

    /// <summary>Each closed fence: its language, the rest of its first line, and its lines.</summary>
    public static (string Language, string Argument, string[] Lines)[] Fences(string[] lines)
    {
        var fences = new List<(string, string, string[])>();
        for (var i = 0; i < lines.Length; i++)
        {
            var end = Array.FindIndex(lines, i + 1, line => line.TrimEnd() == Fence);
            if (lines[i].StartsWith(Fence, StringComparison.Ordinal) && end > 0)
            {
                var info = lines[i][Fence.Length..].Trim().Split(' ', 2);
                fences.Add((info[0], info.Length > 1 ? info[1].Trim() : "", lines[(i + 1)..end]));
                i = end;
            }
        }

        return [.. fences];
    }

    private static IEnumerable<int> Outside(string[] lines)
    {
        var isInside = false;
        for (var i = 0; i < lines.Length; i++)
        {
            isInside ^= lines[i].StartsWith(Fence, StringComparison.Ordinal);
            if (!isInside)
            {
                yield return i;
            }
        }
    }
}
