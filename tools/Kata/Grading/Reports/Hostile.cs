using System.Globalization;
using System.Text;

namespace Kata.Grading;

/// <summary>
/// Text that a submission may have chosen: names, messages, output. It is shown without what moves, hides or reorders the text around it,
/// and cut off. What it means in HTML, Markdown or XML is the affair of those who write these.
/// </summary>
internal static class Hostile
{
    /// <summary>How much is shown of a red test's message, in characters of UTF-16.</summary>
    public const int MostMessage = 4_000;

    /// <summary>How much is shown of what the code wrote.</summary>
    public const int MostOutput = 2_000;

    /// <summary>How much is shown of a sentence, or of a compiler's error.</summary>
    public const int MostSentence = 500;

    /// <summary>How much is shown of an id.</summary>
    public const int MostId = 100;

    private const string Tab = "    ";

    /// <summary>
    /// Lines that end in LF. A control or format character (an escape, a zero-width or a bidirectional one) is shown as ·, half a surrogate
    /// pair and what XML forbids as �.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '\n' => "\n",
                '\t' => Tab,
                0xFFFE or 0xFFFF => "\uFFFD",
                _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format => "·",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    /// <summary>Clean, without empty lines at the end, and no longer than that; what is left out is said in a line below.</summary>
    public static string Lines(string text, int most)
    {
        var lines = Clean(Head(text, most)).TrimEnd();
        return text.Length <= most ? lines : string.Create(CultureInfo.InvariantCulture, $"{lines}\n… the first {most:N0} of {text.Length:N0} characters");
    }

    /// <summary>Clean, on one line and no longer than that; what is left out is shown by "…".</summary>
    public static string Line(string text, int most = MostSentence) =>
        string.Join(' ', Clean(Head(text, most)).Split('\n', StringSplitOptions.TrimEntries)) + (text.Length <= most ? "" : "…");

    /// <summary>The beginning, with no pair of surrogates torn apart.</summary>
    public static string Head(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
