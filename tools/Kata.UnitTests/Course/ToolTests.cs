namespace Kata.UnitTests.Course;

/// <summary>Other programs' output, which may become a file's content.</summary>
public sealed class ToolTests
{
    [Test]
    [Platform("Linux")]
    public void What_a_program_warns_of_is_not_its_output() =>
        Tool.Run("bash", "-c", "echo content; echo warning >&2").ShouldBe((0, "content\n", "warning\n"));
}
