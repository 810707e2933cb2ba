using System.Text.RegularExpressions;
using Kata.Live;

namespace Kata.UnitTests.Live;

/// <summary>The files of the pages of <c>kata live</c> and <c>kata board</c>.</summary>
public sealed partial class AssetsTests
{
    private static readonly string[] _folders = [Assets.FolderOf("Live"), Assets.FolderOf("Boards")];

    private static IEnumerable<string> Files =>
        _folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));

    [TestCase("../Guard.cs")]
    [TestCase("playgrounds/../../Guard.cs")]
    [TestCase("./index.html")]
    [TestCase("INDEX.HTML")]
    [TestCase("/etc/passwd")]
    [TestCase("..%2FGuard.cs")]
    [TestCase("")]
    public void A_request_reaches_no_other_file(string path) => new Assets(_folders).Find(path).ShouldBeNull();

    [Test]
    public void The_page_needs_nothing_from_anywhere_else()
    {
        Files.ShouldNotBeEmpty();
        foreach (var file in Files)
        {
            var text = File.ReadAllText(file).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            AddressPattern().Matches(text).Select(match => match.Value).ShouldBeEmpty(file);
        }
    }

    [Test]
    public void Markup_comes_only_from_the_courses_own_Markdown() => Files
        .Where(file => file.EndsWith(".js", StringComparison.Ordinal))
        .SelectMany(File.ReadLines)
        .Where(line => MarkupPattern().IsMatch(line) && !line.Contains("course's own Markdown", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [GeneratedRegex("(https?:)?//[a-z0-9-]+[.][a-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex("innerHTML|outerHTML|insertAdjacentHTML|document[.]write|eval[(]")]
    private static partial Regex MarkupPattern();
}
