using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// Text that a submission may control: names, messages, output. It is truncated, and characters that move, hide or reorder the
/// text around it are replaced. Escaping for HTML, Markdown or XML is up to their writers.
/// </summary>
internal static partial class UntrustedText
{
    /// <summary>The limit of a red test's message, in UTF-16 characters.</summary>
    public const int MaxMessageLength = 4_000;

    /// <summary>The limit of the console output.</summary>
    public const int MaxOutputLength = 2_000;

    /// <summary>The limit of a sentence or a compiler error.</summary>
    public const int MaxSentenceLength = 500;

    /// <summary>The limit of an id.</summary>
    public const int MaxIdLength = 100;

    private const string Tab = "    ";

    /// <summary>
    /// Lines that end in LF. A control or format character (an escape, a zero-width or a bidirectional one) is shown as ·, half a
    /// surrogate pair and what XML forbids as �.
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

    /// <summary>Cleaned and truncated, without empty lines at the end; a last line says how much is missing.</summary>
    public static string Lines(string text, int max)
    {
        var lines = Clean(Truncate(text, max)).TrimEnd();
        return text.Length <= max
            ? lines
            : string.Create(CultureInfo.InvariantCulture, $"{lines}\n… the first {max:N0} of {text.Length:N0} characters");
    }

    /// <summary>Cleaned and truncated, on one line; "…" marks what is missing.</summary>
    public static string Line(string text, int max = MaxSentenceLength) =>
        string.Join(' ', Clean(Truncate(text, max)).Split('\n', StringSplitOptions.TrimEntries))
        + (text.Length <= max ? "" : "…");

    /// <summary>
    /// Text that is printed, with a blank in each command that CI systems read from a log: <c>::error::</c> at the start of a
    /// line (GitHub), <c>##[error]</c> and <c>##vso[</c> anywhere (Azure, and GitHub's older form).
    /// </summary>
    public static string WithoutCommands(string text) => CommandPattern().Replace(text, "${first} ${second}");

    [GeneratedRegex(
        @"(?<=^[^\S\n]*)(?<first>:)(?<second>:)|(?<first>\#)(?<second>\#(vso)?\[)",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CommandPattern();

    /// <summary>Truncated; "…" marks what is missing.</summary>
    public static string Shorten(string text, int max) => text.Length <= max ? text : $"{Truncate(text, max)}…";

    /// <summary>The beginning of a text; surrogate pairs are never split.</summary>
    public static string Truncate(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
