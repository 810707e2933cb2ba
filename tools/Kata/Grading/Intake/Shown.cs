using System.Globalization;
using System.Text;

namespace Kata.Grading;

/// <summary>Names that a submission chose, as a sentence shows them. They are shown, and never a path on disk.</summary>
internal static class Shown
{
    private const int Head = 60;
    private const int Tail = 100;
    private const int MostNames = 5;

    /// <summary>A name in which what cannot be seen, or turns the text around it, is written as its number.</summary>
    public static string InFull(string name) => string.Concat(name.EnumerateRunes().Select(rune => IsSeen(rune) ? rune.ToString() : $"(U+{rune.Value:X4})"));

    /// <summary>The same, but a very long one loses its middle.</summary>
    public static string Name(string name)
    {
        var text = InFull(name);
        return text.Length <= Head + Tail ? text : $"{Start(text)}…{End(text)}";
    }

    /// <summary>Some names, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most = MostNames)
    {
        string[] shown = [.. names.Take(names.Count <= most + 1 ? names.Count : most).Select(Name)];
        return shown switch
        {
            [var one] => one,
            _ when shown.Length < names.Count => $"{string.Join(", ", shown)} and {names.Count - shown.Length} more",
            _ => $"{string.Join(", ", shown[..^1])} and {shown[^1]}",
        };
    }

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);

    private static string Start(string text) => text[..(char.IsHighSurrogate(text[Head - 1]) ? Head - 1 : Head)];

    private static string End(string text) => text[(char.IsLowSurrogate(text[^Tail]) ? text.Length - Tail + 1 : text.Length - Tail)..];
}
