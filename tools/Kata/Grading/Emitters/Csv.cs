using System.Globalization;

namespace Kata.Grading;

/// <summary>
/// Comma-separated values (RFC 4180, with LF line endings). Every text is quoted, so that an id of digits isn't changed, and an
/// apostrophe precedes text that a spreadsheet would treat as a formula.
/// </summary>
internal static class Csv
{
    private const string Formula = "=+-@\t\r＝＋－＠";

    public static string Row(params string[] cells) => string.Join(',', cells) + "\n";

    public static string Text(string text)
    {
        var line = UntrustedText.Line(text);
        return $"\"{(line.Length > 0 && Formula.Contains(line[0], StringComparison.Ordinal) ? "'" : "")}"
            + $"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Number(decimal number) =>
        Math.Round(number, 2, MidpointRounding.ToEven).ToString("0.##", CultureInfo.InvariantCulture);
}
