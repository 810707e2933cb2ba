namespace Katas.Toolbox;

/// <summary>
/// The course that the running program belongs to, found from the program's current location and never from where it was built,
/// so that a copy, a renamed folder or a build with deterministic paths (<c>/_/tests/…</c>) works.
/// </summary>
internal static class CourseFolder
{
    private const string Mark = "Katas.sln";

    /// <summary>The course whose <c>artifacts</c> the program runs from.</summary>
    public static string Built => field ??= Above(AppContext.BaseDirectory, Environment.CurrentDirectory);

    /// <summary>The course to work on: KATA_ROOT if it is set, otherwise <see cref="Built"/>.</summary>
    public static string Root =>
        field ??= Environment.GetEnvironmentVariable("KATA_ROOT") is { Length: > 0 } root ? Path.GetFullPath(root) : Built;

    /// <summary>The nearest folder at or above the first of these that is inside a course.</summary>
    /// <exception cref="DirectoryNotFoundException">None of them is.</exception>
    public static string Above(params string[] starts) =>
        starts.SelectMany(AtOrAbove).FirstOrDefault(folder => File.Exists(Path.Combine(folder, Mark)))
        ?? throw new DirectoryNotFoundException(
            $"There is no {Mark} in {string.Join(" or ", starts)}, nor above: build and run inside the course.");

    /// <summary>
    /// Maps a source path that the compiler recorded to this course: the longest suffix that is a file below the root.
    /// </summary>
    /// <returns>The original path if there is no such file.</returns>
    public static string Here(string recorded, string? root = null)
    {
        var names = recorded.Split('/', '\\');
        return Enumerable.Range(0, names.Length)
            .Select(i => Path.Combine([root ?? Root, .. names[i..]]))
            .FirstOrDefault(File.Exists)
            ?? recorded;
    }

    /// <summary>A folder and its ancestors.</summary>
    public static IEnumerable<string> AtOrAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
