using Kata.Verbs;
using YamlDotNet.Serialization;

namespace Kata.UnitTests.Tidiness;

/// <summary>The files that GitHub reads are what they claim to be.</summary>
public sealed class RepositoryFilesTests
{
    private static readonly string[] _files =
    [
        ".github/dependabot.yml", ".github/ISSUE_TEMPLATE/config.yml", ".github/ISSUE_TEMPLATE/red-test.yml",
        ".github/ISSUE_TEMPLATE/tool.yml", "CITATION.cff",
    ];

    [TestCaseSource(nameof(_files))]
    public void It_is_YAML(string file) => Read(file).ShouldNotBeEmpty();

    [Test]
    public void The_citation_has_the_courses_version()
    {
        var version = typeof(Kata.Updates.CourseVersion).Assembly.GetName().Version!.ToString(3);

        Read("CITATION.cff")["version"].ShouldBe(version);
    }

    /// <summary>A package is pinned where later releases ask for a fee.</summary>
    [Test]
    public void Dependabot_leaves_pinned_packages_alone()
    {
        var pinned = File.ReadLines(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Where(line => line.Contains("Version=\"[", StringComparison.Ordinal))
            .Select(line => line.Split('"')[1])
            .ToArray();

        pinned.ShouldNotBeEmpty();
        var dependabot = File.ReadAllText(Path.Combine(Repository.Root, ".github", "dependabot.yml"));
        pinned.ShouldAllBe(name => dependabot.Contains($"- dependency-name: {name}\n", StringComparison.Ordinal));
    }

    /// <summary>It runs kata update, which replaces it, and cmd.exe reads the next line where the last one ended.</summary>
    [Test]
    public void Kata_cmd_ends_in_the_line_that_runs_kata()
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "kata.cmd"))
            .Where(line => line.Contains("dotnet exec", StringComparison.Ordinal))
            .ToArray();

        lines.ShouldBe(
        [
            "dotnet exec \"%dll%\" %* & if not errorlevel 75 (exit /b) else if errorlevel 76 exit /b",
            "dotnet exec \"%dll%\" %* & exit /b",
        ]);
        Exit.Stale.ShouldBe(75);
    }

    private static Dictionary<string, object> Read(string file) =>
        new Deserializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Repository.Root, file)));
}
