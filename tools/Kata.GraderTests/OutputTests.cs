using Kata.Screen;

namespace Kata.GraderTests;

/// <summary>What the learner's code writes to the console.</summary>
public sealed class OutputTests
{
    private static readonly StageFolder _stage = StageFolder.All.Single(stage => stage.Name == "BiasGradient");

    [Test]
    public void A_red_test_has_what_was_written_for_the_case_that_it_shows()
    {
        var verdict = Judged("Console.WriteLine($\"{batch.Length} × {batch[0].Length}, y = {targets[0]}\");");
        var red = verdict.Tests.First(test => test.Outcome == Outcome.Red);

        red.Red!.Given!.ShouldContain("batch = [[-1]]  y = [2]");
        red.Output.ShouldBe("1 × 1, y = 2\n");
    }

    [Test]
    public void A_test_of_a_stage_prints_its_first_lines_and_where_the_others_are()
    {
        string[] lines =
        [
            .. StageReport.Lines(Judged("for (var line = 1; line < 10; line++) Console.WriteLine(line);"), 100, isInFull: true)
                .Select(line => line.Text.Trim()),
        ];

        var written = Array.IndexOf(lines, "Your code wrote");
        lines[written..(written + 6)].ShouldBe(
            ["Your code wrote", "│ 1", "│ 2", "│ 3", "│ 4", "│ … 5 more lines: kata test --json"]);
    }

    /// <summary>Stage 03 with a bias gradient that is twice as large, and that writes.</summary>
    private static StageVerdict Judged(string writes)
    {
        var wrong = new Edit(
            "(edited)",
            Edit.Diff,
            "Neuron.BiasGradient",
            ["-return sum / batch.Length;", $"+{writes}", "+return 2 * sum / batch.Length;"]);
        using var judge = new Judge();
        return judge.Run(_stage, wrong.ApplyTo(_stage.FilesIn(StageFolder.Solutions)));
    }
}
