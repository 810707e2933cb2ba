using System.Text;
using Kata.Boards;

namespace Kata.UnitTests.Boards;

/// <summary>A clock that only moves when it is told.</summary>
internal sealed class FakeClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 7, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Pass(double minutes) => _now += TimeSpan.FromMinutes(minutes);
}

/// <summary>A room of a course of two stages, with its journal in a temporary folder.</summary>
internal sealed class Rooms : IDisposable
{
    public const string First = "01-neuron-forward";
    public const string Second = "02-leaky-relu-derivative";

    private readonly TempFolder _folder = new();

    public Rooms() => (Journal, Door) = Start();

    public static Catalogue Catalogue { get; } = new(
    [
        new KnownStage(First, "The forward pass", 3, new Dictionary<string, string>
        {
            ["bias-left-out"] = "the bias b is not added",
            ["bias-twice"] = "the bias b is added twice",
        }),
        new KnownStage(Second, "The derivative", 2, new Dictionary<string, string> { ["sign"] = "the sign is wrong" }),
    ]);

    public FakeClock Clock { get; } = new();

    public BoardJournal Journal { get; private set; }

    public Door Door { get; private set; }

    public string JournalFile => Path.Combine(_folder.Path, "board.jsonl");

    /// <summary>A learner's key: the same for the same number.</summary>
    public static string Key(int learner) => learner.ToString("x32", null);

    public static byte[] Body(int learner, string nickname, Heartbeat? beat = null) =>
        Encoding.UTF8.GetBytes(BoardJson.Text(new Posting(Key(learner), nickname, beat)));

    public static Heartbeat Red(string? mistake = null, int task = 1, int minutes = 0, string stage = First) =>
        new(stage, task, false, mistake, 0, minutes);

    public static Heartbeat Green(string stage = First) => new(stage, 0, true, null, 0, 0);

    public void Save(int learner, Heartbeat? beat = null) => Door.Take(Body(learner, $"Learner {learner}", beat));

    public string Projector() => Door.View((room, _, now) =>
        Encoding.UTF8.GetString(BoardView.OfProjector(Catalogue, room, now)));

    public string Host() => Door.View((room, refused, now) =>
        Encoding.UTF8.GetString(BoardView.OfHost(Catalogue, room, refused, now)));

    /// <summary>The board ends, and starts again with its journal.</summary>
    public void Restart()
    {
        Journal.Dispose();
        (Journal, Door) = Start();
    }

    public void Dispose()
    {
        Journal.Dispose();
        _folder.Dispose();
    }

    private (BoardJournal Journal, Door Door) Start()
    {
        var journal = File.Exists(JournalFile)
            ? BoardJournal.Open(JournalFile)
            : BoardJournal.Create(JournalFile, new JournalHead("ABCD", "projector", "host"));
        return (journal, new Door(Catalogue, journal, Clock));
    }
}
