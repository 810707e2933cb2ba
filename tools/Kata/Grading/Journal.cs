using System.Text.Json;

namespace Kata.Grading;

/// <summary>
/// The finished grades, one per line, written immediately: an interrupted grading resumes from there. A truncated line is graded
/// again.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Dictionary<string, Grade> _known = [];
    private readonly Lock _lock = new();
    private readonly StreamWriter? _file;

    /// <param name="path">The file; it is continued if it belongs to the same grading, otherwise overwritten.</param>
    /// <param name="head">Identifies the grading: its plan, secret, version and sandbox.</param>
    /// <param name="earlier">Grades from an earlier run.</param>
    public Journal(string path, string head, IEnumerable<Grade> earlier)
    {
        foreach (var grade in earlier)
        {
            _known[Key(grade.Id, grade.Fingerprint)] = grade;
        }

        try
        {
            var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
            var isSame = lines.FirstOrDefault() == head;
            foreach (var grade in isSame ? lines.Skip(1).Select(Read).OfType<Grade>() : [])
            {
                _known[Key(grade.Id, grade.Fingerprint)] = grade;
            }

            // Rewritten, so that no truncated line remains.
            _file = new StreamWriter(path, append: false) { NewLine = "\n", AutoFlush = true };
            _file.WriteLine(head);
            foreach (var grade in _known.Values)
            {
                _file.WriteLine(Results.ToLine(grade));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = exception.Message;
        }
    }

    /// <summary>The secret of a journal's grading; null if there is no readable journal.</summary>
    public static string? SecretIn(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadLines(path).FirstOrDefault() is { } head
                ? JsonSerializer.Deserialize<Results>(head)?.Secret
                : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Why it can't be written: then an interrupted grading starts over.</summary>
    public string? Problem { get; private set; }

    /// <summary>The earlier grade of exactly this submission; null if there is none.</summary>
    public Grade? Find(string id, string fingerprint) => _known.GetValueOrDefault(Key(id, fingerprint));

    public void Add(Grade grade)
    {
        lock (_lock)
        {
            try
            {
                if (Problem is null)
                {
                    _file?.WriteLine(Results.ToLine(grade));
                }
            }
            catch (IOException exception)
            {
                Problem = exception.Message;
            }
        }
    }

    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException exception)
        {
            Problem ??= exception.Message;
        }
    }

    private static string Key(string id, string fingerprint) => $"{fingerprint} {id}";

    private static Grade? Read(string line)
    {
        try
        {
            return Results.FromLine(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
