namespace Kata.Screen;

/// <summary>What the middle of the screen shows.</summary>
internal enum View
{
    Verdict,
    List,
    Solution,
}

/// <summary>A stage as the screen knows it.</summary>
/// <param name="Stage">Its folder.</param>
/// <param name="Title">The first heading of its README.</param>
/// <param name="Learned">What one can do after it.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Mark">Its newest verdict in short; null as long as it is not known.</param>
internal sealed record Room(StageFolder Stage, string Title, string Learned, int Tasks, Mark? Mark)
{
    public static Room Of(StageFolder stage, Mark? mark = null)
    {
        var readme = StageReadme.Of(stage);
        return new Room(stage, stage.Title, readme.Learned, readme.Tasks.Length, mark);
    }
}

/// <summary>All that the screen of <c>kata watch</c> shows.</summary>
/// <param name="Rooms">The stages in order.</param>
/// <param name="At">Which of them is watched.</param>
internal sealed record WatchState(Room[] Rooms, int At)
{
    /// <summary>The verdict on the newest save; null while it is being made.</summary>
    public StageVerdict? Verdict { get; init; }

    /// <summary>How many tests have ended while it is being made.</summary>
    public int Ended { get; init; }

    /// <summary>How long it has been in the making.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>How long after the save the verdict was there; null if no save asked for it.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The hints to the task of the first red test that were asked for.</summary>
    public Hint[] Hints { get; init; } = [];

    /// <summary>How many hints there are to that task.</summary>
    public int HintsInAll { get; init; }

    /// <summary>Something that happened elsewhere: an earlier stage is red again.</summary>
    public string Notice { get; init; } = "";

    public View View { get; init; }

    /// <summary>How many lines of the middle are above the screen.</summary>
    public int Scroll { get; init; }

    /// <summary>The learner's files and the solution's, compared.</summary>
    public (string File, Pair[] Pairs)[] Comparison { get; init; } = [];

    public Room Room => Rooms[At];

    public bool IsGreen => Verdict?.IsGreen == true;

    public TestVerdict? FirstRed => Verdict?.Tests.FirstOrDefault(test => test.Outcome == Outcome.Red);

    /// <summary>Another stage, its verdict still to come.</summary>
    public WatchState GoTo(int at) => new(Rooms, Math.Clamp(at, 0, Rooms.Length - 1)) { Notice = Notice, View = View == View.List ? View.List : View.Verdict };

    /// <summary>With a stage's newest mark.</summary>
    public WatchState With(StageFolder stage, Mark mark) => this with { Rooms = Array.ConvertAll(Rooms, room => room.Stage == stage ? room with { Mark = mark } : room) };
}
