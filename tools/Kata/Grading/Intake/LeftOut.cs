namespace Kata.Grading;

/// <summary>What of a submission is no answer, by its name.</summary>
internal static class LeftOut
{
    private static readonly string[] _folders = ["bin", "obj", "artifacts", "node_modules", "TestResults", "__MACOSX"];
    private static readonly string[] _course = [StageFolder.Tests, StageFolder.Oracles, StageFolder.Solutions, "tools", "toolbox", "benchmarks"];
    private static readonly string[] _build = [".csproj", ".props", ".targets", ".sln", ".slnx", ".rsp", ".editorconfig", ".globalconfig", ".ruleset"];
    private static readonly string[] _archives = [".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz", ".bz2"];

    /// <summary>What builds and tools leave behind, and what is hidden: never looked into.</summary>
    public static bool IsFolder(string name) => IsHidden(name) || Is(_folders, name);

    /// <summary>Whether a path leads through such a folder.</summary>
    public static bool IsBelow(string path) => path.Split('/')[..^1].Any(IsFolder);

    public static bool IsHidden(string name) => name.StartsWith('.') && name != "..";

    /// <summary>The course's own trees; a learner's answers are not there.</summary>
    public static bool IsCourse(string name) => Is(_course, name);

    public static bool IsCode(string name) => IsKind([".cs"], name);

    public static bool IsBuildFile(string name) => IsKind(_build, name);

    public static bool IsArchive(string name) => IsKind(_archives, name);

    private static bool IsKind(string[] kinds, string name) => Is(kinds, Path.GetExtension(name));

    private static bool Is(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
