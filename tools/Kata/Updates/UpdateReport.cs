namespace Kata.Updates;

/// <summary>What an update did, as lines.</summary>
internal static class UpdateReport
{
    /// <param name="result">The update.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="max">How many of a kind are named.</param>
    public static IEnumerable<Line> Lines(UpdateResult result, int width, int max)
    {
        var (steps, apart) = (result.Steps, Relative(result, result.Updater.Apart));
        string[] Named(UpdateKind kind) => [.. steps.Where(step => step.Kind == kind).Select(step => Name(step))];
        var known = steps.Where(step => step.Kind == UpdateKind.Kept).Select(step => step.Path).ToHashSet();
        var kept = Named(UpdateKind.Kept).Concat(Earlier(result).Where(path => !known.Contains(path))).ToArray();
        (string Label, string[] Values, Tone Tone)[] rows =
        [
            ("from", [$"{result.Source.Name}, version {result.Source.After.Version}; yours was {result.Version}"], Tone.Plain),
            ("files", [Counts(result)], Tone.Plain),
            ("merged", Each(Named(UpdateKind.Merged), ": your changes and the course's"), Tone.Good),
            (
                "kept",
                Each(kept, $" as you have it: it and the course's new one don't merge{Why(result)}. The new one: {apart}"),
                Tone.Notable),
            ("kept", Each(Named(UpdateKind.Orphaned), ": yours, and no longer part of the course"), Tone.Plain),
            ("retired", Each(Named(UpdateKind.Retired), ": its stage is gone, your file is in the backup"), Tone.Notable),
            ("replaced", Each(Named(UpdateKind.Replaced), ": you had changed it, and your file is in the backup"), Tone.Notable),
            ("tests", result.Tests, Tone.Strong),
            ("backup", Directory.Exists(result.Updater.Backup) ? [Relative(result, result.Updater.Backup)] : [], Tone.Plain),
            ("next", [Next(result)], Tone.Link),
        ];
        return rows.SelectMany(row => Shown(row.Values, max).SelectMany((value, i) =>
            Layout.Row(i == 0 ? row.Label : "", value, width, row.Tone, indent: 1)));
    }

    private static string[] Each(string[] names, string what) => Array.ConvertAll(names, name => name + what);

    /// <summary>What an update that was killed has put apart.</summary>
    private static IEnumerable<string> Earlier(UpdateResult result) => Directory.Exists(result.Updater.Apart)
        ? CourseVersion.OnDisk(result.Updater.Apart).Files.Keys.Order(StringComparer.Ordinal)
        : [];

    private static string Counts(UpdateResult result)
    {
        int Of(UpdateKind kind) => result.Steps.Count(step => step.Kind == kind);
        var changed = Of(UpdateKind.Changed) + Of(UpdateKind.Replaced);
        return result.Steps.Length == 0
            ? "you have all of it already"
            : $"{(result.IsTrial ? "would be " : "")}{Of(UpdateKind.Added)} added, {changed} changed, "
                + $"{Of(UpdateKind.Removed)} removed";
    }

    private static string Why(UpdateResult result) => result.Source.Before is null ? ", as nothing tells what you were given"
        : !Merge.IsAvailable ? ", as git is not installed"
        : "";

    private static string Next(UpdateResult result) => result switch
    {
        { Steps.Length: 0 } => "kata",
        { IsTrial: true } => "kata update without --dry-run does it",
        _ => "kata, which builds itself once; CHANGELOG.md says what is new",
    };

    private static string Name(UpdateStep step) => step.From is { } old ? $"{step.Path} (was {old})" : step.Path;

    private static IEnumerable<string> Shown(string[] values, int max) =>
        values.Length <= max ? values : values.Take(max).Append($"and {values.Length - max} more");

    private static string Relative(UpdateResult result, string path) =>
        Path.GetRelativePath(result.Root, path).Replace('\\', '/');
}
