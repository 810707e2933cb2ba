namespace Kata.Boards;

/// <summary>How many learners are where in the course.</summary>
/// <param name="Slug">The stage.</param>
/// <param name="Title">Its title.</param>
/// <param name="Green">How many have had it green.</param>
/// <param name="Working">How many are at it now.</param>
internal sealed record StageCount(string Slug, string Title, int Green, int Working);

/// <summary>A mistake of the last ten minutes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Story">What went wrong.</param>
/// <param name="Stage">The stage whose lesson helps.</param>
/// <param name="Task">The first task that it was made in.</param>
/// <param name="Learners">How many learners made it.</param>
internal sealed record MistakeCount(string Id, string Story, string Stage, int Task, int Learners);

/// <summary>The state of the room: learners by their entries.</summary>
/// <param name="catalogue">The course.</param>
internal sealed class Room(Catalogue catalogue)
{
    public const int MaxLearners = 200;

    private readonly Dictionary<string, Learner> _learners = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Learner> Learners => _learners.Values;

    /// <summary>When the timer ends; null if none runs.</summary>
    public DateTimeOffset? TimerEnds { get; private set; }

    public Learner? Find(string id) => _learners.GetValueOrDefault(id);

    /// <summary>Whether somebody else has a nickname, in whatever case.</summary>
    public bool IsTaken(string nickname, string id) => _learners.Values.Any(learner =>
        learner.Id != id && string.Equals(learner.Nickname, nickname, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes an entry that was checked, or that the journal has.</summary>
    public void Take(Entry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Left:
                _learners.Remove(entry.Learner);
                break;
            case EntryKind.Timer:
                TimerEnds = entry.Minutes > 0 ? entry.At.AddMinutes(entry.Minutes) : null;
                break;
            default:
                var learner = (Find(entry.Learner) ?? new Learner(entry.Learner, entry.Nickname, entry.At)) with
                {
                    Nickname = entry.Nickname,
                    SeenAt = entry.At,
                };
                _learners[entry.Learner] = entry.Beat is { } beat ? learner.With(beat, entry.At) : learner;
                break;
        }
    }

    public StageCount[] Stages() => Array.ConvertAll(catalogue.Stages, stage => new StageCount(
        stage.Slug,
        stage.Title,
        _learners.Values.Count(learner => learner.Green.Contains(stage.Slug)),
        _learners.Values.Count(learner => learner.Beat is { IsGreen: false } beat && beat.Stage == stage.Slug)));

    /// <summary>The mistakes of the last ten minutes by the number of learners who made them, most frequent first.</summary>
    public MistakeCount[] Mistakes(DateTimeOffset now) =>
    [
        .. from learner in _learners.Values
           from made in learner.Mistakes
           where now - made.At <= Learner.Window
           group made by (made.Stage, made.Id) into same
           orderby same.Count() descending, same.Max(made => made.At) descending
           select new MistakeCount(
               same.Key.Id,
               catalogue.StoryOf(same.Key.Stage, same.Key.Id) ?? "",
               same.Key.Stage,
               same.Min(made => made.Task),
               same.Count()),
    ];

    /// <summary>The stage that half the room has reached; null if nobody has reported anything.</summary>
    public string? ReachedByHalf()
    {
        int[] reached = [.. _learners.Values.Where(learner => learner.Beat is not null).Select(Reached).OrderDescending()];
        return reached.Length == 0 ? null : catalogue.Stages[reached[(reached.Length - 1) / 2]].Slug;
    }

    /// <summary>The stage that a learner is at: the next one, once theirs is green.</summary>
    private int Reached(Learner learner) => Math.Min(
        catalogue.Stages.Length - 1,
        Math.Max(0, catalogue.IndexOf(learner.Beat!.Stage)) + (learner.Beat.IsGreen ? 1 : 0));
}
