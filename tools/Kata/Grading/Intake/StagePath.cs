namespace Kata.Grading;

/// <summary>How well a place fits a stage: of two places, the better is taken.</summary>
internal enum Fit
{
    /// <summary>Where the course has it: <c>exercises/03-bias-gradient/</c>.</summary>
    Exercise,

    /// <summary>A folder of the stage's name elsewhere.</summary>
    Folder,

    /// <summary>Anywhere, by the namespace.</summary>
    Namespace,
}

/// <summary>What the folders of a path say.</summary>
/// <param name="Stage">The stage whose folder it is in, if any.</param>
/// <param name="Fit">How well that folder fits.</param>
/// <param name="Folder">That folder.</param>
/// <param name="Below">The path below it.</param>
/// <param name="Course">The tree of the course's own that it is in; null if it is in none.</param>
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

        var fit = at > 0 && parts[at - 1].Equals(StageFolder.Exercises, StringComparison.OrdinalIgnoreCase) ? Fit.Exercise : Fit.Folder;
        return new StagePath(Find(parts[at]), fit, string.Join('/', parts[..(at + 1)]), string.Join('/', parts[(at + 1)..]), course);
    }

    /// <summary>The stage of that name.</summary>
    public static StageFolder? Find(string name) => Array.Find(StageFolder.All, stage => stage.Slug.Equals(name, StringComparison.OrdinalIgnoreCase));
}
