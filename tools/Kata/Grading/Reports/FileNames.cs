using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// A file name for each id: letters, digits, '.', '-' and '_', never a path, a hidden file, an option or a Windows device, and
/// unique on case-insensitive file systems. A name that differs from the id ends with a fingerprint of it.
/// </summary>
internal static partial class FileNames
{
    private const int MaxLength = 60;

    /// <summary>The names, in the order of the ids.</summary>
    public static string[] Of(IEnumerable<string> ids)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. ids.Select(id => Candidates(id).First(taken.Add))];
    }

    /// <summary>The id itself if it is safe, then alternatives until one is free.</summary>
    private static IEnumerable<string> Candidates(string id)
    {
        var plain = OthersPattern().Replace(UntrustedText.Truncate(id, MaxLength), "-").Trim('.', '-');
        if (plain == id && plain.Length > 0 && !DevicePattern().IsMatch(plain))
        {
            yield return plain;
        }

        var name = $"{(plain.Length == 0 || DevicePattern().IsMatch(plain) ? "id" : plain)}-"
            + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 4))}";
        yield return name;

        for (var i = 2; ; i++)
        {
            yield return $"{name}-{i}";
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex OthersPattern();

    [GeneratedRegex(@"^(CON|PRN|AUX|NUL|CONIN|CONOUT|COM[0-9]|LPT[0-9])(\..*)?$", RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture)]
    private static partial Regex DevicePattern();
}
