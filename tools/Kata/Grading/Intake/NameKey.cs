using System.Globalization;
using System.Text;

namespace Kata.Grading;

/// <summary>
/// Names as they are compared: a platform may write ü as one character and macOS as two. kata runs without ICU, so that
/// <see cref="string.Normalize()"/> changes nothing; decompositions.txt has Unicode's own table, by the second character.
/// </summary>
internal static class NameKey
{
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = 11_172;
    private const int Vowels = 21;
    private const int Finals = 28;

    private static readonly Lazy<Dictionary<char, string>> _decompositions = new(Read);

    /// <summary>The name, decomposed.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var key = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            Append(key, character);
        }

        return key.ToString();
    }

    private static void Append(StringBuilder key, char character)
    {
        if (_decompositions.Value.TryGetValue(character, out var parts))
        {
            foreach (var part in parts)
            {
                Append(key, part);
            }
        }
        else if (character - FirstSyllable is >= 0 and < Syllables and var syllable)
        {
            // Hangul is composed by arithmetic.
            key.Append((char)(0x1100 + (syllable / (Vowels * Finals))))
                .Append((char)(0x1161 + (syllable / Finals % Vowels)));
            if (syllable % Finals is > 0 and var final)
            {
                key.Append((char)(0x11A7 + final));
            }
        }
        else
        {
            key.Append(character);
        }
    }

    private static Dictionary<char, string> Read()
    {
        using var stream = typeof(NameKey).Assembly.GetManifestResourceStream("decompositions.txt")!;
        using var reader = new StreamReader(stream);
        var all = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            var second = Character(line.AsSpan(0, 4));
            foreach (var entry in line[5..].Split(' '))
            {
                var first = Character(entry.AsSpan(5));
                all[Character(entry.AsSpan(0, 4))] = second == 0 ? $"{first}" : $"{first}{second}";
            }
        }

        return all;
    }

    private static char Character(ReadOnlySpan<char> hex) =>
        (char)ushort.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
