namespace Kata.Screen;

/// <summary>What the middle of the screen shows.</summary>
internal enum View
{
    Verdict,
    List,
    Solution,
    Explanation,
}

/// <summary>What the screen shows about a stage.</summary>
/// <param name="Stage">Its folder.</param>
/// <param name="Title">The first heading of its README.</param>
/// <param name="Learned">What the learner can do after it.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Score">Its newest score; null while unknown.</param>
internal sealed record StageStatus(StageFolder Stage, string Title, string Learned, int Tasks, Score? Score)
{
    public static StageStatus Of(StageFolder stage, Score? score = null)
    {
        var readme = StageReadme.Of(stage);
        return new StageStatus(stage, stage.Title, readme.Learned, readme.Tasks.Length, score);
    }
}

/// <summary>The state of the <c>kata watch</c> screen.</summary>
/// <param name="Stages">The stages in order.</param>
/// <param name="At">The index of the watched one.</param>
internal sealed record WatchState(StageStatus[] Stages, int At)
{
    /// <summary>The verdict on the newest save; null while tests run.</summary>
    public StageVerdict? Verdict { get; init; }

    /// <summary>How many tests of the current run have ended.</summary>
    public int Ended { get; init; }

    /// <summary>How long the current run has taken so far.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The time from the save to the verdict; null if no save triggered it.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The hints requested for the first red test's task.</summary>
    public Hint[] Hints { get; init; } = [];

    /// <summary>How many hints that task has.</summary>
    public int HintsInAll { get; init; }

    /// <summary>Something that happened in another stage: an earlier one is red again.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The address of the session's page; null if there is none.</summary>
    public string? Address { get; init; }

    /// <summary>What stands after the address.</summary>
    public string AddressNote { get; init; } = "";

    public View View { get; init; }

    /// <summary>The step of the explanation that is shown in full; null for the marked one.</summary>
    public int? Step { get; init; }

    /// <summary>How many lines are scrolled past.</summary>
    public int Scroll { get; init; }

    /// <summary>The learner's files compared with the solution's.</summary>
    public (string File, Pair[] Pairs)[] Comparison { get; init; } = [];

    public StageStatus Current => Stages[At];

    /// <summary>What there is to explain; null if nothing.</summary>
    public Explained? Explained => Verdict is { } verdict ? Explained.Of(verdict) : null;

    public bool IsGreen => Verdict?.IsGreen == true;

    public TestVerdict? FirstRed => Verdict?.Tests.FirstOrDefault(test => test.Outcome == Outcome.Red);

    /// <summary>Switches to another stage, which has no verdict yet.</summary>
    public WatchState GoTo(int at) =>
        new(
            Stages,
            Math.Clamp(at, 0, Stages.Length - 1))
        { Notice = Notice, Address = Address, AddressNote = AddressNote, View = View == View.List ? View.List : View.Verdict };

    /// <summary>With a stage's newest score.</summary>
    public WatchState With(StageFolder stage, Score score) =>
        this with { Stages = Array.ConvertAll(Stages, other => other.Stage == stage ? other with { Score = score } : other) };
}
