using System.Text.RegularExpressions;

namespace Kata.UnitTests.Tidiness;

/// <summary>Words that read as translated; CONTRIBUTING and the lessons have the usual ones.</summary>
public sealed partial class GlossaryTests
{
    [TestCase("fix what is mended", true)]
    [TestCase("An endless loop", true)]
    [TestCase("recommended, amended and never-ending", false)]
    public void Only_whole_words_are_found(string text, bool isFound) => Unwanted().IsMatch(text).ShouldBe(isFound);

    [Test]
    public void No_page_uses_one() => Pages().SelectMany(Hits).ShouldBeEmpty();

    private static string[] Pages() => Tool.Run("git", "ls-files", "*.md") is (0, var files)
        ? [.. files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))]
        : throw new InvalidOperationException("This test needs git, and a clone.");

    private static IEnumerable<string> Hits(string file) =>
        from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
        where Unwanted().IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item}";

    [GeneratedRegex(
        @"\b(mend(s|ed|ing)?|endless|anew|whoever|rule of derivation|something else than|in the place of|one weight a|on trial|paper-over)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
