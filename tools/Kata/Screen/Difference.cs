namespace Kata.Screen;

/// <summary>A pair of lines in a comparison; null on the side that lacks the line.</summary>
internal readonly record struct Pair(string? Left, string? Right)
{
    public bool IsSame => Left == Right;
}

/// <summary>Compares two texts line by line.</summary>
internal static class Difference
{
    private const int Context = 3;
    private const string Gap = "  ⋯";

    /// <summary>The minimal difference, by longest common subsequence.</summary>
    public static Pair[] Of(string left, string right)
    {
        var (a, b) = (LinesOf(left), LinesOf(right));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (pairs, x, y) = (new List<Pair>(), 0, 0);
        while (x < a.Length || y < b.Length)
        {
            pairs.Add(x < a.Length && y < b.Length && a[x] == b[y] ? new Pair(a[x++], b[y++])
                : y == b.Length || (x < a.Length && common[x + 1, y] >= common[x, y + 1]) ? new Pair(a[x++], null)
                : new Pair(null, b[y++]));
        }

        return [.. pairs];
    }

    /// <summary>A unified diff: '-' left, '+' right, with lines of context.</summary>
    public static IEnumerable<Line> Unified(Pair[] pairs)
    {
        var isShown = pairs.Select((_, i) =>
            pairs[Math.Max(0, i - Context)..Math.Min(pairs.Length, i + Context + 1)].Any(pair => !pair.IsSame))
            .ToArray();
        for (var i = 0; i < pairs.Length; i++)
        {
            if (isShown[i])
            {
                yield return pairs[i].IsSame ? $"    {pairs[i].Left}"
                    : pairs[i].Right is null ? Line.Of("  - ", Tone.Bad) + pairs[i].Left!
                    : Line.Of("  + ", Tone.Good) + pairs[i].Right!;
            }
            else if (i > 0 && isShown[i - 1])
            {
                yield return Line.Of(Gap, Tone.Faint);
            }
        }
    }

    /// <summary>Side by side, replaced lines next to their replacements, with ≠ between them.</summary>
    public static IEnumerable<Line> SideBySide(Pair[] pairs, int width)
    {
        var column = (width - 5) / 2;
        return Aligned(pairs).Select(pair =>
            Cell(pair.Left, column)
                + (pair.IsSame ? Line.Of(" │ ", Tone.Faint) : Line.Of(" ≠ ", Tone.Notable))
                + Cell(pair.Right, column));
    }

    private static Line Cell(string? text, int width)
    {
        var line = ((Line)$" {text}").Cut(width);
        return line + new string(' ', width - line.Width);
    }

    private static IEnumerable<Pair> Aligned(Pair[] pairs)
    {
        var (lefts, rights) = (new Queue<string>(), new Queue<string>());
        foreach (var pair in pairs.Append(new Pair("", "")).Index())
        {
            if (!pair.Item.IsSame)
            {
                (pair.Item.Left is null ? rights : lefts).Enqueue((pair.Item.Left ?? pair.Item.Right)!);
                continue;
            }

            while (lefts.Count + rights.Count > 0)
            {
                yield return new Pair(
                    lefts.TryDequeue(out var left) ? left : null, rights.TryDequeue(out var right) ? right : null);
            }

            if (pair.Index < pairs.Length)
            {
                yield return pair.Item;
            }
        }
    }

    private static string[] LinesOf(string text) => text.TrimEnd().ReplaceLineEndings("\n").Split('\n');
}
