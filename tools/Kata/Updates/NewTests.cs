using System.Text.RegularExpressions;

namespace Kata.Updates;

/// <summary>Which stages get tests that the learner's folder doesn't have.</summary>
internal static partial class NewTests
{
    /// <summary>A sentence per stage. It must be asked for before the update.</summary>
    public static IEnumerable<string> Of(string root, CourseVersion after)
    {
        foreach (var stage in after.Stages.Order(StringComparer.Ordinal))
        {
            if (!Directory.Exists(Path.Combine(root, StageFolder.Tests, stage)))
            {
                yield return $"{stage} is new";
                continue;
            }

            string[] added = [.. NamesIn(after, stage).Except(NamesOnDisk(root, stage)).Select(name => name.Replace('_', ' '))];
            var count = added.Length == 1 ? "a new test" : $"{added.Length} new tests";
            if (added.Length > 0)
            {
                yield return $"{stage} has {count}: {string.Join("; ", added)}";
            }
        }
    }

    private static IEnumerable<string> NamesIn(CourseVersion course, string stage) =>
        course.Files.Where(file => IsTests(file.Key, stage)).SelectMany(file => Names(file.Value.File?.Text ?? ""));

    private static IEnumerable<string> NamesOnDisk(string root, string stage) =>
        Directory.GetFiles(Path.Combine(root, StageFolder.Tests, stage), "*.cs")
            .Where(file => IsTests(Path.GetRelativePath(root, file).Replace('\\', '/'), stage))
            .SelectMany(file => Names(File.ReadAllText(file)));

    private static bool IsTests(string path, string stage) =>
        Path.GetDirectoryName(path)!.Replace('\\', '/') == $"{StageFolder.Tests}/{stage}"
            && path.EndsWith("Tests.cs", StringComparison.Ordinal)
            && !path.EndsWith("OracleTests.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Names(string code) => TestPattern().Matches(code).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\[Test[^\n]*\]\s+public void (\w+)\(")]
    private static partial Regex TestPattern();
}
