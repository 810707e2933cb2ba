using System.Globalization;
using Kata.Grading;

namespace Kata.Boards;

/// <summary>A journal as a table: one row per verdict.</summary>
internal static class BoardCsv
{
    public static string Of(IEnumerable<Entry> entries) => string.Concat(
        entries.Where(entry => entry.Beat is not null).Select(entry => Row(entry, entry.Beat!))
            .Prepend(Csv.Row("time", "nickname", "stage", "task", "state", "mistake", "hints", "minutes")));

    private static string Row(Entry entry, Heartbeat beat) => Csv.Row(
        entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Csv.Text(entry.Nickname),
        Csv.Text(beat.Stage),
        Csv.Number(beat.Task),
        beat.IsGreen ? "green" : "red",
        Csv.Text(beat.Mistake ?? ""),
        Csv.Number(beat.Hints),
        Csv.Number(beat.Minutes));
}
