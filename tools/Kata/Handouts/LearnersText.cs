using System.Text.RegularExpressions;

namespace Kata.Handouts;

/// <summary>
/// Adapts the course's Markdown for a handout: removes sections for instructors, and paragraphs and rows about files that a
/// handout doesn't have.
/// </summary>
internal static partial class LearnersText
{
    public static string Of(string text) =>
        string.Join(
            "\n\n",
            Blocks(text).Where(block => !IsForOthers(block.Heading))
                .Select(block => Learners(block.Text))
                .Where(block => block.Length > 0))
            + "\n";

    /// <summary>The remaining rows of a table; any other block entirely or not at all.</summary>
    private static string Learners(string block) =>
        block.StartsWith('|') ? string.Join('\n', block.Split('\n').Where(row => !NotTherePattern().IsMatch(row)))
        : NotTherePattern().IsMatch(block) ? ""
        : block;

    /// <summary>The blocks between blank lines, with their sections; fenced code is one block.</summary>
    private static IEnumerable<(string Heading, string Text)> Blocks(string text)
    {
        var (heading, block, isCode) = ("", new List<string>(), false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            heading = !isCode && line.StartsWith("## ", StringComparison.Ordinal) ? line : heading;
            if (line.Length > 0 || isCode)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return (heading, string.Join('\n', block));
                block.Clear();
            }
        }
    }

    private static bool IsForOthers(string heading) => heading.StartsWith("## For ", StringComparison.Ordinal);

    [GeneratedRegex(
        @"benchmarks/|-c Solutions|kata (?:solution|grade|handout)|tests/[^/]+/wrong/"
        + @"|\]\((?:\.\./)*(?:solutions|CONTRIBUTING\.md|SECURITY\.md|docs/(?!notation|debugging-your-code))")]
    private static partial Regex NotTherePattern();
}
