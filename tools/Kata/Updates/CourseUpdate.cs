namespace Kata.Updates;

/// <summary>An update that was carried out, or only planned.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Version">The learner's version before.</param>
/// <param name="Steps">What was done.</param>
/// <param name="Tests">A sentence per stage with new tests.</param>
/// <param name="Updater">Where the other files are.</param>
/// <param name="Root">The learner's folder.</param>
/// <param name="IsTrial">Whether nothing was changed.</param>
internal sealed record UpdateResult(
    UpdateSource Source, string Version, UpdateStep[] Steps, string[] Tests, Updater Updater, string Root, bool IsTrial);

/// <summary>Updates a learner's folder.</summary>
internal static class CourseUpdate
{
    /// <param name="root">The learner's folder.</param>
    /// <param name="from">A folder or a repository; null for where the clone came from.</param>
    /// <param name="isTrial">Whether to change nothing.</param>
    /// <param name="before">Called before each step; a test ends the update there.</param>
    /// <param name="merge">Merges the learner's file, that of before and that of now; git if null.</param>
    /// <exception cref="KataException">There is nothing to update from, or it is older.</exception>
    public static UpdateResult Run(
        string root,
        string? from,
        bool isTrial = false,
        Action<UpdateStep>? before = null,
        Func<byte[], byte[], byte[], byte[]?>? merge = null)
    {
        var source = UpdateSource.Find(root, from);
        var version = VersionOf(root);
        RefuseOlder(source, version);
        var steps = new UpdatePlan(root, source.Before, source.After, merge ?? Merge.Of).Steps();
        string[] tests = [.. NewTests.Of(root, source.After)];
        var updater = new Updater(root, source.After.Version);
        if (!isTrial)
        {
            updater.Apply(steps, before);
            source.Record(root);
        }

        return new UpdateResult(source, version, steps, tests, updater, root, isTrial);
    }

    private static string VersionOf(string root) => new CourseVersion(
        CourseVersion.Read(root, CourseVersion.Properties) is { } file ? [(file.Path, KnownFile.Of(file))] : []).Version;

    private static void RefuseOlder(UpdateSource source, string mine)
    {
        if (Version.TryParse(mine, out var own) && Version.TryParse(source.After.Version, out var other) && other < own)
        {
            throw new KataException(
                $"{source.Name} is version {other}, and yours is {own} already: nothing was changed.", Exit.Usage);
        }
    }
}
