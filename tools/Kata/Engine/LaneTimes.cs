namespace Kata.Engine;

/// <summary>What a lane of the grader waits for.</summary>
internal enum LanePart
{
    /// <summary>The compiler.</summary>
    Compile,

    /// <summary>A new worker, up to its first reply.</summary>
    Start,

    /// <summary>A worker, during calls.</summary>
    Worker,

    /// <summary>A worker that sleeps or blocks.</summary>
    Waiting,
}

/// <summary>Where the time of all lanes goes: for benchmarks/grading.cs.</summary>
internal static class LaneTimes
{
    private static readonly long[] _ticks = new long[Enum.GetValues<LanePart>().Length];

    public static void Add(LanePart part, TimeSpan time) => Interlocked.Add(ref _ticks[(int)part], time.Ticks);

    /// <summary>Seconds of each part, and of kata itself: the rest.</summary>
    /// <param name="all">The lanes' time in all.</param>
    public static string Text(TimeSpan all)
    {
        double[] seconds = [.. _ticks.Select(ticks => new TimeSpan(ticks).TotalSeconds)];
        var parts = Enum.GetValues<LanePart>().Select(part =>
            FormattableString.Invariant($"{part.ToString().ToLowerInvariant()} {seconds[(int)part]:0.0} s"));
        return FormattableString.Invariant($"{string.Join(", ", parts)}, kata {all.TotalSeconds - seconds.Sum():0.0} s");
    }
}
