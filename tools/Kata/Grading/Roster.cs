using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Kata.Grading;

/// <summary>A student of a roster.</summary>
/// <param name="Id">The id that is exported.</param>
/// <param name="Name">The name that is shown.</param>
internal sealed record RosterEntry(string Id, string Name)
{
    /// <summary>Every id, login, address and name of the student.</summary>
    public string[] Names { get; init; } = [];
}

/// <summary>
/// Who is in the class: a CSV whose header names its columns. A submission is found by any id, login, address or name in its row.
/// </summary>
internal sealed class Roster
{
    private static readonly string[] _ids =
    [
        "id", "student id", "sid", "id number", "sis user id", "sis login id", "identifier", "username", "login", "email",
    ];

    private static readonly string[] _keys = ["id", "sid", "name", "mail", "login", "user", "github", "identifier", "student"];
    private static readonly string[] _names = ["name", "full name", "student", "student name", "display name"];
    private static readonly string[] _givenNames = ["first name", "given name"];
    private static readonly string[] _familyNames = ["last name", "surname", "family name"];

    private readonly RosterEntry[] _students;
    private readonly Dictionary<string, RosterEntry?> _byName = new(StringComparer.OrdinalIgnoreCase);

    private Roster(RosterEntry[] students)
    {
        _students = students;
        foreach (var student in students)
        {
            foreach (var name in student.Names.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                // What two students share identifies neither.
                _byName[name] = _byName.ContainsKey(name) ? null : student;
            }
        }
    }

    /// <summary>Nobody: every submission is shown and exported under its id.</summary>
    public static Roster None { get; } = new([]);

    /// <exception cref="KataException">The file is missing or invalid.</exception>
    public static Roster Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Parse(SourceEncoding.Decode(File.ReadAllBytes(path), out _), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KataException(
                $"{name} cannot be read: give a file with a line for each student, or leave out --roster.",
                Exit.Usage,
                exception);
        }
    }

    /// <param name="csv">The lines; the first names the columns.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="KataException">It has no column for ids or names, or a line is invalid.</exception>
    public static Roster Parse(string csv, string file)
    {
        var lines = Lines(csv, file);
        string[] header = lines.Length == 0 ? [] : [.. lines[0].Select(Column)];
        if (!Array.Exists(header, IsKey))
        {
            throw new KataException(
                $"{file}:1: the first line must name the columns, such as id,name,email,github. It names "
                    + $"{(header.Length == 0 ? "none" : DisplayName.List(header))}.",
                Exit.Usage);
        }

        return new Roster([.. lines.Skip(1).Select(cells => Row(header, cells)).OfType<RosterEntry>()]);
    }

    /// <summary>The student of a submission; null if it is not clear whose it is.</summary>
    public RosterEntry? Find(SubmissionPath submission) => _students.Length == 0
        ? null
        : submission.Names.Select(name => _byName.GetValueOrDefault(NameKey.Of(name))).FirstOrDefault(found => found is not null)
            ?? InClone(NameKey.Of(submission.Id));

    /// <summary>Whose submission is unknown, and who has none: a sentence each.</summary>
    public string[] Remarks(SubmissionPath[] submissions)
    {
        if (_students.Length == 0)
        {
            return [];
        }

        var found = submissions.ToLookup(Find, submission => submission.Id);
        string[] unknown = [.. found[null]];
        string[] missing = [.. _students.Where(student => !found.Contains(student)).Select(student => student.Name)];
        return
        [
            .. unknown.Length == 0
                ? []
                : (string[])[$"Not in the roster, and shown as they are: {DisplayName.List(unknown)}."],
            .. missing.Length == 0 ? [] : (string[])[$"In the roster, but without a submission: {DisplayName.List(missing)}."],
            .. found.Where(same => same.Key is not null && same.Count() > 1)
                .Select(same => $"{DisplayName.List([.. same])} are all of {DisplayName.Of(same.Key!.Name)}: each is graded."),
        ];
    }

    /// <summary>GitHub Classroom names a clone after the assignment and the login: <c>week-3-adalovelace</c>.</summary>
    private RosterEntry? InClone(string id) => Enumerable.Range(0, id.Length)
        .Where(at => id[at] == '-')
        .Select(at => _byName.GetValueOrDefault(id[(at + 1)..]))
        .FirstOrDefault(student => student is not null);

    private static RosterEntry? Row(string[] header, string[] cells)
    {
        string? Cell(string[] columns) => columns
            .Select(column => Array.IndexOf(header, column))
            .Where(at => at >= 0 && at < cells.Length && cells[at].Length > 0)
            .Select(at => cells[at])
            .FirstOrDefault();
        var (given, family) = (Cell(_givenNames), Cell(_familyNames));
        string[] full = given is null || family is null ? [] : [$"{given} {family}", $"{family}, {given}"];
        var first = cells.Take(header.Length).Where((cell, at) => cell.Length > 0 && IsKey(header[at])).FirstOrDefault() ?? "";
        string[] names =
        [
            .. cells.Take(header.Length)
                .Where((cell, at) => cell.Length > 0 && IsKey(header[at]))
                .Concat(full)
                .Select(NameKey.Of),
        ];
        return names.Length == 0
            ? null
            : new RosterEntry(Cell(_ids) ?? first, Cell(_names) ?? full.FirstOrDefault() ?? first) { Names = names };
    }

    private static bool IsKey(string column) => !_givenNames.Contains(column)
        && !_familyNames.Contains(column)
        && (column.Contains("mail", StringComparison.Ordinal) || column.Split(' ').Any(_keys.Contains));

    /// <summary>Lower case, and words apart: <c>github_username</c> is "github username".</summary>
    private static string Column(string cell) =>
        cell.Trim('\uFEFF', ' ').Replace('_', ' ').Replace('-', ' ').ToLowerInvariant();

    /// <summary>The lines that are not empty, with commas, semicolons or tabs between their cells.</summary>
    private static string[][] Lines(string csv, string file)
    {
        var first = csv.ReplaceLineEndings("\n").Split('\n')[0];
        using var parser = new TextFieldParser(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Encoding.UTF8);
        parser.SetDelimiters(((string[])[",", ";", "\t"]).MaxBy(one => first.Split(one).Length)!);
        var lines = new List<string[]>();
        try
        {
            while (parser.ReadFields() is { } cells)
            {
                lines.Add(cells);
            }
        }
        catch (MalformedLineException exception)
        {
            throw new KataException(
                $"{file}:{exception.LineNumber}: the quotes of this line don't match: close them.", Exit.Usage, exception);
        }

        return [.. lines];
    }
}
