using System.Reflection;
using Katas.Toolbox;

namespace Kata.Course;

/// <summary>The repository that kata runs from; tests of the tools set KATA_ROOT to work on a copy.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root => CourseFolder.Root;

    /// <summary>The folder that this kata was built in, with its sources.</summary>
    public static string Built => CourseFolder.Built;

    /// <summary>The folder of what is built.</summary>
    public const string Artifacts = "artifacts";

    /// <summary>The build output of the stage tests, with all their dependencies.</summary>
    public static string TestsOutput { get; } = Path.Combine(CourseFolder.Built, Artifacts, "bin", "Tests", Configuration);

    /// <summary>The generated assembly Katas, which sends every call to the worker.</summary>
    public static string Proxies { get; } =
        Path.Combine(CourseFolder.Built, Artifacts, "bin", "Kata.Proxies", Configuration, "Katas.dll");

    /// <summary>A project's built assembly of the same name.</summary>
    public static string OutputOf(string project) =>
        Path.Combine(CourseFolder.Built, Artifacts, "bin", project, Configuration, $"{project}.dll");

    private static string Configuration =>
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration.ToLowerInvariant();

    /// <summary>A handout has this file, and no solutions: see <see cref="HandoutVerb"/>.</summary>
    public const string HandoutFile = "handout.json";

    /// <summary>Whether solutions/ has the solutions; a handout has the exercises there.</summary>
    public static bool HasSolutions { get; } = !File.Exists(Path.Combine(Root, HandoutFile));

    /// <exception cref="KataException">This is a handout.</exception>
    public static void RequireSolutions()
    {
        if (!HasSolutions)
        {
            throw new KataException(
                "The reference answers are not part of this repository, which is a handout; the person who made it has them.",
                Exit.Usage);
        }
    }

    /// <summary>Maps a source path that the compiler recorded to this repository.</summary>
    public static string Here(string recorded) => CourseFolder.Here(recorded);

    /// <summary>A path relative to the repository, with forward slashes.</summary>
    public static string Relative(string path) =>
        (Path.IsPathRooted(path) ? Path.GetRelativePath(Root, path) : path).Replace('\\', '/');
}
