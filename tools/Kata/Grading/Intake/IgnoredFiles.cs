namespace Kata.Grading;

/// <summary>Recognises files and folders of a submission that are no answers, by their names.</summary>
internal static class IgnoredFiles
{
    private static readonly string[] _folders = ["bin", "obj", "artifacts", "node_modules", "TestResults", "__MACOSX"];
    private static readonly string[] _course =
    [
        StageFolder.Tests, StageFolder.Oracles, StageFolder.Solutions, "tools", "toolbox", "benchmarks",
    ];
    private static readonly string[] _build =
    [
        ".csproj", ".props", ".targets", ".sln", ".slnx", ".rsp", ".editorconfig", ".globalconfig", ".ruleset",
    ];
    private static readonly string[] _archives = [".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz", ".bz2"];

    /// <summary>Build output and hidden folders, which are never searched.</summary>
    public static bool IsFolder(string name) => IsHidden(name) || Is(_folders, name);

    /// <summary>Whether a path leads through such a folder.</summary>
    public static bool IsBelow(string path) => path.Split('/')[..^1].Any(IsFolder);

    public static bool IsHidden(string name) => name.StartsWith('.') && name != "..";

    /// <summary>The course's own trees, which have no learner's answers.</summary>
    public static bool IsCourse(string name) => Is(_course, name);

    public static bool IsCode(string name) => IsKind([".cs"], name);

    public static bool IsBuildFile(string name) => IsKind(_build, name);

    public static bool IsArchive(string name) => IsKind(_archives, name);

    private static bool IsKind(string[] kinds, string name) => Is(kinds, Path.GetExtension(name));

    private static bool Is(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
