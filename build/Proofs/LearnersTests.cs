using System.Text.RegularExpressions;

namespace Build.Proofs;

/// <summary>What <c>dotnet test</c> prints for a learner, from the first run on.</summary>
internal static partial class LearnersTests
{
    private const string NotWritten = "not written yet: ";

    public static async Task Red(Job job)
    {
        var (first, second) = (Course.First, Course.Second);
        await IsRedAtTheStart(job, Course.Root);
        var screen = job.Last!;
        job.Require(
            Regex.IsMatch(screen.OneLine, $"Start here: {first} · task 1 · .* next: exercises/{first}/"),
            "the screen doesn't end at the red test to start with");
        job.Require(
            screen.Output.Split('\n').Count(line => Course.Stages[1..].Any(line.Contains)) <= 1,
            "the screen lists the locked stages one by one");

        await job.Run(1, Course.Root, "dotnet", ["test", "--no-build", "-tl:on"]);
        var terminal = Escape().Replace(job.Last!.Output, "").Replace('\\', '/');
        job.Require(
            Regex.IsMatch(terminal, $@"exercises/{first}/.*\.cs\(\d+\) *: *error"),
            "in a terminal, the red test doesn't lead to the learner's line");

        var all = await job.Test(1, Course.Root, ["--no-build"], new() { ["KATA_ALL"] = "1" });
        job.HasEveryStage(all);
        job.Every(all, "red with KATA_ALL=1 because nothing is written, or fixed, yet", test =>
            test.IsFailed && test.Says(NotWritten, "not fixed yet: "));

        var one = await job.Test(1, Course.Root, ["--no-build", "--filter", second]);
        job.Every(one, $"one of {second}'s, and red, with --filter {second}", test => test.IsIn(second) && test.IsFailed);
    }

    /// <summary>The first stage is red because nothing is written yet, and the others are locked.</summary>
    public static async Task IsRedAtTheStart(Job job, string folder)
    {
        var tests = await job.Test(1, folder, []);
        job.HasEveryStage(tests);
        job.Every(tests, $"red in {Course.First} because nothing is written yet, and locked in later stages", test =>
            test.IsIn(Course.First)
                ? test.IsFailed && test.Says(NotWritten)
                : test.IsSkipped && test.Says($"locked: finish {Course.First} first"));
    }

    public static async Task SolutionBranchIsGreen(Job job)
    {
        var (repository, solution) = (Path.Combine(job.Scratch, "repository"), Path.Combine(job.Scratch, "solution"));
        await job.Run(0, Course.Root, "git", ["clone", "--quiet", Course.Root, repository]);
        await SolutionBranch.Renew(repository);
        await job.Run(0, repository, "git", ["diff", "--name-only", "HEAD", "solution", "--", ".", ":!exercises"]);
        job.Require(job.Last!.Output.Length == 0, "branch solution changes more than exercises/");

        await job.Run(0, Course.Root, "git", ["clone", "--quiet", "--branch", "solution", repository, solution]);
        job.HasEveryStage(await job.Green(solution, []));
    }

    /// <summary>Escape sequences for colours and links.</summary>
    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e\].*?(\e\\|\a)")]
    private static partial Regex Escape();
}
