namespace Kata.Boards;

/// <summary>
/// The only way into the room: checks what learners send, writes it to the journal, and only then changes the room. What is
/// refused changes nothing but a count.
/// </summary>
internal sealed class Door
{
    /// <summary>The longest request of a learner's, in bytes.</summary>
    public const int MaxBody = 2_048;

    private readonly Catalogue _catalogue;
    private readonly TimeProvider _clock;
    private readonly BoardJournal _journal;
    private readonly Room _room;
    private readonly Lock _lock = new();
    private readonly RateLimit _learners;
    private readonly RateLimit _addresses;
    private readonly SortedDictionary<Refusal, int> _refused = [];

    /// <param name="catalogue">The course.</param>
    /// <param name="journal">The journal; the room starts with what it has.</param>
    /// <param name="clock">The time.</param>
    public Door(Catalogue catalogue, BoardJournal journal, TimeProvider clock)
    {
        (_catalogue, _journal, _clock, _room) = (catalogue, journal, clock, new Room(catalogue));
        (_learners, _addresses) = (new RateLimit(20, 2, clock), new RateLimit(400, 100, clock));
        Array.ForEach(journal.Earlier, _room.Take);
    }

    /// <summary>Changes with everything that a page might show.</summary>
    public int Version { get; private set; }

    /// <summary>Reads the room, while nobody changes it.</summary>
    public T View<T>(Func<Room, IReadOnlyDictionary<Refusal, int>, DateTimeOffset, T> view)
    {
        lock (_lock)
        {
            return view(_room, _refused, _clock.GetUtcNow());
        }
    }

    /// <summary>Counts a request from an address, before its body is read.</summary>
    /// <exception cref="RefusalException">There are too many.</exception>
    public void Admit(string address) => Guarded(() =>
    {
        if (!_addresses.Allows(address))
        {
            throw new RefusalException(Refusal.TooOften, "Too many requests come from this address: wait a moment.");
        }
    });

    /// <summary>Takes a learner's report, or that they have joined.</summary>
    /// <exception cref="RefusalException">It is refused.</exception>
    public void Take(byte[] body) => Guarded(() =>
    {
        var posting = Read(body);
        Take(Posting.IdOf(posting.Key), posting.Nickname, posting.Beat);
    });

    /// <summary>Takes what a learner has put into a shared folder.</summary>
    /// <exception cref="RefusalException">It is refused.</exception>
    public void TakeFile(string id, byte[] json) => Guarded(() =>
    {
        var file = BoardJson.Read<LearnerFile>(json) ?? throw NotSentByKata();
        Take(id, file.Nickname, file.Beat);
    });

    /// <summary>Takes that a learner has left.</summary>
    /// <exception cref="RefusalException">It is refused.</exception>
    public void Leave(byte[] body) => Guarded(() => Remove(Posting.IdOf(Read(body).Key)));

    /// <summary>The host removes a learner, or their file is gone.</summary>
    public void Leave(string id) => Guarded(() => Remove(id));

    /// <summary>Starts the timer, or stops it with 0.</summary>
    public void SetTimer(int minutes) => Guarded(() => Enter(new Entry(_clock.GetUtcNow(), EntryKind.Timer, Minutes: minutes)));

    /// <summary>Counts what the server refused itself.</summary>
    public void Count(Refusal refusal)
    {
        lock (_lock)
        {
            _refused[refusal] = _refused.GetValueOrDefault(refusal) + 1;
            Version++;
        }
    }

    private static RefusalException NotSentByKata() => new(
        Refusal.Invalid, "This is not what kata sends: the board's course may be another version.");

    private static Posting Read(byte[] body) =>
        BoardJson.Read<Posting>(body) is { } posting && Posting.IsKey(posting.Key) ? posting : throw NotSentByKata();

    private void Guarded(Action action)
    {
        lock (_lock)
        {
            try
            {
                action();
            }
            catch (RefusalException exception)
            {
                Count(exception.Refusal);
                throw;
            }
        }
    }

    private void Take(string id, string nickname, Heartbeat? beat)
    {
        CheckSender(id, nickname);
        var known = beat is null ? null : _catalogue.Check(beat);
        Enter(new Entry(_clock.GetUtcNow(), known is null ? EntryKind.Joined : EntryKind.Saved, id, nickname, known));
    }

    private void CheckSender(string id, string nickname)
    {
        if (!Nickname.IsValid(nickname))
        {
            throw new RefusalException(Refusal.Invalid, Nickname.Rule);
        }

        var learner = _room.Find(id);
        if (learner is not null && !_learners.Allows(id))
        {
            throw new RefusalException(Refusal.TooOften, "This learner sends too much: wait a moment.");
        }

        if (_room.IsTaken(nickname, id))
        {
            throw new RefusalException(Refusal.Forged, $"The nickname {nickname} is another learner's: join with another one.");
        }

        if (learner is null && _room.Learners.Count >= Room.MaxLearners)
        {
            throw new RefusalException(Refusal.Full, $"The room is full: it has {Room.MaxLearners} learners.");
        }
    }

    private void Remove(string id)
    {
        if (_room.Find(id) is not null)
        {
            Enter(new Entry(_clock.GetUtcNow(), EntryKind.Left, id));
        }
    }

    private void Enter(Entry entry)
    {
        _journal.Add(entry);
        _room.Take(entry);
        Version++;
    }
}

/// <summary>A learner's file in a shared folder; its name is the learner's id.</summary>
internal sealed record LearnerFile(string Nickname, Heartbeat? Beat);
