using System.Text.RegularExpressions;

namespace Build.Proofs;

/// <summary>Proves the handout, as students and workshops get it.</summary>
internal static partial class Handouts
{
    /// <summary>The ahead-of-time compiler's package; its name ends with the platform.</summary>
    private const string AheadOfTime = "microsoft.netcore.app.crossgen2*";

    public static async Task Prove(Job job)
    {
        var stick = Path.Combine(job.Scratch, "stick");
        await Fill(job, stick);
        var (katas, without) = (Path.Combine(stick, "katas"), Path.Combine(stick, "without"));
        await job.Kata(0, "none is there", Course.Root, "handout", without, "--without-oracles");

        var pages =
            Directory.GetFiles(katas, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(katas, file));
        var dead = Links.Dead(katas, pages);
        job.Require(dead.Length == 0, $"links lead nowhere:{Text.List(dead)}");

        // The harder of the two handouts: its oracles are compiled only.
        await LearnersTests.IsRedAtTheStart(job, without);
        await HasWhatKataNeeds(job, stick, without);
        await LearnerGoesOn(job, without);
    }

    /// <summary>
    /// Follows docs/workshop.md: the handout and all packages on a USB stick, which from now on is the only package source.
    /// </summary>
    private static async Task Fill(Job job, string stick)
    {
        var script = Markdown.Code(Path.Combine(Course.Root, "docs", "workshop.md"), "bash");
        await job.Run(0, Course.Root, "bash", ["-ec", Stick().Replace(script, $"stick='{stick}'")]);
        job.Require(
            job.Last!.Output.Contains("none is there", StringComparison.Ordinal), "the handout was not searched for answers");
    }

    /// <summary>
    /// Kata restores from the stick as the launcher requires. Compiling it ahead of time again would be slow and prove nothing
    /// new, so the learner continues without that package, like a laptop with another platform.
    /// </summary>
    private static async Task HasWhatKataNeeds(Job job, string stick, string folder)
    {
        await job.Run(0, folder, "dotnet", ["restore", "tools/Kata", "-p:Configuration=Solutions", "-p:KataReadyToRun=true"]);
        var packages = Directory.GetDirectories(Path.Combine(stick, "packages"), AheadOfTime);
        job.Require(packages.Length > 0, $"the stick has no package {AheadOfTime}");
        Array.ForEach(packages, package => Directory.Delete(package, recursive: true));
    }

    private static async Task LearnerGoesOn(Job job, string folder)
    {
        var first = Course.First;
        // What a container of .devcontainer does once; kata is built by it.
        await job.Run(0, folder, "bash", [Path.Combine(".devcontainer", "prepare.sh")]);
        job.Require(job.Last!.Output.Contains("Ready.", StringComparison.Ordinal), "the container isn't prepared");
        await job.Kata(1, "not written yet: ", folder, "test", first);
        await job.Kata(2, "not part of this repository", folder, "solution", first);
        Course.Solve(first, folder);
        await job.Kata(0, first, folder, "test", first);
        await job.Kata(0, "with your code", folder, "show", first);
    }

    [GeneratedRegex("^stick=.*$", RegexOptions.Multiline)]
    private static partial Regex Stick();
}
