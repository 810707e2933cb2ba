using Kata.TestLogger;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace Kata.UnitTests.TestLogger;

/// <summary>The screen of <c>dotnet test</c>, without running it.</summary>
public sealed class TestScreenTests
{
    private const string Bias = "03-bias-gradient";

    [Test]
    public void A_stage_in_the_middle()
    {
        ScreenTest[] tests =
        [
            Green("01-neuron-forward", "task 1 · z"), Green("01-neuron-forward", "task 2 · a"),
            Green(Bias, "task 1 · The cost"),
            Red(
                Bias,
                "task 2 · The bias gradient",
                "Neuron.BiasGradient(batch, targets)\n     should be   -0.225\n     but was     -0.45\n   next: Neuron.cs:31"),
            Red(
                Bias,
                "task 2 · One row",
                "Neuron.BiasGradient(batch, targets)\n     should be   1\n     but was     2\n   next: Neuron.cs:31"),
            Red(Bias, "task 3 · The gradient", "not written yet: Neuron.WeightGradient\n   next: Neuron.cs:40"),
            Red(Bias, "task 3 · No rows", "not written yet: Neuron.WeightGradient\n   next: Neuron.cs:41"),
            Locked("04-weight-update"), Locked("05-full-mlp"),
        ];

        Text(new TestScreen(tests, "You can do something.", isAborted: false)).ShouldBe("""
              ● 01-neuron-forward: 2 of 2 tests green
              ○ 03-bias-gradient: 1 of 5 tests green
                2 stages locked until then; to run one anyway: dotnet test --filter 04-weight-update
              Also red:
                03-bias-gradient · task 2 · One row
                2 tests of 03-bias-gradient: not written yet: Neuron.WeightGradient

              Start here: 03-bias-gradient · task 2 · The bias gradient
                Neuron.BiasGradient(batch, targets)
                     should be   -0.225
                     but was     -0.45
                   next: Neuron.cs:31
            """);
    }

    [Test]
    public void What_a_stage_taught_is_shown_until_the_next_is_started()
    {
        ScreenTest[] begun =
        [
            Green("01-neuron-forward", "task 1 · z"), Green(Bias, "task 1 · J"), Red(Bias, "task 2 · b", "wrong"),
        ];

        Text(new TestScreen(
            [.. begun.Where(test => test.Outcome != TestOutcome.Passed || test.Stage != Bias)],
            "You can.",
            isAborted: false)).ShouldContain("You can.");
        Text(new TestScreen(begun, "You can.", isAborted: false)).ShouldNotContain("You can.");
    }

    [Test]
    public void Many_red_tests_are_counted()
    {
        var red = Enumerable.Range(1, 40)
            .Select(i => Red(Bias, $"task 1 · test {i}", $"call {i}\n     should be   1\n     but was     2"))
            .ToArray();

        var lines = new TestScreen(red, "", isAborted: false).Lines.ToArray();

        lines.Length.ShouldBeLessThan(20);
        lines[^2].ShouldBe("    … and 27 tests more");
    }

    [Test]
    public void Tests_of_the_tools_are_printed_in_full_and_skipped_by_reason()
    {
        ScreenTest[] tests =
        [
            new(
                null,
                "IntakeTests.A_zip",
                TestOutcome.Failed,
                "should be\n1",
                "   at IntakeTests.A_zip() in Intake.cs:line 7",
                "written"),
            Skipped("needs bubblewrap (apt-get install bubblewrap)"), Skipped("needs bubblewrap (apt-get install bubblewrap)"),
        ];

        Text(new TestScreen(tests, "", isAborted: false)).ShouldBe("""
              Failed IntakeTests.A_zip
                should be
                1
                   at IntakeTests.A_zip() in Intake.cs:line 7
                your code wrote:
                  written
              2 tests skipped: needs bubblewrap (apt-get install bubblewrap)

            """);
    }

    [Test]
    public void An_aborted_run_says_so() =>
        Text(new TestScreen([Green(Bias, "task 1 · J")], "", isAborted: true)).ShouldContain("Your code ended the whole run");

    [Test]
    public void The_build_error_points_to_the_learners_line()
    {
        var first = new FirstRed("03 · task 1", "wrong", "   at 03 in /katas/exercises/03/Neuron.cs:line 17", "");

        first.ToBuildError().ShouldBe("/katas/exercises/03/Neuron.cs(17)\nStart here: 03 · task 1\n  wrong");
        (first with { Trace = "" }).ToBuildError().ShouldStartWith("tests\n");
    }

    [Test]
    public void Of_what_the_code_wrote_the_first_lines_are_shown()
    {
        var first = new FirstRed("03 · task 1", "wrong", "", string.Concat(Enumerable.Repeat("so far, so good\n", 16)));

        first.Lines.Count(line => line == "      so far, so good").ShouldBe(4);
        first.Lines.Last().ShouldBe("      … 12 more lines");
        (first with { Output = "1\r\n2" }).Lines.Last().ShouldBe("      2");
    }

    private static string Text(TestScreen screen) =>
        string.Join('\n', screen.Lines.Concat(screen.First?.Lines ?? []));

    private static ScreenTest Green(string stage, string name) => new(stage, $"{stage} · {name}", TestOutcome.Passed, "", "", "");

    private static ScreenTest Red(string stage, string name, string message) =>
        new(stage, $"{stage} · {name}", TestOutcome.Failed, message, "", "");

    private static ScreenTest Locked(string stage) =>
        new(stage, $"{stage} · task 1", TestOutcome.Skipped, "locked: finish that", "", "");

    private static ScreenTest Skipped(string reason) => new(null, "Sandbox.A_test", TestOutcome.Skipped, reason, "", "");
}
