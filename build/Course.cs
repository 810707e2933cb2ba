namespace Build;

/// <summary>The repository: its folder, and its stages in order.</summary>
internal static class Course
{
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    public static string[] Stages { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "exercises"), "??-*")
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];

    public static string First => Stages[0];

    public static string Second => Stages[1];

    public static bool IsCi { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>CI on Linux has everything that tests need; elsewhere some are skipped.</summary>
    public static bool MaySkip { get; } = !IsCi || !OperatingSystem.IsLinux();

    public static IEnumerable<string> Files(string folder, string stage) =>
        Directory.GetFiles(Path.Combine(folder, stage), "*.cs");

    /// <summary>Copies a stage's solution over its exercise, in a copy of the course.</summary>
    public static void Solve(string stage, string copy)
    {
        foreach (var file in Files(Path.Combine(Root, "solutions"), stage))
        {
            File.Copy(file, Path.Combine(copy, "exercises", stage, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "Katas.sln"))
            ? folder
            : RootAbove(Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("This program isn't below Katas.sln."));
}
