using Kata.Updates;

namespace Kata.UnitTests.Updates;

public sealed class ChangelogTests
{
    [Test]
    public void The_newest_entry_the_program_and_a_tag_have_the_courses_version()
    {
        var properties = CourseVersion.Read(Repository.Root, CourseVersion.Properties)!;
        var version = new CourseVersion([(properties.Path, KnownFile.Of(properties))]).Version;

        File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md"))
            .First(line => line.StartsWith("## ", StringComparison.Ordinal))
            .ShouldBe($"## {version}");
        Tool.Run("dotnet", "exec", CourseCopy.Program, "--version").ShouldBe((0, $"{version}{Environment.NewLine}", ""));
        Tool.Run("git", "tag", "--list", "v*", "--points-at", "HEAD")!.Value.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(tag => tag == $"v{version}");
    }
}
