namespace Kata.Grading;

/// <summary>A submission to be read.</summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Path">Where it is.</param>
internal sealed record Handed(string Id, string Path);

/// <summary>What a path was understood as.</summary>
/// <param name="IsOne">Whether it is one submission; otherwise a folder of them.</param>
/// <param name="Submissions">The one, or each of them, in order; no two of the same id.</param>
/// <param name="Says">What was understood, what was left out, and how to say that it is otherwise: a sentence or two.</param>
internal sealed record Gathering(bool IsOne, Handed[] Submissions, string Says);

/// <summary>
/// Reads what was handed in, into memory: C# files and nothing else, and nothing of it is run, built or unpacked to disk. Whatever is bad
/// about a submission is said in it; only what is wrong with the command line is thrown.
/// </summary>
internal static class Intake
{
    private const int MostLeftOut = 20;

    private static readonly EnumerationOptions _all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The submissions at a path.</summary>
    /// <param name="path">A submission, or a folder of them.</param>
    /// <param name="isOne">Which it is; null to find out.</param>
    /// <exception cref="KataException">There is nothing, or it cannot be listed.</exception>
    public static Gathering Find(string path, bool? isOne = null)
    {
        try
        {
            if (File.Exists(path))
            {
                return One(path, "is a file: one submission.");
            }

            var children = new DirectoryInfo(path).EnumerateFileSystemInfos("*", _all).OrderBy(child => child.Name, StringComparer.Ordinal).ToArray();
            var why = WhyOne(path, children);
            return isOne switch
            {
                true => One(path, "is taken as one submission, as --one says."),
                null when why is not null => One(path, $"has {why}: one submission. If it is a folder of submissions, say --class."),
                _ => Class(path, children),
            };
        }
        catch (Exception exception) when (Refusal.Why(exception) is { } why)
        {
            throw new KataException($"{Shown.Name(path)}: {why}.", Exit.Usage, exception);
        }
    }

    /// <summary>Reads one submission: a folder, a git checkout too, a .zip, or a .cs file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="id">Whose it is; null for the name that the path ends in.</param>
    /// <param name="handedIn">When it was handed in, if that is known.</param>
    public static Submission Read(string path, string? id = null, DateTimeOffset? handedIn = null) =>
        Read(() => Open(path), NameOf(path), id ?? IdOf(path), handedIn);

    private static Submission Read(Func<ISource> open, string name, string id, DateTimeOffset? handedIn)
    {
        try
        {
            using var source = open();
            var contents = Contents.Of(source);
            if (source is FolderSource && contents is { Files: [], Archives: [{ Open: { } archive } only] } && IsZip(only.Path))
            {
                var inner = Read(() => new ZipSource(archive), only.Path, id, handedIn);
                return inner with { Notes = [$"{Shown.Name(only.Path)} is all that was handed in: it is read.", .. inner.Notes] };
            }

            var assignment = new Assignment(contents);
            return new Submission(id, handedIn, assignment.Stages, assignment.Notes, assignment.Stages.Length > 0 ? null : Nothing(name));
        }
        catch (Exception exception) when (Refusal.Why(exception) is not null)
        {
            return new Submission(id, handedIn, [], [], $"{Shown.Name(name)}: {Refusal.Why(exception)}.");
        }
    }

    private static string Nothing(string name) =>
        $"{Shown.Name(name)}: no C# file in it belongs to a stage; hand in the folder exercises, or files with a stage's namespace (namespace Katas.{StageFolder.All[0].Name};).";

    private static ISource Open(string path) => Directory.Exists(path) ? new FolderSource(path)
        : !File.Exists(path) ? throw new FileNotFoundException()
        : LeftOut.IsCode(path) ? new FileSource(path)
        : IsZip(path) ? new ZipSource(() => FileSource.Open(path))
        : throw new Refusal("it is neither a folder nor a .zip nor a .cs file; hand in one of these");

    private static Gathering One(string path, string says) => new(true, [new Handed(IdOf(path), path)], $"{Shown.Name(path)} {says}");

    /// <summary>What a folder of submissions would not have.</summary>
    private static string? WhyOne(string path, FileSystemInfo[] children)
    {
        var below = new DirectoryInfo(Path.Combine(path, StageFolder.Exercises));
        string[] stages = [.. children.Concat(below.Exists ? below.EnumerateDirectories() : []).OfType<DirectoryInfo>().Select(folder => folder.Name).Where(name => StagePath.Find(name) is not null).Order(StringComparer.Ordinal)];
        string[] files = [.. children.OfType<FileInfo>().Select(file => file.Name).Where(name => name == "Katas.sln" || (LeftOut.IsCode(name) && !LeftOut.IsHidden(name)))];
        return stages.Length > 0 ? Shown.Names(stages) : files.Length > 0 ? Shown.Names(files) : null;
    }

    private static Gathering Class(string path, FileSystemInfo[] children)
    {
        var submissions = children.Where(IsSubmission).ToArray();
        string[] others = [.. children.Except(submissions).Select(child => child.Name)];
        var handed = Identified(submissions);
        var found = handed.Length == 0 ? "no submission" : $"{handed.Length} submission{(handed.Length == 1 ? "" : "s")}, {Shown.Names([.. handed.Select(one => one.Id)])}";
        var left = others.Length == 0 ? "" : $" Left out: {Shown.Names(others, MostLeftOut)}.";
        return new Gathering(false, handed, $"{Shown.Name(path)} is a folder of {found}. If it is one submission, say --one.{left}");
    }

    /// <summary>Each by its short name, unless another could be meant by that.</summary>
    private static Handed[] Identified(FileSystemInfo[] submissions)
    {
        var names = submissions.Select(child => (Short: IdOf(child.FullName), Full: Shown.InFull(child.Name), Path: child.FullName)).ToArray();
        var meant = names.SelectMany(name => new[] { name.Short, name.Full }.Distinct()).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(names, name => new Handed(meant[name.Short] == 1 ? name.Short : name.Full, name.Path));
    }

    /// <summary>Also an archive of a kind that is not read: whose it is must not be without a mark, and will be told why.</summary>
    private static bool IsSubmission(FileSystemInfo child) =>
        !child.Attributes.HasFlag(FileAttributes.ReparsePoint) && !LeftOut.IsFolder(child.Name) && (child is DirectoryInfo || LeftOut.IsCode(child.Name) || LeftOut.IsArchive(child.Name));

    private static string IdOf(string path) => Shown.InFull(Directory.Exists(path) ? NameOf(path) : Path.GetFileNameWithoutExtension(path));

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) is { Length: > 0 } name ? name : "submission";

    private static bool IsZip(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
}
