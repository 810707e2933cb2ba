using System.Globalization;
using System.Text;

namespace Kata.Grading;

/// <summary>Names that a submission chose, for display in a sentence; never used as a path.</summary>
internal static class DisplayName
{
    private const int Head = 60;
    private const int Tail = 100;
    private const int MaxNames = 5;

    private const string CodePoint = "(U+";

    /// <summary>
    /// Replaces invisible and bidirectional characters with their code points. Different names stay different: the parenthesis of
    /// a name that contains such a code point is replaced too.
    /// </summary>
    public static string Escape(string name) => string.Concat(
        name.Replace(CodePoint, "(U+0028)U+", StringComparison.Ordinal)
            .EnumerateRunes()
            .Select(rune => IsSeen(rune) ? rune.ToString() : $"{CodePoint}{rune.Value:X4})"));

    /// <summary>The escaped name; the middle of a very long one is cut out.</summary>
    public static string Of(string name)
    {
        var text = Escape(name);
        return text.Length <= Head + Tail ? text : $"{Start(text)}…{End(text)}";
    }

    /// <summary>Some names, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> names, int max = MaxNames)
    {
        string[] shown = [.. names.Take(names.Count <= max + 1 ? names.Count : max).Select(Of)];
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

    private static string End(string text) =>
        text[(char.IsLowSurrogate(text[^Tail]) ? text.Length - Tail + 1 : text.Length - Tail)..];
}
