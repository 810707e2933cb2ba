using System.Globalization;

namespace Kata.Course;

/// <summary>
/// State kept between runs, in <c>.kata/notes</c>: the hints shown, and each stage's score with the fingerprint of its answer.
/// One key per line, followed by numbers. The file is read each time, because two programs may use it; a line that can't be read
/// is dropped.
/// </summary>
internal sealed class Notes(string? folder = null)
{
    private readonly string _file = Path.Combine(folder ?? Folder, "notes");

    /// <summary>The name of the folder of the learner's own state, ignored by git.</summary>
    public const string Name = ".kata";

    /// <summary>That folder.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, Name);

    /// <summary>How many hints for a task were shown.</summary>
    public int HintsShown(StageFolder stage, int task) =>
        Read().GetValueOrDefault($"hint/{stage}/{task}") is [var shown] ? shown : 0;

    public void SaveHints(StageFolder stage, int task, int shown) => Write(lines => lines[$"hint/{stage}/{task}"] = [shown]);

    /// <summary>The earlier score of exactly this answer; null if there is none.</summary>
    public Score? ScoreOf(Answer answer) => Read().GetValueOrDefault(Key(answer)) is [var green, var tests, var task, var begun]
        ? new Score(green, tests, task, begun == 1)
        : null;

    /// <summary>Stores an answer's score, and removes those of the stage's earlier answers.</summary>
    public void SaveScore(Answer answer, Score score) => Write(lines =>
    {
        foreach (var old in lines.Keys.Where(key => key.StartsWith($"mark/{answer.Stage}/", StringComparison.Ordinal)).ToArray())
        {
            lines.Remove(old);
        }

        lines[Key(answer)] = [score.Green, score.Tests, score.Task, score.IsBegun ? 1 : 0];
    });

    private static string Key(Answer answer) => $"mark/{answer.Stage}/{answer.Fingerprint}";

    private SortedDictionary<string, int[]> Read()
    {
        var lines = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        try
        {
            foreach (var words in File.Exists(_file) ? File.ReadLines(_file).Select(line => line.Split(' ')) : [])
            {
                lines[words[0]] = [
                    .. words.Skip(1).Select(word => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture)),
                ];
            }
        }
        catch (Exception exception)
            when (exception is IOException or FormatException or OverflowException or UnauthorizedAccessException)
        {
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
