namespace Kata.Watching;

/// <summary>What a watch session waits for.</summary>
internal abstract record Event
{
    /// <summary>A key was pressed.</summary>
    public sealed record Key(ConsoleKeyInfo Info) : Event;

    /// <summary>A file below exercises/ was touched.</summary>
    /// <param name="At">When, by the clock of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    public sealed record Saved(long At) : Event;

    /// <summary>The first stage that is not green was found; null if all are.</summary>
    public sealed record Found(StageFolder? Stage) : Event;

    /// <summary>A test of the run that goes on has ended.</summary>
    public sealed record TestEnded(StageFolder Stage) : Event;

    /// <summary>The verdict on the newest content of a stage.</summary>
    public sealed record Judged(StageVerdict Verdict, TimeSpan? Took) : Event;

    /// <summary>A save of a stage says what the last verdict was on.</summary>
    public sealed record Unchanged(StageFolder Stage) : Event;

    /// <summary>The mark of a stage became known.</summary>
    public sealed record Marked(StageFolder Stage, Mark Mark) : Event;

    /// <summary>The window has another size.</summary>
    public sealed record Resized : Event;

    /// <summary>Nothing can be judged any more.</summary>
    public sealed record Broken(Exception Exception) : Event;

    /// <summary>It is time to end.</summary>
    public sealed record Quit : Event;
}
