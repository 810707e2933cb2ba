using System.Text;

namespace Kata.Updates;

/// <summary>Which exercise has become which, when the course renames files or stages.</summary>
internal static class Renames
{
    private const double MinShare = 0.5;

    /// <summary>The old paths with their new ones: each with the most similar new file, if half the lines are the same.</summary>
    public static Dictionary<string, string> Of(CourseVersion before, CourseVersion after)
    {
        string[] gone = [.. before.Files.Keys.Where(path => UpdatePlan.IsExercise(path) && !after.Files.ContainsKey(path))];
        string[] added = [.. after.Files.Keys.Where(path => UpdatePlan.IsExercise(path) && !before.Files.ContainsKey(path))];
        var near =
            from old in gone
            from path in added
            let share = Share(Lines(before.Files[old]), Lines(after.Files[path]))
            where share >= MinShare
            orderby share descending
            select (old, path);
        var found = new Dictionary<string, string>();
        foreach (var (old, path) in near)
        {
            if (!found.ContainsKey(old) && !found.ContainsValue(path))
            {
                found[old] = path;
            }
        }

        return found;
    }

    /// <summary>The share of the longer file's lines that both have.</summary>
    private static double Share(string[] one, string[] other)
    {
        var left = other.CountBy(line => line).ToDictionary();
        var common = one.Count(line => left.GetValueOrDefault(line) > 0 && left[line]-- > 0);
        return common / (double)Math.Max(1, Math.Max(one.Length, other.Length));
    }

    private static string[] Lines(KnownFile file) => file.File is { } known
        ? Encoding.UTF8.GetString(known.Bytes)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];
}
