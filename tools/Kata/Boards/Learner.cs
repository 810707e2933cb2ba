namespace Kata.Boards;

/// <summary>A mistake that a learner made.</summary>
internal sealed record MadeMistake(string Stage, int Task, string Id, DateTimeOffset At);

/// <summary>Somebody in the room.</summary>
/// <param name="Id">See <see cref="Posting.IdOf"/>.</param>
/// <param name="Nickname">What they are called.</param>
/// <param name="SeenAt">When they last sent anything.</param>
internal sealed record Learner(string Id, string Nickname, DateTimeOffset SeenAt)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan _absence = TimeSpan.FromMinutes(30);

    /// <summary>How long a mistake counts.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The newest report; null if there is none yet.</summary>
    public Heartbeat? Beat { get; init; }

    /// <summary>The stages that were green once.</summary>
    public string[] Green { get; init; } = [];

    /// <summary>The mistakes of the last ten minutes, each once.</summary>
    public MadeMistake[] Mistakes { get; init; } = [];

    /// <summary>With a newer report.</summary>
    public Learner With(Heartbeat beat, DateTimeOffset at) => this with
    {
        SeenAt = at,
        Beat = beat,
        Green = beat.IsGreen && !Green.Contains(beat.Stage) ? [.. Green, beat.Stage] : Green,
        Mistakes =
        [
            .. Mistakes.Where(made => at - made.At <= Window && (made.Stage, made.Id) != (beat.Stage, beat.Mistake)),
            .. beat.Mistake is { } id ? (MadeMistake[])[new(beat.Stage, beat.Task, id, at)] : [],
        ],
    };

    /// <summary>How long they have been at their task: those who are stuck don't save, so the time since counts too.</summary>
    public TimeSpan OnTask(DateTimeOffset now) =>
        Beat is { } beat ? TimeSpan.FromMinutes(beat.Minutes) + (now - SeenAt) : TimeSpan.Zero;

    /// <summary>Whether nothing was heard for half an hour.</summary>
    public bool IsAway(DateTimeOffset now) => now - SeenAt > _absence;

    /// <summary>Whether they have been at a red task for more than seven minutes.</summary>
    public bool IsStuck(DateTimeOffset now) => Beat is { IsGreen: false } && OnTask(now) > _patience && !IsAway(now);
}
