using System.Text.RegularExpressions;

namespace Kata.UnitTests.Grading;

/// <summary>SECURITY.md names existing tests and attacks.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] _testProjects = ["Kata.UnitTests", "Kata.GraderTests"];

    private static readonly string[] _rows =
        [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md"))
            .SkipWhile(line => line != "## Threats")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)];

    [Test]
    public void Every_test_it_names_exists()
    {
        var tests = _testProjects.SelectMany(project =>
            Directory.GetFiles(Path.Combine(Repository.Root, "tools", project), "*Tests.cs", SearchOption.AllDirectories))
            .SelectMany(file => TestPattern().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        _rows.SelectMany(Named).Except(tests).ShouldBeEmpty();
    }

    [Test]
    public void Every_threat_has_a_test() => _rows.Where(row => !Named(row).Any()).ShouldBeEmpty();

    [Test]
    public void Every_attack_it_names_is_in_the_corpus()
    {
        string[] names =
        [
            .. _rows.SelectMany(row => AttackPattern().Matches(row.Split('|')[2])).Select(match => match.Groups[1].Value),
        ];

        names.Length.ShouldBeGreaterThan(20);
        names.Where(name =>
            Directory.GetFiles(Path.Combine(Repository.Root, "tools", "Kata.GraderTests", "attacks"), $"{name}.cs").Length == 0)
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Named(string row) => NamePattern().Matches(row).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\n    \[Test(?:Case|CaseSource)?\b.*(?:\n    \[.*)*\n    public void ([A-Za-z_0-9]+)\(")]
    private static partial Regex TestPattern();

    [GeneratedRegex("`([A-Z][a-z]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex NamePattern();

    [GeneratedRegex("`([a-z0-9*-]+)`")]
    private static partial Regex AttackPattern();
}
