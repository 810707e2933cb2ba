namespace Build.Proofs;

/// <summary>The commands of <c>kata</c>, as the README shows them.</summary>
internal static class KataCommands
{
    /// <summary>A learner's first commands, on every system.</summary>
    public static async Task First(Job job)
    {
        var built = Path.Combine(Course.Root, "artifacts", "kata");
        if (Directory.Exists(built))
        {
            Directory.Delete(built, recursive: true);
        }

        await job.Kata(1, "building kata once", Course.Root, "list");
        await job.Kata(1, Course.First, Course.Root, "list");
        await job.Kata(1, "not written yet: ", Course.Root, "test", "1");
        await job.Kata(0, "ok ", Course.Root, "doctor");
    }

    public static async Task Diagnoses(Job job)
    {
        await job.Kata(0, "red tests: ", Course.Root, "verify", "--blind");
        job.Notes.AddRange(job.Last!.Output.TrimEnd().Split('\n')[^3..]);
    }

    public static async Task All(Job job)
    {
        var (root, first) = (Course.Root, Course.First);
        await job.Kata(1, "\"outcome\":", root, "test", first, "--json");
        await job.Kata(0, "hint 1 of ", root, "hint", first);
        await job.Kata(2, "is an unknown command or stage", root, "no-such-stage");
        await job.Kata(0, "Examples:", root, "test", "--help");
        await job.Kata(
            0,
            "sandboxed by bwrap",
            root,
            "grade",
            "solutions",
            "--one",
            "--stage",
            first,
            "--out",
            Path.Combine(job.Scratch, "solved"));
        await job.Kata(
            1, "0 of ", root, "grade", "exercises", "--one", "--stage", first, "--out", Path.Combine(job.Scratch, "untouched"));
    }
}
