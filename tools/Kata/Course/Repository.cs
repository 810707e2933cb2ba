using System.Reflection;
using Katas.Toolbox;

namespace Kata.Course;

/// <summary>The repository that kata runs from; a test of the tools sets KATA_ROOT to work on a copy of its trees.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root => CourseFolder.Root;

    /// <summary>Where the stage tests were built, with everything that they need beside them.</summary>
    public static string TestsOutput { get; } = Path.Combine(CourseFolder.Built, "artifacts", "bin", "Tests", Configuration);

    /// <summary>The generated assembly Katas, which sends every call to the worker.</summary>
    public static string Proxies { get; } = Path.Combine(CourseFolder.Built, "artifacts", "bin", "Kata.Proxies", Configuration, "Katas.dll");

    /// <summary>A project's built assembly of the same name.</summary>
    public static string OutputOf(string project) => Path.Combine(CourseFolder.Built, "artifacts", "bin", project, Configuration, $"{project}.dll");

    private static string Configuration =>
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration.ToLowerInvariant();

    /// <summary>A handout has this file, and no answers: see <see cref="HandoutVerb"/>.</summary>
    public const string HandoutFile = "handout.json";

    /// <summary>Whether the solutions are answers. In a handout they are not.</summary>
    public static bool HasAnswers { get; } = !File.Exists(Path.Combine(Root, HandoutFile));

    /// <exception cref="KataException">This is a handout.</exception>
    public static void RequireAnswers()
    {
        if (!HasAnswers)
        {
            throw new KataException("The reference answers are not part of this repository, which is a handout; whoever made it has them.", Exit.Usage);
        }
    }

    /// <summary>A source file as the compiler recorded it, in this repository.</summary>
    public static string Here(string recorded) => CourseFolder.Here(recorded);

    /// <summary>A path as a failure names it: below the repository, with forward slashes.</summary>
    public static string Relative(string path) => (Path.IsPathRooted(path) ? Path.GetRelativePath(Root, path) : path).Replace('\\', '/');
}
