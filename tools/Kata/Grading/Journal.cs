using System.Text.Json;

namespace Kata.Grading;

/// <summary>
/// The grades that are done, a line each, written as they fall: a grading that was ended, by whatever, goes on from there. A line that was
/// cut off is graded again.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Dictionary<string, Grade> _known = [];
    private readonly Lock _lock = new();
    private readonly StreamWriter? _file;

    /// <param name="path">The file; it goes on if it is of the same grading, else it begins anew.</param>
    /// <param name="head">What says which grading it is of: the plan, the seed, the version, the sandbox.</param>
    /// <param name="earlier">Grades that are known from elsewhere.</param>
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

            // Written anew, so that no half line stays in the middle.
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

    /// <summary>The seed of the grading that a journal is of; null if there is none that can be read.</summary>
    public static int? SeedIn(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadLines(path).FirstOrDefault() is { } head ? JsonSerializer.Deserialize<Results>(head)?.Seed : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Why it cannot be written; then a grading that is ended begins anew.</summary>
    public string? Problem { get; private set; }

    /// <summary>The grade that this very submission got before.</summary>
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
