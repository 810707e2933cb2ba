using Kata.Handouts;

namespace Kata.Updates;

/// <summary>
/// Compares the course as the learner got it, as it is now, and the learner's files, and decides for each file what to do. It
/// changes nothing.
/// </summary>
/// <param name="root">The learner's folder.</param>
/// <param name="before">The course as the learner got it; null if that is unknown, and everything may be the learner's.</param>
/// <param name="after">The course as it is now.</param>
/// <param name="merge">Merges the learner's file, that of before and that of now; null if lines conflict.</param>
internal sealed class UpdatePlan(
    string root, CourseVersion? before, CourseVersion after, Func<byte[], byte[], byte[], byte[]?> merge)
{
    private readonly Dictionary<string, string> _renames = before is null ? [] : Renames.Of(before, after);

    /// <summary>Whether a file is the learner's to change.</summary>
    public static bool IsExercise(string path) =>
        path.StartsWith($"{StageFolder.Exercises}/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal);

    public UpdateStep[] Steps()
    {
        var moved = _renames.Where(rename => Mine(rename.Key) is not null).ToDictionary();
        return
        [
            .. moved.Select(rename => Moved(rename.Key, rename.Value)),
            .. (before?.Files.Keys.AsEnumerable() ?? []).Concat(after.Files.Keys).Distinct()
                .Where(path => !moved.ContainsKey(path) && !moved.ContainsValue(path))
                .Select(path => Step(path))
                .OfType<UpdateStep>()
                .Where(step => step.Kind != UpdateKind.Merged || !Is(Mine(step.Path), KnownFile.Of(step.File!)))
                .Concat(OthersOfGoneStages())
                .OrderBy(step => step.Order)
                .ThenBy(step => step.Path, StringComparer.Ordinal),
        ];
    }

    private CourseFile? Mine(string path) => CourseVersion.Read(root, path);

    private bool IsGone(string path) => before is not null && IsExercise(path)
        && path.Split('/')[1] is var stage && before.Stages.Contains(stage) && !after.Stages.Contains(stage);

    /// <summary>The file as the learner got it, under an older name if the course has renamed it.</summary>
    private KnownFile? Before(string path) => before?.Files.GetValueOrDefault(path)
        ?? (_renames.FirstOrDefault(rename => rename.Value == path).Key is { } old ? before!.Files[old] : null);

    private UpdateStep? Step(string path)
    {
        var (mine, was) = (Mine(path), Before(path));
        var isExercise = IsExercise(path);
        if (after.Files.GetValueOrDefault(path) is not { File: { } file } now)
        {
            return mine is null ? null
                : Is(mine, was) || !isExercise ? new UpdateStep(path, UpdateKind.Removed, null)
                : new UpdateStep(path, IsGone(path) ? UpdateKind.Retired : UpdateKind.Orphaned, null);
        }

        return (mine, was) switch
        {
            (null, null) => new UpdateStep(path, UpdateKind.Added, file),
            _ when Is(mine, now) || was?.Fingerprint == now.Fingerprint => null,
            (null, _) => new UpdateStep(path, isExercise ? UpdateKind.Kept : UpdateKind.Added, file),
            _ when Is(mine, was) => new UpdateStep(path, UpdateKind.Changed, file),
            _ when !isExercise => new UpdateStep(path, UpdateKind.Replaced, file),
            _ => Merged(path, mine, was, file),
        };
    }

    /// <summary>An exercise that the course has renamed: the learner's changes go along.</summary>
    private UpdateStep Moved(string old, string path)
    {
        var (mine, was, now) = (Mine(old)!, before!.Files[old], after.Files[path].File!);
        var step = Is(mine, was) ? new UpdateStep(path, UpdateKind.Changed, now)
            : was.Fingerprint == after.Files[path].Fingerprint
                ? new UpdateStep(path, UpdateKind.Merged, mine with { Path = path })
            : Merged(path, mine, was, now);
        var isFree = Mine(path) is not { } there || (step.File is { } file && Is(there, KnownFile.Of(file)));
        return step.Kind == UpdateKind.Kept || !isFree
            ? new UpdateStep(path, UpdateKind.Kept, now, old)
            : step with { From = old };
    }

    private UpdateStep Merged(string path, CourseFile mine, KnownFile? was, CourseFile now) =>
        was?.File is { } known && merge(mine.Bytes, known.Bytes, now.Bytes) is { } merged
            ? new UpdateStep(path, UpdateKind.Merged, mine with { Path = path, Bytes = merged })
            : new UpdateStep(path, UpdateKind.Kept, now);

    /// <summary>The learner's own files go where the stage went; a folder without a README would be a broken stage.</summary>
    private IEnumerable<UpdateStep> OthersOfGoneStages()
    {
        foreach (var stage in (before?.Stages ?? []).Except(after.Stages))
        {
            var folder = new DirectoryInfo(Path.Combine(root, StageFolder.Exercises, stage));
            var target = _renames.FirstOrDefault(rename => rename.Key.Split('/')[1] == stage).Value?.Split('/')[1];
            foreach (var file in folder.Exists ? CourseVersion.Below(folder) : [])
            {
                var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
                if (before!.Files.ContainsKey(path))
                {
                    continue;
                }

                var to = $"{StageFolder.Exercises}/{target}{path[$"{StageFolder.Exercises}/{stage}".Length..]}";
                yield return target is not null && Mine(to) is null && !after.Files.ContainsKey(to)
                    ? new UpdateStep(to, UpdateKind.Changed, Mine(path)! with { Path = to }, path)
                    : new UpdateStep(path, UpdateKind.Retired, null);
            }
        }
    }

    private static bool Is(CourseFile? file, KnownFile? known) =>
        file is not null && known is not null && KnownFile.FingerprintOf(file.Bytes) == known.Fingerprint;
}
