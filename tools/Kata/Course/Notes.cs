using System.Globalization;

namespace Kata.Course;

/// <summary>
/// State kept between runs, in <c>.kata/notes</c>: the hints shown, the time spent, and each stage's score with the fingerprint
/// of its answer. One key per line, followed by numbers. The file is read each time, because two programs may use it; a line
/// that can't be read is dropped.
/// </summary>
internal sealed class Notes(string? folder = null)
{
    private const string Last = "last";
    private static readonly DateTime _epoch = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A longer time between two changed answers is a break, and doesn't count.</summary>
    private static readonly TimeSpan _break = TimeSpan.FromMinutes(15);

    private readonly string _file = Path.Combine(folder ?? Folder, "notes");

    /// <summary>The name of the folder of the learner's own state, ignored by git.</summary>
    public const string Name = ".kata";

    /// <summary>That folder.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, Name);

    /// <summary>How many hints for a task were shown.</summary>
    public int HintsShown(StageFolder stage, int task) =>
        Read().GetValueOrDefault($"hint/{stage}/{task}") is [var shown] ? shown : 0;

    public void SaveHints(StageFolder stage, int task, int shown) => Write(lines => lines[$"hint/{stage}/{task}"] = [shown]);

    /// <summary>How many hints for a stage were shown.</summary>
    public int HintsShown(StageFolder stage) =>
        Read().Where(line => line.Key.StartsWith($"hint/{stage}/", StringComparison.Ordinal)).Sum(line => line.Value[0]);

    /// <summary>The time between changes of a stage's answer, without breaks.</summary>
    public TimeSpan TimeSpent(StageFolder stage) => TimeSpan.FromSeconds(Read().GetValueOrDefault($"time/{stage}")?[0] ?? 0);

    /// <summary>Adds what another machine has noted: the larger number of hints and the longer time count.</summary>
    public void Import(IEnumerable<string> text) => Write(lines =>
    {
        foreach (var (key, value) in Parse(text).Where(line => line.Key.Split('/')[0] is "hint" or "time"))
        {
            lines[key] = lines.GetValueOrDefault(key) is [var own] && own > value[0] ? [own] : [value[0]];
        }
    });

    /// <summary>The hints and times, for another machine.</summary>
    public IEnumerable<string> Export() => Read()
        .Where(line => line.Key.Split('/')[0] is "hint" or "time")
        .Select(line => $"{line.Key} {string.Join(' ', line.Value)}");

    /// <summary>The earlier score of exactly this answer; null if there is none.</summary>
    public Score? ScoreOf(Answer answer) => Read().GetValueOrDefault(Key(answer)) is [var green, var tests, var task, var begun]
        ? new Score(green, tests, task, begun == 1)
        : null;

    /// <summary>Stores an answer's score, and removes those of the stage's earlier answers.</summary>
    public void SaveScore(Answer answer, Score score, DateTime? now = null) => Write(lines =>
    {
        var isChanged = !lines.ContainsKey(Key(answer))
            && lines.Keys.Any(key => key.StartsWith($"mark/{answer.Stage}/", StringComparison.Ordinal));
        AddTime(lines, isChanged && (score.IsBegun || score.IsGreen) ? answer.Stage : null, now ?? DateTime.UtcNow);
        foreach (var old in lines.Keys.Where(key => key.StartsWith($"mark/{answer.Stage}/", StringComparison.Ordinal)).ToArray())
        {
            lines.Remove(old);
        }

        lines[Key(answer)] = [score.Green, score.Tests, score.Task, score.IsBegun ? 1 : 0];
    });

    /// <summary>A stage that is only looked at, without a change, gets no time.</summary>
    private static void AddTime(SortedDictionary<string, int[]> lines, StageFolder? stage, DateTime now)
    {
        var seconds = (int)(now - _epoch).TotalSeconds;
        var passed = lines.GetValueOrDefault(Last) is [var last] ? seconds - last : 0;
        lines[Last] = [seconds];
        if (stage is not null && passed > 0 && passed <= _break.TotalSeconds)
        {
            lines[$"time/{stage}"] = [passed + (lines.GetValueOrDefault($"time/{stage}")?[0] ?? 0)];
        }
    }

    private static string Key(Answer answer) => $"mark/{answer.Stage}/{answer.Fingerprint}";

    private SortedDictionary<string, int[]> Read()
    {
        try
        {
            return Parse(File.Exists(_file) ? File.ReadAllLines(_file) : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Parse([]);
        }
    }

    private static SortedDictionary<string, int[]> Parse(IEnumerable<string> text)
    {
        var lines = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var words in text.Select(line => line.Split(' ')))
        {
            int?[] numbers = [.. words.Skip(1).Select(word =>
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null)];
            if (numbers.Length > 0 && !numbers.Contains(null))
            {
                lines[words[0]] = [.. numbers.Select(number => number!.Value)];
            }
        }

        return lines;
    }

    /// <summary>
    /// Writes a new file and renames it, so that nobody reads half a file. If the disk can't be written, the notes are lost,
    /// nothing else.
    /// </summary>
    private void Write(Action<SortedDictionary<string, int[]>> change)
    {
        var lines = Read();
        change(lines);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Environment.ProcessId}";
            File.WriteAllLines(temporary, lines.Select(line => $"{line.Key} {string.Join(' ', line.Value)}"));
            File.Move(temporary, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
