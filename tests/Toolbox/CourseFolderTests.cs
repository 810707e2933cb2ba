using Katas.Toolbox;
using Shouldly;

namespace Katas.Tests.Toolbox;

/// <summary>Nothing built knows where it was built.</summary>
[TestFixture]
public sealed class CourseFolderTests
{
    private const string Tests = "tests/03-bias-gradient/BiasGradientTests.cs";

    private readonly Folder _folder = new();

    private string Course => Path.Combine(_folder.Path, "renamed");

    [SetUp]
    public void CreateCourse()
    {
        foreach (var file in (ReadOnlySpan<string>)["Katas.sln", Tests, "artifacts/bin/Tests/solutions/Tests.dll"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Course, file))!);
            File.WriteAllText(Path.Combine(Course, file), "");
        }
    }

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void The_course_is_found_from_the_programs_folder() =>
        CourseFolder.Above(Path.Combine(Course, "artifacts", "bin", "Tests", "solutions")).ShouldBe(Course);

    [Test]
    public void The_programs_folder_takes_precedence_over_the_working_directory() =>
        CourseFolder.Above(Course, CourseFolder.Root).ShouldBe(Course);

    [Test]
    public void A_folder_outside_the_course_is_reported() =>
        Should.Throw<DirectoryNotFoundException>(() => CourseFolder.Above(_folder.Path)).Message
            .ShouldContain($"no Katas.sln in {_folder.Path}");

    [TestCase("/_/tests/03-bias-gradient/BiasGradientTests.cs", Description = "ContinuousIntegrationBuild=true")]
    [TestCase("/elsewhere/tests/katas/tests/03-bias-gradient/BiasGradientTests.cs", Description = "built elsewhere, then copied")]
    [TestCase(@"D:\elsewhere\katas\tests\03-bias-gradient\BiasGradientTests.cs", Description = "built on Windows, seen from WSL")]
    public void A_recorded_path_is_mapped_to_this_course(string recorded) =>
        CourseFolder.Here(recorded, Course).ShouldBe(Path.Combine([Course, .. Tests.Split('/')]));

    [Test]
    public void An_unknown_path_is_unchanged() =>
        CourseFolder.Here("/_/tests/Gone.cs", Course).ShouldBe("/_/tests/Gone.cs");
}
