using System.Text;

namespace Kata.Boards;

/// <summary>
/// The room that this copy of the course reports to, in <c>.kata/room</c> next to the other notes. Without that file nothing is
/// ever sent.
/// </summary>
/// <param name="Place">The board's address, or a shared folder.</param>
/// <param name="Key">See <see cref="Posting"/>.</param>
/// <param name="Nickname">The learner's.</param>
/// <param name="Stage">The stage of the task that the learner is at; null before the first report.</param>
/// <param name="Task">That task.</param>
/// <param name="Since">Since when.</param>
internal sealed record Membership(string Place, string Key, string Nickname, string? Stage, int Task, DateTimeOffset? Since)
{
    private static readonly string _file = Path.Combine(Notes.Folder, "room");

    /// <summary>Whether it is a shared folder.</summary>
    public bool IsFolder => !Place.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The room that was joined; null if there is none.</summary>
    public static Membership? Load()
    {
        try
        {
            return File.Exists(_file) ? BoardJson.Read<Membership>(File.ReadAllBytes(_file)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Forgets the room.</summary>
    public static void Forget() => File.Delete(_file);

    /// <summary>At a task since then: the same time as before, if it is the task as before.</summary>
    public Membership At(string stage, int task, DateTimeOffset now) =>
        Stage == stage && Task == task ? this : this with { Stage = stage, Task = task, Since = now };

    public void Save() => AtomicFile.Write(_file, Encoding.UTF8.GetBytes(BoardJson.Text(this)), isPrivate: true);
}
