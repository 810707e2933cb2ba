using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>
/// Where a red test sends its reader, in the submission: the tests only know where the exercise declares the member.
/// </summary>
internal static partial class SubmittedPlaces
{
    /// <summary>A result whose place is in one of the submission's files, if the member's declaration is found there.</summary>
    public static RedResult In(SourceFile[] files, RedResult red) =>
        red.Next is { Line: { } line } place
            && red.Kind is RedKind.Wrong or RedKind.Threw or RedKind.NotFixedYet or RedKind.Lost
            && LineOf(place.File, line) is { } declaration
            ? red with { Next = Find(files, Path.GetFileName(place.File), declaration) ?? place with { Line = null } }
            : red;

    private static Place? Find(SourceFile[] files, string name, string declaration)
    {
        var member = Member().Match(declaration).Groups["member"].Value;
        var lines = files.OrderBy(file => Path.GetFileName(file.Path) != name)
            .SelectMany(file => file.Text.ReplaceLineEndings("\n").Split('\n').Index().Select(one =>
                (file.Path, Line: one.Index + 1, Text: one.Item.Trim())))
            .ToArray();
        var found = lines.FirstOrDefault(line => line.Text == declaration);
        if (found.Path is null && member.Length > 0)
        {
            found = lines.FirstOrDefault(line => Member().Match(line.Text).Groups["member"].Value == member);
        }

        return found.Path is null ? null : new Place(found.Path, found.Line);
    }

    /// <summary>A line of the course's exercise.</summary>
    private static string? LineOf(string file, int line)
    {
        var path = Path.Combine(Repository.Root, file);
        return File.Exists(path) ? File.ReadLines(path).Skip(line - 1).FirstOrDefault()?.Trim() : null;
    }

    [GeneratedRegex(
        @"^(\[.*\] ?)?(public|internal)( static| sealed| readonly| abstract| virtual| override| partial)* [^=(]*?"
            + @"(?<member>\w+)(<[^(=]*>)?( ?\(| =>| \{| =|;|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Member();
}
