namespace Kata.Grading;

/// <summary>How well a folder fits a stage, best first.</summary>
internal enum Fit
{
    /// <summary>The course's own path: <c>exercises/03-bias-gradient/</c>.</summary>
    Exercise,

    /// <summary>A folder of the stage's name elsewhere.</summary>
    Folder,

    /// <summary>Anywhere, by namespace.</summary>
    Namespace,
}

/// <summary>The stage that a path implies.</summary>
/// <param name="Stage">The stage whose folder it is in, if any.</param>
/// <param name="Fit">How well that folder fits.</param>
/// <param name="Folder">The stage's folder.</param>
/// <param name="Below">The path below that folder.</param>
/// <param name="Course">The course's own tree that it is in; null if in none.</param>
internal sealed record StagePath(StageFolder? Stage, Fit Fit, string Folder, string Below, string? Course)
{
    public static StagePath Of(string path)
    {
        var parts = path.Split('/');
        var at = Array.FindLastIndex(parts, part => Find(part) is not null);
        var course = parts[..(at < 0 ? ^1 : at)].FirstOrDefault(IgnoredFiles.IsCourse);
        if (at < 0)
        {
            return new StagePath(null, Fit.Namespace, "", path, course);
        }

        var fit = at > 0 && parts[at - 1].Equals(StageFolder.Exercises, StringComparison.OrdinalIgnoreCase)
            ? Fit.Exercise
            : Fit.Folder;
        return new StagePath(
            Find(parts[at]), fit, string.Join('/', parts[..(at + 1)]), string.Join('/', parts[(at + 1)..]), course);
    }

    /// <summary>The stage of that name.</summary>
    public static StageFolder? Find(string name) =>
        Array.Find(StageFolder.All, stage => stage.Slug.Equals(name, StringComparison.OrdinalIgnoreCase));
}
