using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>Reads a C# file without parsing it, in linear time.</summary>
internal static partial class CodeText
{
    /// <summary>Decodes a file: UTF-8, or UTF-16 with a byte order mark.</summary>
    /// <exception cref="UnreadableException">It is neither.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, markLength) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => ((Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
        try
        {
            var text = encoding.GetString(bytes[markLength..]);
            return text.Contains('\0')
                ? throw new UnreadableException("it has zero bytes in it and is no text; save it as UTF-8")
                : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableException("it is not in UTF-8; save it as UTF-8");
        }
    }

    /// <summary>The stages whose namespaces it declares, in course order.</summary>
    public static StageFolder[] Stages(string text)
    {
        var names = Pattern().Matches(text)
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return [.. StageFolder.All.Where(stage => names.Contains(stage.Name))];
    }

    /// <summary>
    /// A namespace declaration, or a comment or literal that may contain one. Each alternative also ends at the end of the text,
    /// so that there is no backtracking.
    /// </summary>
    [GeneratedRegex(
        """"
        //[^\n]*
        | /\*[\s\S]*?(?:\*/|\z)
        | (?<quotes>"{3,20})[\s\S]*?(?:\k<quotes>|\z)
        | @\$?"(?:[^"]|"")*"?
        | "(?:[^"\\\n]|\\.)*"?
        | '(?:[^'\\\n]|\\.)*'?
        | \bnamespace\s+Katas\s*\.\s*@?(?<name>\w+)
        """",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
