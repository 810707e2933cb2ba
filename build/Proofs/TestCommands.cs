namespace Build.Proofs;

/// <summary>The test commands of the README and of CONTRIBUTING.</summary>
internal static class TestCommands
{
    private const string Solutions = "-c=Solutions";

    /// <summary>Whether <see cref="Green"/> has built the projects.</summary>
    private static bool _isBuilt;

    public static string[] StageTests => ["tests", Solutions, .. _isBuilt ? (string[])["--no-build"] : []];

    public static async Task Restore(Job job)
    {
        DeleteBuild();
        foreach (var configuration in (string[])["Debug", "Solutions"])
        {
            await job.Run(0, Course.Root, "dotnet", ["restore", "Katas.sln", "--force", $"-p:Configuration={configuration}"]);
            job.WithoutWarning();
        }
    }

    public static async Task Green(Job job)
    {
        job.HasEveryStage(await job.Green(Course.Root, [Solutions]));
        _isBuilt = true;
    }

    public static async Task Cultures(Job job)
    {
        // An invalid culture must fail, or the green runs below prove nothing.
        await job.Test(1, Course.Root, [.. StageTests, "--filter", Course.First], new() { ["KATA_CULTURE"] = "?" });
        // How drawn numbers are conditioned takes half the time of all these tests, and has no text in it.
        await job.Green(
            Course.Root, [.. StageTests, "--filter", "Name!~well_conditioned"], new() { ["KATA_CULTURE"] = "de-DE" });
    }

    /// <summary>
    /// A few stages per process: each answer loads the tests again, nothing is unloaded, and what .NET loads takes the longer the
    /// more there is.
    /// </summary>
    public static async Task CourseProofs(Job job)
    {
        const int AtOnce = 6;
        string[] proofs = ["tools/Kata.CourseProofs", Solutions, "--filter"];
        // With the first stages, those of no stage.
        var first = string.Join('&', Course.Stages.Skip(AtOnce).Select(stage => $"Name!~{stage}"));
        var tests = await job.Green(Course.Root, [.. proofs, first]);
        foreach (var stages in Course.Stages.Skip(AtOnce).Chunk(AtOnce))
        {
            var filter = string.Join('|', stages.Select(stage => $"Name~{stage}"));
            tests = [.. tests, .. await job.Green(Course.Root, [.. proofs, filter, "--no-build"])];
        }

        job.HasEveryStage(tests);
    }

    public static Task Grader(Job job) => job.Green(Course.Root, ["tools/Kata.GraderTests", Solutions]);

    public static Task EndToEnd(Job job) =>
        job.Green(Course.Root, ["tools/Kata.EndToEndTests", Solutions, "--filter", "TestCategory!=measurement"]);

    public static async Task VerifySnapshots(Job job) =>
        job.HasEveryStage(await job.Green(
            Course.Root,
            ["tests", Solutions, "--filter", "FullyQualifiedName~OracleTests"],
            new() { ["SnapshotEngine"] = "Verify" }));

    /// <summary>Deletes all build output except this program's.</summary>
    private static void DeleteBuild()
    {
        var folders = new DirectoryInfo(Path.Combine(Course.Root, "artifacts"))
            .EnumerateDirectories()
            .SelectMany(folder => folder.EnumerateDirectories());
        foreach (var folder in folders.Where(folder => folder.Name != nameof(Build)))
        {
            folder.Delete(recursive: true);
        }
    }
}
