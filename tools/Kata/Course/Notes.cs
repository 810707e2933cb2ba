using System.Globalization;

namespace Kata.Course;

/// <summary>
/// What is remembered between two runs, in <c>.kata/notes</c>: which hints were shown, and the mark of each stage with the fingerprint of
/// the answer that got it. A key and numbers a line; read anew each time, since two programs may be at it; a line that cannot be read is
/// forgotten.
/// </summary>
internal sealed class Notes(string? folder = null)
{
    private readonly string _file = Path.Combine(folder ?? Folder, "notes");

    /// <summary>The folder of the learner's own state, in no commit.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, ".kata");

    /// <summary>How many hints to a task were shown.</summary>
    public int HintsShown(StageFolder stage, int task) => Read().GetValueOrDefault($"hint/{stage}/{task}") is [var shown] ? shown : 0;

    public void KeepHints(StageFolder stage, int task, int shown) => Write(lines => lines[$"hint/{stage}/{task}"] = [shown]);

    /// <summary>The mark that this very answer got before.</summary>
    public Mark? MarkOf(Answer answer) => Read().GetValueOrDefault(Key(answer)) is [var green, var tests, var task, var begun]
        ? new Mark(green, tests, task, begun == 1)
        : null;

    /// <summary>Keeps an answer's mark, and forgets those of the stage's earlier answers.</summary>
    public void KeepMark(Answer answer, Mark mark) => Write(lines =>
    {
        foreach (var old in lines.Keys.Where(key => key.StartsWith($"mark/{answer.Stage}/", StringComparison.Ordinal)).ToArray())
        {
            lines.Remove(old);
        }

        lines[Key(answer)] = [mark.Green, mark.Tests, mark.Task, mark.IsBegun ? 1 : 0];
    });

    private static string Key(Answer answer) => $"mark/{answer.Stage}/{answer.Fingerprint}";

    private SortedDictionary<string, int[]> Read()
    {
        var lines = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        try
        {
            foreach (var words in File.Exists(_file) ? File.ReadLines(_file).Select(line => line.Split(' ')) : [])
            {
                lines[words[0]] = [.. words.Skip(1).Select(word => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture))];
            }
        }
        catch (Exception exception) when (exception is IOException or FormatException or OverflowException or UnauthorizedAccessException)
        {
        }

        return lines;
    }

    /// <summary>Written beside and moved over, so that no half of it is ever read. A disk that cannot be written costs memory, nothing else.</summary>
    private void Write(Action<SortedDictionary<string, int[]>> change)
    {
        var lines = Read();
        change(lines);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var beside = $"{_file}.{Environment.ProcessId}";
            File.WriteAllLines(beside, lines.Select(line => $"{line.Key} {string.Join(' ', line.Value)}"));
            File.Move(beside, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
