namespace Kata.Grading;

/// <summary>What a path is.</summary>
internal enum PathKind
{
    /// <summary>Not specified: look at its contents.</summary>
    Detect,

    /// <summary>One submission.</summary>
    One,

    /// <summary>A folder of submissions.</summary>
    Class,
}

/// <summary>Where to read a submission.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its path.</param>
internal sealed record SubmissionPath(string Id, string Path)
{
    /// <summary>Its files, if they lie among those of others; null if all of the path is one submission.</summary>
    public ExportedFile[]? Files { get; init; }

    /// <summary>What the platform says of it: a sentence each.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>What else the platform calls its student: a name, a number, an address.</summary>
    public string[] OtherNames { get; init; } = [];

    /// <summary>When it was submitted, if the platform says so.</summary>
    public DateTimeOffset? HandedIn { get; init; }

    /// <summary>Everything that a list of times, a roster or an extension may call it.</summary>
    public string[] Names => [Id, .. OtherNames];
}

/// <summary>What was found at a path.</summary>
/// <param name="IsOne">Whether it is one submission; otherwise a folder of submissions.</param>
/// <param name="Submissions">The submissions, in order, with unique ids.</param>
/// <param name="Description">What was found and ignored, and which option overrides that: a sentence or two.</param>
internal sealed record Discovery(bool IsOne, SubmissionPath[] Submissions, string Description);

/// <summary>
/// Reads submissions into memory: only C# files, and nothing is run, built or unpacked to disk. Problems with a submission are
/// recorded in it; only a wrong command line throws.
/// </summary>
internal static class Intake
{
    private const int MaxIgnored = 20;
    private const int MaxArchives = 20;

    private static readonly string[] _output = ["journal.jsonl", "results.json"];

    private static readonly EnumerationOptions _all =
        new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The submissions at a path.</summary>
    /// <param name="path">A submission, or a folder of them.</param>
    /// <param name="kind">Which of the two it is.</param>
    /// <exception cref="KataException">Nothing is there, or it can't be listed.</exception>
    public static Discovery Find(string path, PathKind kind = PathKind.Detect)
    {
        try
        {
            if (File.Exists(path))
            {
                if (kind == PathKind.Class || (kind == PathKind.Detect && IsZip(path) && IsClass(path)))
                {
                    throw new KataException(
                        $"{DisplayName.Of(path)} has the submissions of a class in it: unpack it, and give the folder. If it is "
                            + "one submission, say --one.",
                        Exit.Usage);
                }

                return One(path, "is a file: one submission.");
            }

            var children = new DirectoryInfo(path).EnumerateFileSystemInfos("*", _all)
                .OrderBy(child => child.Name, StringComparer.Ordinal)
                .ToArray();
            if (kind != PathKind.One && PlatformExport.Find(path, [.. children.Where(IsSeen)]) is { } export)
            {
                return export;
            }

            if (kind != PathKind.One && StageFirst.Find(path, children, kind == PathKind.Class) is { } sorted)
            {
                return sorted;
            }

            var why = WhyOne(path, children);
            return kind switch
            {
                PathKind.One => One(path, "is taken as one submission, as --one says."),
                PathKind.Detect when why is not null => One(
                    path, $"has {why}: one submission. If it is a folder of submissions, say --class."),
                _ => Class(path, children),
            };
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is { } why)
        {
            throw new KataException($"{DisplayName.Of(path)}: {why}.", Exit.Usage, exception);
        }
    }

    /// <summary>Reads one submission: a folder (also a git checkout), a .zip or a .cs file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="id">Its id; null to use the file or folder name.</param>
    /// <param name="handedIn">When it was submitted, if known.</param>
    public static Submission Read(string path, string? id = null, DateTimeOffset? handedIn = null) =>
        Read(() => Open(path), NameOf(path), id ?? IdOf(path), handedIn);

    /// <summary>Reads one of the submissions that were found.</summary>
    /// <param name="submission">Where it is.</param>
    /// <param name="handedIn">When it was submitted, if known.</param>
    public static Submission Read(SubmissionPath submission, DateTimeOffset? handedIn)
    {
        try
        {
            var read = submission.Files is { } files
                ? Read(() => new ExportedSource(files), submission.Id, submission.Id, handedIn)
                : Read(submission.Path, submission.Id, handedIn);
            return read with { Notes = [.. submission.Notes, .. read.Notes] };
        }
        catch (Exception exception) when (exception is not KataException)
        {
            // One submission must not abort a class's grading.
            return Unread(
                submission.Id, handedIn, $"The grader failed to read it ({exception.GetType().Name}). Please report it.");
        }
    }

    private static Submission Unread(string id, DateTimeOffset? handedIn, string problem) =>
        new(id, handedIn, [], [], problem) { IsUnread = true };

    private static Submission Read(Func<ISource> open, string name, string id, DateTimeOffset? handedIn)
    {
        try
        {
            using var source = open();
            var contents = Contents.Of(source);
            if (contents is { Files: [], Archives.Length: > 0 and <= MaxArchives }
                && source is not NestedSource
                && contents.Archives.All(one => one.Open is not null && IsZip(one.Path)))
            {
                string[] names = [.. contents.Archives.Select(archive => archive.Path)];
                var inner = Read(
                    () => new NestedSource(contents.Archives), names is [var archive] ? archive : name, id, handedIn);
                return inner with
                {
                    Notes =
                    [
                        $"{DisplayName.List(names)} {(names.Length == 1 ? "is" : "are")} all that was handed in, and read.",
                        .. inner.Notes,
                    ],
                };
            }

            var assignment = new Assignment(contents);
            return new Submission(
                id,
                handedIn,
                assignment.Stages,
                assignment.Notes,
                assignment.Stages.Length > 0 ? null : assignment.Unread ?? Nothing(name))
            { Unread = assignment.Unread };
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
        {
            return Unread(id, handedIn, $"{DisplayName.Of(name)}: {UnreadableException.ReasonFor(exception)}.");
        }
    }

    private static string Nothing(string name) =>
        $"{DisplayName.Of(name)}: no C# file in it belongs to a stage; hand in the folder exercises, or files with a stage's "
        + $"namespace (namespace Katas.{StageFolder.All[0].Name};).";

    /// <summary>Whether an archive is what a platform exports, or has several archives in it.</summary>
    private static bool IsClass(string path)
    {
        try
        {
            using var source = new ZipSource(() => FileSource.Open(path));
            string[] names = [.. source.Entries().Select(entry => entry.Path).Take(Limits.Entries)];
            return names.Any(name => Path.GetFileName(name) == GradescopeExport.Metadata)
                || names.Count(name => !name.Contains('/') && IsZip(name)) > 1
                || names.Select(name => name.Split('/')[0]).Distinct().Count(PlatformExport.IsName) > 1;
        }
        catch (Exception exception) when (UnreadableException.ReasonFor(exception) is not null)
        {
            return false; // The reading of the submission reports why.
        }
    }

    private static ISource Open(string path) => Directory.Exists(path) ? new FolderSource(path)
        : !File.Exists(path) ? throw new FileNotFoundException()
        : IgnoredFiles.IsCode(path) ? new FileSource(path)
        : IsZip(path) ? new ZipSource(() => FileSource.Open(path))
        : throw new UnreadableException("it is neither a folder nor a .zip nor a .cs file; hand in one of these");

    private static Discovery One(string path, string says) =>
        new(true, [new SubmissionPath(IdOf(path), path)], $"{DisplayName.Of(path)} {says}");

    /// <summary>What shows that a path is a single submission; null if nothing does.</summary>
    private static string? WhyOne(string path, FileSystemInfo[] children)
    {
        var below = new DirectoryInfo(Path.Combine(path, StageFolder.Exercises));
        string[] stages =
        [
            .. children.Concat(below.Exists ? below.EnumerateDirectories() : [])
                .OfType<DirectoryInfo>()
                .Select(folder => folder.Name)
                .Where(name => StagePath.Find(name) is not null)
                .Order(StringComparer.Ordinal),
        ];
        string[] files =
        [
            .. children.OfType<FileInfo>()
                .Select(file => file.Name)
                .Where(name => name == "Katas.sln" || (IgnoredFiles.IsCode(name) && !IgnoredFiles.IsHidden(name))),
        ];
        return stages.Length > 0 ? DisplayName.List(stages) : files.Length > 0 ? DisplayName.List(files) : null;
    }

    private static Discovery Class(string path, FileSystemInfo[] children)
    {
        var submissions = children.Where(IsSubmission).ToArray();
        string[] others = [.. children.Except(submissions).Select(child => child.Name)];
        var found = Identified(submissions);
        if (found.Length == 0)
        {
            throw new KataException(
                $"{DisplayName.Of(path)} has no submission in it: give a folder of folders, .zip or .cs files.", Exit.Usage);
        }

        var summary = $"{found.Length} submission{(found.Length == 1 ? "" : "s")}, "
            + $"{DisplayName.List([.. found.Select(one => one.Id)])}";
        var left = others.Length == 0 ? "" : $" Left out: {DisplayName.List(others, MaxIgnored)}.";
        return new Discovery(
            false, found, $"{DisplayName.Of(path)} is a folder of {summary}. If it is one submission, use --one.{left}");
    }

    /// <summary>Uses short names as ids where they are unique, full names otherwise.</summary>
    private static SubmissionPath[] Identified(FileSystemInfo[] submissions)
    {
        var names =
            submissions.Select(child => (Short: IdOf(child.FullName), Full: DisplayName.Escape(child.Name), Path: child.FullName))
                .ToArray();
        var counts = names.SelectMany(name => new[] { name.Short, name.Full }.Distinct())
            .CountBy(name => name)
            .ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(names, name => new SubmissionPath(counts[name.Short] == 1 ? name.Short : name.Full, name.Path));
    }

    /// <summary>Includes archives of unsupported types: their students must get a grade, and the reason.</summary>
    internal static bool IsSubmission(FileSystemInfo child) =>
        IsSeen(child)
            && (child is DirectoryInfo || IgnoredFiles.IsCode(child.Name) || IgnoredFiles.IsArchive(child.Name));

    private static bool IsSeen(FileSystemInfo child) =>
        !child.Attributes.HasFlag(FileAttributes.ReparsePoint) && !IgnoredFiles.IsFolder(child.Name) && !IsOwnOutput(child);

    /// <summary>The results of an earlier grading, which an instructor may have written into the folder of submissions.</summary>
    private static bool IsOwnOutput(FileSystemInfo child) =>
        _output.All(file => File.Exists(Path.Combine(child.FullName, file)));

    internal static string IdOf(string path) =>
        DisplayName.Escape(Directory.Exists(path) ? NameOf(path) : Path.GetFileNameWithoutExtension(path));

    private static string NameOf(string path) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { Length: > 0 } name
            ? name
            : "submission";

    private static bool IsZip(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
}
