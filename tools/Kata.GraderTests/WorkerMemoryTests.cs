using System.Globalization;

namespace Kata.GraderTests;

/// <summary>The memory of an answer is limited, and released when it is replaced.</summary>
public sealed class WorkerMemoryTests
{
    [Test]
    public void Memory_is_limited()
    {
        // To fill the memory takes long on a busy machine.
        using var judge = new Judge(limits: TimeLimits.OfTests with { Test = TimeUse.Seconds(12, 48) });
        var solution = CourseCopy.Stage.FilesIn(StageFolder.Solutions).Single();
        var text = CourseCopy.Edited(
            "var z = bias;", "var z = bias; var all = new List<byte[]>(); while (true) { all.Add(new byte[1 << 29]); }");

        var verdict = judge.Run(CourseCopy.Stage, [solution with { Text = text }]);

        verdict.Tests[0].Outcome.ShouldBe(Outcome.Red);
        verdict.Tests[0].Message.ShouldContain("OutOfMemoryException");
    }

    [Test]
    public void Replaced_answers_use_no_memory()
    {
        using var judge = new Judge();
        var stage = StageFolder.All.Single(stage => stage.Slug == "03-bias-gradient");
        var solution = stage.FilesIn(StageFolder.Solutions).Single();
        long Judged(int time)
        {
            var answer = solution.Text.Replace(
                "double alpha = 0.01)\n{",
                $"double alpha = 0.01)\n{{\n    static Neuron() => Console.WriteLine(Environment.WorkingSet); // {time}",
                StringComparison.Ordinal);
            return long.Parse(judge.Run(stage, [solution with { Text = answer }]).Tests[0].Output, CultureInfo.InvariantCulture);
        }

        long[] memory = [.. Enumerable.Range(0, 200).Select(Judged)];

        ((memory[^1] - memory[50]) >> 20).ShouldBeLessThan(15, "MiB");
    }
}
