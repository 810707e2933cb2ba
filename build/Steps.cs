using Build.Proofs;

namespace Build;

/// <summary>Every step, in order.</summary>
internal static class Steps
{
    public const string Restore = "restore";
    public const string FirstCommands = "first_commands";

    public static Step[] All { get; } =
    [
        new(Restore, "both configurations restore from nothing, without a warning", TestCommands.Restore),
        new("green", "dotnet test -c Solutions is green, without a warning", TestCommands.Green),
        new(
            FirstCommands,
            "kata builds itself; kata list, kata test 1 and kata doctor do what the README says",
            KataCommands.First),
        new(
            "command_line",
            "kata judges, hints and grades, and ends with the exit codes of the README",
            KataCommands.All,
            Package.Bubblewrap),
        new("red", "dotnet test is red for a learner who starts, and says why", LearnersTests.Red),
        new("cultures", "the stage tests are green under de-DE", TestCommands.Cultures),
        new("coverage", "the stage tests reach every line of the solutions, under tr-TR", Coverage.Prove),
        new(
            "course_proofs",
            "wrong answers are red and named, right answers green, and dotnet test and kata agree",
            TestCommands.CourseProofs),
        new("grader", "the sandbox holds, and kata grade withstands every attack", TestCommands.Grader, Package.Bubblewrap),
        new(
            "end_to_end",
            "kata works in a terminal, its pages in Chromium, and a handout in a clean folder",
            TestCommands.EndToEnd,
            Package.Chromium,
            Package.Bubblewrap,
            Package.Tmux,
            Package.Zsh,
            Package.Fish),
        new(
            "symptoms",
            "the symptoms of docs/debugging-networks.md show, and their cures help; the experiments run",
            OutsideTools.Symptoms),
        new("format", "dotnet format has nothing to change", OutsideTools.Format),
        new(
            "pytorch",
            "PyTorch's autograd agrees with the oracles, and kata compare with PyTorch's training",
            OutsideTools.PyTorch,
            Package.PyTorch) { IsIndependent = true },
        new(
            "solution_branch",
            "in a fresh clone of branch solution, dotnet test is green",
            LearnersTests.SolutionBranchIsGreen) { IsIndependent = true },
        new(
            "handout",
            "the students' repository has no answers, its links lead somewhere, and without the network it is red for a learner "
            + "who starts",
            Handouts.Prove) { IsIndependent = true },
        new(
            "ready_files",
            "the scripts of docs/ci run, the parts of a class merge to what one run gives, and the autograder's zip grades",
            CiFiles.Prove,
            Package.Bubblewrap,
            Package.Unzip) { IsIndependent = true },
    ];

    /// <summary>
    /// What GitHub runs in jobs side by side, so that all of it takes about ten minutes; <c>portable</c> on Windows and macOS.
    /// </summary>
    public static Dictionary<string, string[]> Parts { get; } = new()
    {
        ["portable"] = [Restore, "green", FirstCommands, "red"],
        ["proofs"] = [Restore, "course_proofs"],
        ["grading"] = [Restore, FirstCommands, "grader", "ready_files"],
        ["terminals"] = [Restore, FirstCommands, "end_to_end"],
        ["rest"] = [.. All.Select(step => step.Name).Except(["course_proofs", "grader", "ready_files", "end_to_end"])],
    };

    /// <summary>Steps that can't run everywhere, or that measure instead of proving; jobs of their own on GitHub.</summary>
    public static Step[] OnDemand { get; } =
    [
        new(
            "diagnoses",
            "how many wrong answers that were written without a look at the tests are red, and how many red tests say why",
            KataCommands.Diagnoses),
        new("verify_snapshots", "the oracle tests are green with Verify as the snapshot engine", TestCommands.VerifySnapshots),
    ];
}
