using Kata.Updates;

namespace Kata.UnitTests.Updates;

public sealed class ChangelogTests
{
    [Test]
    public void The_newest_entry_is_the_courses_version()
    {
        var properties = CourseVersion.Read(Repository.Root, CourseVersion.Properties)!;
        var version = new CourseVersion([(properties.Path, KnownFile.Of(properties))]).Version;

        File.ReadLines(Path.Combine(Repository.Root, "CHANGELOG.md"))
            .First(line => line.StartsWith("## ", StringComparison.Ordinal))
            .ShouldBe($"## {version}");
        typeof(CourseVersion).Assembly.GetName().Version!.ToString(3).ShouldBe(version);
    }
}
