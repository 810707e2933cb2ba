using System.Globalization;
using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>The memory of an answer is limited, and released when it is replaced: in its worker, and in kata.</summary>
public sealed class MemoryTests
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

    [Test]
    [NonParallelizable]
    public void What_a_lane_holds_of_a_huge_answer_is_released()
    {
        const int Much = 100;
        using var folder = new TempFolder();
        // So patient that the answer is never stopped before it is huge.
        var judge = new Judge(limits: TimeLimits.OfTests with { Test = TimeUse.Seconds(20, 600) });
        using var lane = new Lane(judge, Sandbox.None, hasAllowList: true);
        var plan = new Plan("", [new StagePlan(CourseCopy.Stage.Slug, "", [new TaskPlan(1, "", 1, [])])], Late: null);
        var huge = Attack.All.Single(attack => attack.Name == "input-resized").HandIn(folder.Path);
        var most = 0L;
        using (new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5)))
        {
            lane.Grade(plan, new("a", null, [new(CourseCopy.Stage, [new(huge, File.ReadAllText(huge))])], []), seed: 1);
        }

        ((most - Environment.WorkingSet) >> 20).ShouldBeGreaterThan(Much, "MiB");
    }
}
