using System.Reflection;
using System.Text.RegularExpressions;

namespace Kata.Tests.Grading;

/// <summary>SECURITY.md names tests and attacks that are there.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] _rows =
        [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).SkipWhile(line => line != "## Threats").Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];

    [Test]
    public void Every_test_that_it_names_is_there()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute)) || method.IsDefined(typeof(TestCaseSourceAttribute)))
            .Select(method => method.Name);

        _rows.SelectMany(Named).Except(tests).ShouldBeEmpty();
    }

    [Test]
    public void Every_threat_has_a_test() => _rows.Where(row => !Named(row).Any()).ShouldBeEmpty();

    [Test]
    public void Every_attack_that_it_names_is_in_the_corpus()
    {
        string[] names = [.. _rows.SelectMany(row => AttackPattern().Matches(row.Split('|')[2])).Select(match => match.Groups[1].Value)];

        names.Length.ShouldBeGreaterThan(20);
        names.Where(name => Directory.GetFiles(Path.Combine(Repository.Root, "tools", "Kata.Tests", "attacks"), $"{name}.cs").Length == 0).ShouldBeEmpty();
    }

    private static IEnumerable<string> Named(string row) => NamePattern().Matches(row).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([A-Z][a-z]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex NamePattern();

    [GeneratedRegex("`([a-z0-9*-]+)`")]
    private static partial Regex AttackPattern();
}
