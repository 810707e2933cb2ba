namespace Kata.Updates;

/// <summary>Where an update comes from, and what it starts from.</summary>
/// <param name="Name">The folder or repository, as the learner wrote it.</param>
/// <param name="Before">The course as the learner got it; null if nothing tells.</param>
/// <param name="After">The course as it is there.</param>
/// <param name="Commit">Its commit in the learner's clone, from which the next update starts; null without one.</param>
internal sealed record UpdateSource(string Name, CourseVersion? Before, CourseVersion After, string? Commit = null)
{
    private const string Incoming = "refs/kata/incoming";
    private const string Last = "refs/kata/course";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(10);

    /// <param name="root">The learner's folder.</param>
    /// <param name="from">A folder or a repository; null for where the clone came from.</param>
    /// <exception cref="KataException">There is none, or it is no course of the same kind.</exception>
    public static UpdateSource Find(string root, string? from)
    {
        var isHandout = File.Exists(Path.Combine(root, Repository.HandoutFile));
        var source = Read(root, from ?? Origin(root), isHandout);
        return !source.After.IsCourse ? throw new KataException(
                $"{source.Name} is not this course: it has no {CourseVersion.Solution}. Name a newer copy of it.", Exit.Usage)
            : source.After.IsHandout && !isHandout ? throw new KataException(
                $"{source.Name} is a handout, without reference answers, and this folder has them: name a clone of the course.",
                Exit.Usage)
            : !source.After.IsHandout && isHandout ? throw new KataException(
                $"{source.Name} has the reference answers, and this folder is a handout: name a newer handout.", Exit.Usage)
            : source;
    }

    /// <summary>Makes this version the one that the next update starts from. A handout's files tell it themselves.</summary>
    public void Record(string root)
    {
        if (Commit is not null)
        {
            Git(root, "update-ref", Last, Commit);
        }
    }

    private static UpdateSource Read(string root, string from, bool isHandout)
    {
        var isFolder = Directory.Exists(from);
        if (isFolder && Path.GetFullPath(from).TrimEnd(Path.DirectorySeparatorChar) == root)
        {
            throw new KataException($"{from} is this folder itself: name a newer copy of the course.", Exit.Usage);
        }

        if (!isHandout && HasHistory(root) && (!isFolder || HasHistory(from)))
        {
            return Fetched(root, isFolder ? Path.GetFullPath(from) : from);
        }

        var after = !isFolder ? Cloned(from)
            : HasHistory(from) && CourseVersion.InGit(from, "HEAD") is { } committed ? committed
            : CourseVersion.OnDisk(from);
        return new UpdateSource(from, isHandout ? CourseVersion.Given(root) : null, after);
    }

    /// <summary>In a clone, what both have in common is where the learner began, or where the last update ended.</summary>
    private static UpdateSource Fetched(string root, string from)
    {
        Required(Git(root, "fetch", "--quiet", "--no-tags", "--force", from, $"+HEAD:{Incoming}"), from);
        var common = Said(Git(root, "merge-base", "HEAD", Incoming));
        var last = Said(Git(root, "rev-parse", "--verify", "--quiet", Last));
        var before = last is null || (common is not null && Git(root, "merge-base", "--is-ancestor", last, common) is { Code: 0 })
            ? common
            : last;
        return new UpdateSource(
            from,
            before is null ? null : CourseVersion.InGit(root, before),
            CourseVersion.InGit(root, Incoming) ?? throw Unreadable(from, ""),
            Said(Git(root, "rev-parse", Incoming)));
    }

    private static CourseVersion Cloned(string from)
    {
        var folder = Directory.CreateTempSubdirectory("kata-update-").FullName;
        try
        {
            Required(Git(folder, "clone", "--quiet", "--depth", "1", "--", from, "course"), from);
            return CourseVersion.OnDisk(Path.Combine(folder, "course"));
        }
        finally
        {
            Delete(new DirectoryInfo(folder));
        }
    }

    /// <summary>Git's objects are read-only, which Windows doesn't delete.</summary>
    private static void Delete(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        folder.Delete(recursive: true);
    }

    private static string Origin(string root) =>
        (HasHistory(root) ? Said(Git(root, "remote", "get-url", "origin")) : null)
            ?? throw new KataException(
                "Nothing tells where this folder came from. Name a newer copy of the course: kata update --from ../katas-new",
                Exit.Usage);

    private static bool HasHistory(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    private static (int Code, string Output, string Errors)? Git(string folder, params string[] arguments) =>
        Tool.Run("git", ["-C", folder, .. arguments], "", _limit);

    private static string? Said((int Code, string Output, string Errors)? git) =>
        git is (0, var output, _) ? output.Trim() : null;

    private static void Required((int Code, string Output, string Errors)? git, string from)
    {
        if (git is not { Code: 0 })
        {
            throw Unreadable(from, git is var (_, _, errors)
                ? $" git says: {errors.Trim().Split('\n')[0]}"
                : " Install git, or name a folder.");
        }
    }

    private static KataException Unreadable(string from, string why) =>
        new($"{from} is neither a folder nor a repository that git can read, so nothing was changed.{why}", Exit.Broken);
}
