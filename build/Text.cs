using System.Text.RegularExpressions;

namespace Build;

internal static partial class Text
{
    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>The first <paramref name="max"/> items, one per line.</summary>
    public static string List(IEnumerable<string> items, int max = 20)
    {
        string[] all = [.. items];
        return string.Concat(all.Take(max).Select(item => $"\n       {item}"))
            + (all.Length > max ? $"\n       and {all.Length - max} more" : "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
