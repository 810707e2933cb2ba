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
    private const string Blackboard = "Blackboard";

    /// <summary>The submissions of an export; null if it is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="children">What is in it and isn't hidden: a student who has handed in only a text is in it too.</param>
    public static Discovery? Find(string path, FileSystemInfo[] children)
    {
        FileSystemInfo[] files = [.. children.OfType<FileInfo>()];
        FileSystemInfo[] folders = [.. children.OfType<DirectoryInfo>()];
        var found = AllNamed(files, children, BlackboardName()) is { } blackboard ? OfBlackboard(path, blackboard)
            : AllNamed(files, children, CanvasName()) is { } canvas ? OfCanvas(path, canvas)
            : AllNamed(folders, children, MoodleName()) is { } moodle ? OfMoodle(path, moodle)
            : AllNamed(files, children, MoodleFileName()) is { } flat ? OfMoodleFiles(path, flat)
            : null;
        string[] others = [.. children.Where(Intake.IsSubmission).Select(child => child.Name).Where(name => !IsName(name))];
        return found is null ? GradescopeExport.Find(path)
            : others.Length == 0 ? found
            : found with { Description = $"{found.Description} Left out: {DisplayName.List(others)}." };
    }

    /// <summary>
    /// Those of a platform's names; null unless these are all that could be a submission. An archive may lie beside them: what
    /// was downloaded.
    /// </summary>
    private static FileSystemInfo[]? AllNamed(FileSystemInfo[] candidates, FileSystemInfo[] children, Regex name)
    {
        FileSystemInfo[] named = [.. candidates.Where(child => name.IsMatch(child.Name))];
        return named.Any(Intake.IsSubmission)
            && children.Except(named)
                .Where(Intake.IsSubmission)
                .All(other => other is FileInfo && IgnoredFiles.IsArchive(other.Name))
            ? named
            : null;
    }

    /// <summary>Whether a platform gives such a name to a file or folder.</summary>
    public static bool IsName(string name) =>
        ((Regex[])[CanvasName(), MoodleName(), MoodleFileName(), BlackboardName()]).Any(platform => platform.IsMatch(name));

    /// <summary>The student and the platform's number in the id of a submission to it; null if the id is another.</summary>
    public static (string Student, string Number)? NumberIn(string id, string platform) =>
        NumberedId().Match(id) is { Success: true } match && match.Groups["platform"].Value == platform
            ? (match.Groups["student"].Value, match.Groups["number"].Value)
            : null;

    /// <summary>
    /// Canvas puts all files into one folder, as <c>login[_LATE]_user_attachment_name.cs</c>, and a text that was typed in as
    /// <c>login_user_text.html</c>.
    /// </summary>
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

    /// <summary>Without folders, Moodle puts their names before those of the files.</summary>
    private static Discovery OfMoodleFiles(string path, FileSystemInfo[] files)
    {
        SubmissionPath[] students =
        [
            .. from file in files
               let parts = MoodleFileName().Match(file.Name).Groups
               group (File: file, parts["file"].Value) by (Name: parts["name"].Value, Number: parts["number"].Value) into student
               orderby student.Key.Name, student.Key.Number
               select new SubmissionPath(Id(student.Key.Name, Moodle, student.Key.Number), path)
               {
                   OtherNames = [student.Key.Name, student.Key.Number],
                   Files = [.. student.Select(file => new ExportedFile(file.Value, file.File.FullName))],
               },
        ];
        return Found(path, Moodle, students, files.Length, "file");
    }

    /// <summary>
    /// Blackboard puts the files of all attempts into one folder, as <c>assignment_user_attempt_time_name.cs</c>, with a text
    /// file for each attempt that has the student's name.
    /// </summary>
    private static Discovery OfBlackboard(string path, FileSystemInfo[] files)
    {
        SubmissionPath[] students =
        [
            .. from file in files
               let parts = BlackboardName().Match(file.Name).Groups
               group (File: file, Time: parts["time"].Value, parts["file"].Value) by parts["user"].Value into student
               orderby student.Key
               let handedIn = student.Where(file => file.Value.Length > 0)
               let newest = handedIn.Max(file => file.Time)
               let receipt = student.FirstOrDefault(file => file.Value.Length == 0).File
               let name = receipt is null ? null : NameIn(receipt.FullName)
               select new SubmissionPath(Id(name ?? student.Key, Blackboard, student.Key), path)
               {
                   OtherNames = [.. name is null ? [] : (string[])[name], student.Key],
                   Files =
                   [
                       .. handedIn.Where(file => file.Time == newest)
                           .Select(file => new ExportedFile(file.Value, file.File.FullName)),
                   ],
                   Notes =
                   [
                       .. handedIn.Select(file => file.Time)
                           .Distinct()
                           .Where(time => time != newest)
                           .Order(StringComparer.Ordinal)
                           .Select(time => $"An earlier attempt is left out: that of {time}."),
                   ],
               },
        ];
        return Found(path, Blackboard, students, files.Length, "file");
    }

    /// <summary>The name in Blackboard's own text file, whose first line is <c>Name: Ada Lovelace (adal)</c>.</summary>
    private static string? NameIn(string receipt)
    {
        try
        {
            return File.ReadLines(receipt).Take(1).Select(line => ReceiptName().Match(line))
                .FirstOrDefault(line => line.Success)?.Groups["name"].Value;
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
        {
            return null; // The login is enough.
        }
    }

    public static Discovery Found(string path, string platform, SubmissionPath[] students, int count, string what) => new(
        false,
        students,
        $"{DisplayName.Of(path)} is a {platform} export: {ReportText.Count(students.Length, "student")}, "
            + $"{ReportText.Count(count, what)}. If it is one submission, say --one.");

    public static string Id(string student, string platform, string number) =>
        $"{DisplayName.Escape(student)} ({platform} {number})";

    [GeneratedRegex(
        @"^(?<login>.+?)(?<late>_LATE)?_(?<user>[0-9]+)_((?<attachment>[0-9]+)_(?<name>.+)|(?<name>text\.html))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex CanvasName();

    [GeneratedRegex(
        "^(?<name>.+)_(?<number>[0-9]+)_assignsubmission_(?<kind>file|onlinetext)_?$", RegexOptions.ExplicitCapture)]
    private static partial Regex MoodleName();

    [GeneratedRegex(
        "^(?<name>.+)_(?<number>[0-9]+)_assignsubmission_(file|onlinetext)_(?<file>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex MoodleFileName();

    [GeneratedRegex(
        @"^.+_(?<user>[^_]+)_attempt_(?<time>[0-9]{4}(-[0-9]{2}){5})(_(?<file>.+)|\.txt)$", RegexOptions.ExplicitCapture)]
    private static partial Regex BlackboardName();

    [GeneratedRegex(@"^Name: (?<name>.+) \([^()]+\)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ReceiptName();

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
