using System.Text.RegularExpressions;
using Kata.Grading;

namespace Kata.UnitTests.Grading;

/// <summary>SECURITY.md names existing tests and attacks.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] _testProjects = ["Kata.UnitTests", "Kata.GraderTests", "Kata.CourseProofs"];

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

    [Test]
    public void Its_limits_are_those_of_the_code()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));
        foreach (var limit in (FormattableString[])
        [
            $"| {Limits.FileBytes >> 10} KiB |",
            $"| {Limits.AllBytes >> 20} MiB |",
            $"| {Limits.Entries:N0}, nested at most {Limits.Depth} deep |",
            $"| {Limits.ArchiveBytes >> 20} MiB packed, with {Limits.ArchiveEntries:N0} files and folders |",
            $"of {Limits.NestedBytes >> 20} MiB each, packed |",
            $"{WorkerProgram.Compiler.Megabytes:N0} MiB of heap |",
            $"| {WorkerProgram.Runner.Megabytes} MiB of heap by .NET, {Bubblewrap.AddressSpace >> 30} GiB of address space",
            $"| {WorkerProgram.Runner.OpenFiles} open files",
        ])
        {
            page.ShouldContain(FormattableString.Invariant(limit));
        }
    }

    private static IEnumerable<string> Named(string row) => NamePattern().Matches(row).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\n    \[(?:Test(?:Case|CaseSource)?|EveryStage)\b.*(?:\n    \[.*)*\n    public void ([A-Za-z_0-9]+)\(")]
    private static partial Regex TestPattern();

    [GeneratedRegex("`([A-Z][a-z]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex NamePattern();

    [GeneratedRegex("`([a-z0-9*-]+)`")]
    private static partial Regex AttackPattern();
}
