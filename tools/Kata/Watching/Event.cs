namespace Kata.Watching;

/// <summary>What a watch session waits for.</summary>
internal abstract record Event
{
    /// <summary>A key was pressed.</summary>
    public sealed record Key(ConsoleKeyInfo Info) : Event;

    /// <summary>A file below exercises/ was saved.</summary>
    /// <param name="At">When, by the clock of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    public sealed record Saved(long At) : Event;

    /// <summary>The first stage that is not green was found; null if all are.</summary>
    public sealed record Found(StageFolder? Stage) : Event;

    /// <summary>A test of the current run has ended.</summary>
    public sealed record TestEnded(StageFolder Stage) : Event;

    /// <summary>The verdict on the current content of a stage.</summary>
    public sealed record Judged(StageVerdict Verdict, TimeSpan? Took) : Event;

    /// <summary>A save changed nothing since the last verdict.</summary>
    public sealed record Unchanged(StageFolder Stage) : Event;

    /// <summary>A stage has a new score.</summary>
    public sealed record Scored(StageFolder Stage, Score Score) : Event;

    /// <summary>The window was resized.</summary>
    public sealed record Resized : Event;

    /// <summary>Judging failed for good.</summary>
    public sealed record Broken(Exception Exception) : Event;

    /// <summary>The page asks for another stage.</summary>
    public sealed record Chosen(StageFolder Stage) : Event;

    /// <summary>The page asks for one more hint.</summary>
    public sealed record Hinted : Event;

    /// <summary>The session should end.</summary>
    public sealed record Quit : Event;
}
