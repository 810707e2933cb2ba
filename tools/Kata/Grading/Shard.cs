using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>One of several equal parts of a class, each graded by a separate command.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Of">The number of parts.</param>
internal sealed partial record Shard(int Number, int Of)
{
    /// <exception cref="KataException">The text is not of the form 2/8.</exception>
    public static Shard Parse(string text) =>
        Pattern().Match(text) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var of)
            && number >= 1 && number <= of
            ? new Shard(number, of)
            : throw new KataException($"--shard takes a number and how many there are, such as 2/8, not \"{text}\".", Exit.Usage);

    /// <summary>
    /// Whether a submission belongs to this part. Only its id matters, so that parts needn't know each other's submissions.
    /// </summary>
    public bool Has(string id) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(id))) % Of == Number - 1;

    public override string ToString() => $"{Number}/{Of}";

    [GeneratedRegex("^([0-9]{1,7})/([0-9]{1,7})$")]
    private static partial Regex Pattern();
}
