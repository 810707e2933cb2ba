using System.Globalization;
using System.Security.Cryptography;
using Kata.Live;

namespace Kata.Boards;

/// <summary>The journals of this machine's boards, in <c>.kata/board</c>.</summary>
internal static class BoardJournals
{
    private const int CodeLength = 4;

    /// <summary>A board that is restarted within that time goes on with its room.</summary>
    private static readonly TimeSpan _rest = TimeSpan.FromHours(12);

    private static readonly string _folder = Path.Combine(Notes.Folder, "board");

    /// <summary>The newest; null if there is none.</summary>
    public static string? Newest() => Directory.Exists(_folder)
        ? Directory.GetFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>The newest journal if it is of today's room; otherwise, a new one.</summary>
    /// <param name="isNew">Whether to start a new one in any case.</param>
    public static (BoardJournal Journal, string Path) Open(bool isNew)
    {
        if (!isNew && Newest() is { } path && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < _rest)
        {
            return (BoardJournal.Open(path), path);
        }

        var name = $"{DateTime.Now.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)}.jsonl";
        var created = Path.Combine(_folder, name);
        return (BoardJournal.Create(created, new JournalHead(NewCode(), Guard.NewToken(), Guard.NewToken())), created);
    }

    /// <summary>Without letters and digits that are easily confused.</summary>
    private static string NewCode() => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", CodeLength);
}
