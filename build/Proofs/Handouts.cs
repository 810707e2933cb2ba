using System.Text.RegularExpressions;

namespace Build.Proofs;

/// <summary>What students and workshops get.</summary>
internal static partial class Handouts
{
    /// <summary>The package that the launcher compiles kata with; its name ends with the system.</summary>
    private const string AheadOfTime = "microsoft.netcore.app.crossgen2*";

    public static async Task Prove(Job job)
    {
        var stick = Path.Combine(job.Scratch, "stick");
        await Fill(job, stick);
        var (katas, without) = (Path.Combine(stick, "katas"), Path.Combine(stick, "without"));
        await job.Kata(0, "none is there", Course.Root, "handout", without, "--without-oracles");

        var pages = Directory.GetFiles(katas, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(katas, file));
        var dead = Links.Dead(katas, pages);
        job.Require(dead.Length == 0, $"links lead nowhere:{Text.List(dead)}");

        // The harder of the two handouts: the oracles are there only as they were compiled.
        await LearnersTests.IsRedAtTheStart(job, without);
        await HasWhatKataNeeds(job, stick, without);
        await LearnerGoesOn(job, without);
    }

    /// <summary>As docs/workshop.md says: next to the handout all packages, and from here on no other source of packages.</summary>
    private static async Task Fill(Job job, string stick)
    {
        var script = Markdown.Code(Path.Combine(Course.Root, "docs", "workshop.md"), "bash");
        await job.Run(0, Course.Root, "bash", ["-ec", Stick().Replace(script, $"stick='{stick}'")]);
        job.Require(job.Last!.Output.Contains("none is there", StringComparison.Ordinal), "the handout was not searched for answers");
    }

    /// <summary>
    /// With the stick's packages kata restores as the launcher asks. To compile it ahead of time a second time would take long and prove
    /// nothing new, so the learner goes on without that package, as a laptop with another system does.
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
        await job.Kata(1, "not written yet: ", folder, "test", first);
        await job.Kata(2, "not part of this repository", folder, "solution", first);
        Course.Solve(first, folder);
        await job.Kata(0, first, folder, "test", first);
        await job.Kata(0, "with your code", folder, "show", first);
    }

    [GeneratedRegex("^stick=.*$", RegexOptions.Multiline)]
    private static partial Regex Stick();
}
