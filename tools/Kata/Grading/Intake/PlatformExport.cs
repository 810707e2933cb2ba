using System.Globalization;
using System.Text.RegularExpressions;

namespace Kata.Grading;

/// <summary>A file of a platform's export.</summary>
/// <param name="Name">What the student called it.</param>
/// <param name="Path">Where it is.</param>
internal sealed record ExportedFile(string Name, string Path);

/// <summary>
/// What a learning platform makes of "download all submissions": files or folders whose names say whose they are. Ids keep the
/// platform's own number, so that the marks find their way back.
/// </summary>
internal static partial class PlatformExport
{
    private const string Canvas = "Canvas";
    private const string Moodle = "Moodle";

    /// <summary>The submissions of an export; null if it is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="children">What is in it and could be a submission.</param>
    public static Discovery? Find(string path, FileSystemInfo[] children) =>
        children.Length == 0 ? null
        : children.All(child => child is FileInfo && CanvasName().IsMatch(child.Name)) ? OfCanvas(path, children)
        : children.All(child => child is DirectoryInfo && MoodleName().IsMatch(child.Name)) ? OfMoodle(path, children)
        : GradescopeExport.Find(path);

    /// <summary>Whether Canvas or Moodle gives such a name to a file or folder.</summary>
    public static bool IsName(string name) => CanvasName().IsMatch(name) || MoodleName().IsMatch(name);

    /// <summary>The student and the platform's number in the id of a submission to it; null if the id is another.</summary>
    public static (string Student, string Number)? NumberIn(string id, string platform) =>
        NumberedId().Match(id) is { Success: true } match && match.Groups["platform"].Value == platform
            ? (match.Groups["student"].Value, match.Groups["number"].Value)
            : null;

    /// <summary>Canvas puts all files into one folder, as <c>login[_LATE]_user_attachment_name.cs</c>.</summary>
    private static Discovery OfCanvas(string path, FileSystemInfo[] files)
    {
        CanvasFile[] all = [.. files.Select(file => CanvasFile.Of(file, CanvasName().Match(file.Name)))];
        SubmissionPath[] students =
        [
            .. from file in all
               group file by (file.Login, file.User) into student
               orderby student.Key.Login, student.Key.User
               select Of(path, Id(student.Key.Login, Canvas, student.Key.User), [.. student]),
        ];
        return Found(path, Canvas, students, files.Length, "file");
    }

    private static SubmissionPath Of(string path, string id, CanvasFile[] files)
    {
        CanvasFile[] newest =
        [
            .. files.GroupBy(file => (file.Kind, file.Stages))
                .Select(attempts => attempts.MaxBy(file => file.Attachment)!)
                .OrderBy(file => file.Attachment),
        ];
        string[] late = [.. newest.Where(file => file.IsLate).Select(file => file.Name)];
        string[] older = [.. files.Except(newest).Select(file => file.Name)];
        return new SubmissionPath(id, path)
        {
            OtherNames = [files[0].Login, files[0].User],
            Files = [.. newest.Select(file => new ExportedFile(file.Name, file.Path))],
            Notes =
            [
                .. late.Length == 0 ? [] : (string[])[$"Canvas says that it is late: {DisplayName.List(late)}."],
                .. older.Length == 0 ? [] : (string[])[$"An earlier attempt is left out: {DisplayName.List(older)}."],
            ],
        };
    }

    /// <summary>Moodle makes a folder for each student and kind of submission, even where the text is empty.</summary>
    private static Discovery OfMoodle(string path, FileSystemInfo[] folders)
    {
        var all = folders.Select(folder => (folder.FullName, Parts: MoodleName().Match(folder.Name).Groups)).ToArray();
        SubmissionPath[] students =
        [
            .. from folder in all
               group folder by (Name: folder.Parts["name"].Value, Number: folder.Parts["number"].Value) into student
               orderby student.Key.Name, student.Key.Number
               let handedIn = student.OrderBy(folder => folder.Parts["kind"].Value != "file").First()
               select new SubmissionPath(Id(student.Key.Name, Moodle, student.Key.Number), handedIn.FullName)
               {
                   OtherNames = [student.Key.Name, student.Key.Number],
               },
        ];
        return Found(path, Moodle, students, folders.Length, "folder");
    }

    public static Discovery Found(string path, string platform, SubmissionPath[] students, int count, string what) => new(
        false,
        students,
        $"{DisplayName.Of(path)} is a {platform} export: {ReportText.Count(students.Length, "student")}, "
            + $"{ReportText.Count(count, what)}. If it is one submission, say --one.");

    public static string Id(string student, string platform, string number) =>
        $"{DisplayName.Escape(student)} ({platform} {number})";

    [GeneratedRegex(
        @"^(?<login>[^_]+)(?<late>_LATE)?_(?<user>[0-9]+)_(?<attachment>[0-9]+)_(?<name>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex CanvasName();

    [GeneratedRegex(
        "^(?<name>.+)_(?<number>[0-9]+)_assignsubmission_(?<kind>file|onlinetext)_?$", RegexOptions.ExplicitCapture)]
    private static partial Regex MoodleName();

    [GeneratedRegex(@"^(?<student>.+) \((?<platform>[A-Za-z]+) (?<number>[^() ]+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedId();

    /// <summary>A file that was handed in on Canvas.</summary>
    /// <param name="Login">The student's login, or name.</param>
    /// <param name="User">The student's number.</param>
    /// <param name="Attachment">The file's number: a later one is higher.</param>
    /// <param name="Name">What the student called it; Canvas adds -1 to a name that it has already.</param>
    /// <param name="Path">Where it is.</param>
    /// <param name="IsLate">Whether Canvas says so.</param>
    /// <param name="Stages">The stages whose namespaces it declares.</param>
    private sealed record CanvasFile(
        string Login, string User, long Attachment, string Name, string Path, bool IsLate, string Stages)
    {
        /// <summary>The same for each attempt at a file.</summary>
        public string Kind => CopyName.Original(Name);

        public static CanvasFile Of(FileSystemInfo file, Match name) => new(
            name.Groups["login"].Value,
            name.Groups["user"].Value,
            long.TryParse(name.Groups["attachment"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : long.MaxValue,
            name.Groups["name"].Value,
            file.FullName,
            name.Groups["late"].Success,
            StagesOf(file.FullName));

        private static string StagesOf(string path)
        {
            try
            {
                var isCode = IgnoredFiles.IsCode(path) && new FileInfo(path).Length <= Limits.FileBytes;
                var stages = isCode
                    ? CodeText.Stages(CodeText.Namespaces(CodeText.Decode(File.ReadAllBytes(path), out _)))
                    : [];
                return string.Join(' ', stages.Select(stage => stage.Slug));
            }
            catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
            {
                // The reading of the submission reports why.
                return "";
            }
        }
    }
}
