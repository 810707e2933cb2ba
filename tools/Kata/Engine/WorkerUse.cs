using System.Diagnostics;
using System.Globalization;

namespace Kata.Engine;

/// <summary>What a worker has had of the processors since it started.</summary>
/// <param name="Running">Time on a processor, of all threads together.</param>
/// <param name="Busy">
/// The same with the time in which a thread queued for a processor, or the thread that waits for the worker did; 0 where the
/// system doesn't tell.
/// </param>
internal readonly record struct WorkerUse(TimeSpan Running, TimeSpan Busy)
{
    /// <summary>This thread, for <see cref="Of"/>; null where the system doesn't tell.</summary>
    public static string? ThisThread => new FileInfo("/proc/thread-self").LinkTarget;

    /// <summary>The use of a process and of its children.</summary>
    /// <param name="process">The worker.</param>
    /// <param name="thread">The thread that waits for it.</param>
    public static WorkerUse Of(Process process, string? thread)
    {
        var running = process.TotalProcessorTime;
        var busy = TimesOf($"/proc/{thread}").Queued + BusyIn(process.Id);
        foreach (var id in Numbers($"/proc/{process.Id}/task/{process.Id}/children"))
        {
            using var child = Process.GetProcessById((int)id);
            running += child.TotalProcessorTime;
            busy += BusyIn(child.Id);
        }

        return new WorkerUse(running, busy);
    }

    /// <summary>The use since an earlier time.</summary>
    /// <param name="before">What had been used then.</param>
    /// <param name="elapsed">The time since then.</param>
    public TimeUse Since(WorkerUse before, TimeSpan elapsed)
    {
        var (running, busy) = (Running - before.Running, Busy - before.Busy);
        var waiting = elapsed - (running > busy ? running : busy);
        return new TimeUse(running, waiting > TimeSpan.Zero ? waiting : TimeSpan.Zero);
    }

    private static TimeSpan BusyIn(int process) => Directory.Exists($"/proc/{process}/task")
        ? Directory.GetDirectories($"/proc/{process}/task")
            .Select(TimesOf)
            .Aggregate(TimeSpan.Zero, (sum, times) => sum + times.Running + times.Queued)
        : TimeSpan.Zero;

    /// <summary>schedstat: nanoseconds on a processor, nanoseconds queued, number of turns.</summary>
    private static (TimeSpan Running, TimeSpan Queued) TimesOf(string thread) => Numbers($"{thread}/schedstat") switch
    {
        [var running, var queued, ..] =>
            (new(running / TimeSpan.NanosecondsPerTick), new(queued / TimeSpan.NanosecondsPerTick)),
        _ => default,
    };

    private static long[] Numbers(string file) => File.Exists(file)
        ? Array.ConvertAll(
            File.ReadAllText(file).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
            number => long.Parse(number, CultureInfo.InvariantCulture))
        : [];
}
