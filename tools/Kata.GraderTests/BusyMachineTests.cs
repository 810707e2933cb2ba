namespace Kata.GraderTests;

/// <summary>Time limits on a machine that has much else to do.</summary>
[NonParallelizable]
public sealed class BusyMachineTests
{
    /// <summary>The answer and kata share the processors with many other threads, and hardly ever wait otherwise.</summary>
    [Test, Platform("Linux")]
    public void A_right_answer_is_not_cut()
    {
        using var judge = new Judge(limits: TimeLimits.OfTests with { Test = TimeUse.Seconds(10, 0.2) });
        var solution = CourseCopy.Stage.FilesIn(StageFolder.Solutions).Single();
        var slow = CourseCopy.Edited("var z = bias;", "var z = bias + Slow.Once();") + """
            internal static class Slow
            {
                private static int _count;

                public static double Once()
                {
                    var z = 0.0;
                    while (_count < 50_000_000)
                    {
                        _count++;
                        z += 1e-300;
                    }

                    return 0 * z;
                }
            }
            """;
        // What starts the judge and compiles for the first time would take most of the time.
        judge.Run(CourseCopy.Stage, [solution]);
        var isOver = false;
        Thread[] others =
        [
            .. Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => new Thread(() =>
            {
                while (!Volatile.Read(ref isOver))
                {
                }
            })),
        ];
        Array.ForEach(others, thread => thread.Start());

        var verdict = judge.Run(CourseCopy.Stage, [solution with { Text = slow }]);

        Volatile.Write(ref isOver, true);
        Array.ForEach(others, thread => thread.Join());
        verdict.Tests.Where(test => test.Outcome == Outcome.Red).ShouldBeEmpty();
        verdict.Tests.Max(test => test.Duration).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4));
    }
}
