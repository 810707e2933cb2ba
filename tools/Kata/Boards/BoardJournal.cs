using System.Text;

namespace Kata.Boards;

/// <summary>What a line of the journal reports.</summary>
internal enum EntryKind
{
    Joined,
    Saved,
    Left,
    Timer,
}

/// <summary>A line of the journal: everything that changes the board.</summary>
/// <param name="At">When, by the host's clock.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Learner">Who: see <see cref="Posting.IdOf"/>; empty for the timer.</param>
/// <param name="Nickname">The learner's; empty if they left.</param>
/// <param name="Beat">What was reported; null if nothing was.</param>
/// <param name="Minutes">Of the timer; 0 stops it.</param>
internal sealed record Entry(
    DateTimeOffset At, EntryKind Kind, string Learner = "", string Nickname = "", Heartbeat? Beat = null, int Minutes = 0);

/// <summary>The first line: where the room is, so that a restarted board has the same addresses.</summary>
/// <param name="Code">The room's code.</param>
/// <param name="Projector">The secret of the projector's page.</param>
/// <param name="Host">The secret of the host's page.</param>
internal sealed record JournalHead(string Code, string Projector, string Host);

/// <summary>
/// The board's memory: JSON, one entry per line, only ever appended to, and handed to the system before an entry counts. So it
/// survives <c>kill -9</c>; a line that was cut off is skipped. A database such as SQLite would need a native package for each
/// system, and nobody could read it without a tool.
/// </summary>
internal sealed class BoardJournal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly FileStream _owner;

    private BoardJournal(FileStream owner, FileStream file, JournalHead head, Entry[] earlier) =>
        (_owner, _file, Head, Earlier) = (owner, file, head, earlier);

    public JournalHead Head { get; }

    /// <summary>The entries that were there when it was opened.</summary>
    public Entry[] Earlier { get; }

    /// <summary>Continues a journal.</summary>
    /// <exception cref="KataException">Its first line can't be read, or another board has it.</exception>
    public static BoardJournal Open(string path)
    {
        var owner = Own(path);
        var (head, entries) = Read(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        var journal = new BoardJournal(owner, file, head, entries);
        if (!EndsWithNewline(file))
        {
            file.Write("\n"u8);
        }

        return journal;
    }

    /// <summary>Starts a journal that only its owner may read: it has the host's secret.</summary>
    public static BoardJournal Create(string path, JournalHead head)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var journal = new BoardJournal(Own(path), new FileStream(path, options), head, []);
        journal.Write(BoardJson.Text(head));
        return journal;
    }

    /// <summary>The head and the entries of a journal, of a running board too.</summary>
    /// <exception cref="KataException">Its first line can't be read.</exception>
    public static (JournalHead Head, Entry[] Entries) Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var head = BoardJson.Read<JournalHead>(reader.ReadLine() ?? "") ?? throw new KataException(
            $"{path} is not the journal of a board: move it away, or start with --new.", Exit.Broken);
        return (head, [.. Lines(reader).Select(BoardJson.Read<Entry>).OfType<Entry>()]);
    }

    /// <summary>Writes an entry: once this returns, the end of this process doesn't lose it.</summary>
    public void Add(Entry entry)
    {
        lock (_lock)
        {
            Write(BoardJson.Text(entry));
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _owner.Dispose();
    }

    /// <summary>Locks a journal: the system unlocks it when this process ends, however it ends.</summary>
    private static FileStream Own(string path)
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new KataException(
                "Another kata board of this course is running: end it, or start this one with --new.", Exit.Broken, exception);
        }
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static bool EndsWithNewline(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    /// <summary>In one write, so that no line is torn between two.</summary>
    private void Write(string line) => _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
