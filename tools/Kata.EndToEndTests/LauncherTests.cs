namespace Kata.EndToEndTests;

/// <summary>The script ./kata before kata is built, with a dotnet that builds nothing.</summary>
[Platform("Linux")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LauncherTests : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        if [ "$1" = publish ]; then
            sleep 1
            echo built >> artifacts/built
            touch artifacts/kata/kata.dll
        else
            echo "ran: $3, from $2"
        fi
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Of_two_at_once_the_second_waits_for_the_first_ones_build()
    {
        var course = Course("course");

        var (code, output, errors) = Bash("\"$1/kata\" one & \"$1/kata\" two & wait", course);

        code.ShouldBe(0, errors);
        output.ShouldContain("ran: one");
        output.ShouldContain("ran: two");
        errors.ShouldContain("another kata is building: waiting for it…");
        File.ReadAllText(Path.Combine(course, "artifacts", "built")).ShouldBe("built\n");
    }

    [Test]
    public void Where_nothing_can_be_built_it_says_so_in_a_sentence()
    {
        var course = Course("course");
        File.WriteAllText(Path.Combine(course, "artifacts"), "in the way");

        var (code, output, errors) = Bash("\"$1/kata\" list", course);

        (code, output).ShouldBe((3, ""));
        errors.ShouldBe($"kata: it has to be built first, and {course}/artifacts cannot be written to.\n");
    }

    [Test]
    public void A_symbolic_link_to_it_runs_the_course_that_it_points_to()
    {
        var course = Course("course");

        var (code, output, errors) = Bash("mkdir links && ln -s ../course/kata links/kata && links/kata list", course);

        code.ShouldBe(0, errors);
        output.ShouldContain($"ran: list, from {course}/artifacts/kata/kata.dll");
        Directory.Exists(_folder.At("links/artifacts")).ShouldBeFalse();
    }

    [TestCase("a b")]
    [TestCase("$HOME and `id`")]
    [TestCase("it's a course")]
    [TestCase("100 % Übung 練習")]
    public void The_courses_folder_may_have_any_name(string name)
    {
        var course = Course(name);

        var (code, output, errors) = Bash("\"$1/kata\" list", course);

        code.ShouldBe(0, errors);
        output.ShouldContain($"ran: list, from {course}/artifacts/kata/kata.dll");
    }

    [TestCase("a\"b")]
    [TestCase("a;b")]
    [TestCase("a%20b")]
    public void A_folder_that_nothing_can_be_built_in_is_named_in_a_sentence(string name)
    {
        var course = Course(name);

        var (code, output, errors) = Bash("\"$1/kata\" list", course);

        (code, output).ShouldBe((3, ""));
        errors.ShouldBe(
            "kata: nothing can be built in a folder whose path has a double quote, a semicolon or a percent sign: move "
                + $"{course} to another one.\n");
    }

    /// <summary>A folder with nothing but the script, next to the dotnet.</summary>
    private string Course(string name)
    {
        _folder.Write("bin/dotnet", Dotnet).Write($"{name}/kata", File.ReadAllText(Path.Combine(Repository.Root, "kata")));
        Tool.Run("chmod", "+x", _folder.At("bin/dotnet"), _folder.At($"{name}/kata"));
        return _folder.At(name);
    }

    private (int Code, string Output, string Errors) Bash(string script, string course) => Tool.Run(
        "bash", "-c", $"cd \"$0\"; export PATH=\"$0/bin:$PATH\"; {script}", _folder.Path, course)!.Value;
}
