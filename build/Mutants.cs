namespace Build;

/// <summary>
/// Lets Stryker write mutants of the solutions, and kata try them: Stryker starts a process of tests for each, which takes a
/// second or more, and kata needs a tenth. String mutations are off, because exception messages are up to the learner.
/// </summary>
internal static class Mutants
{
    /// <summary>Stryker's folder, in that of the tests.</summary>
    private const string Output = "StrykerOutput";

    /// <param name="stages">The stages to try, as kata takes them: all by default.</param>
    /// <returns>The exit code: 1 if a mutant survives that isn't in <c>tests/stryker-survivors.md</c>.</returns>
    public static async Task<int> Run(string[] stages)
    {
        Console.WriteLine("Stryker is writing the mutants; that takes a minute or two.");
        var tests = Path.Combine(Course.Root, "tests");
        await Shell.Read(tests, "dotnet", ["tool", "restore"]);

        // It needs tests that reach a mutant, and tries those that they reach: the first stage has only a dozen.
        string[] few = ["--test-case-filter", $"TestCategory={Course.First}"];
        await Shell.Read(tests, "dotnet", ["stryker", "--skip-version-check", "--output", Output, .. few]);
        var report = Path.Combine(tests, Output, "reports", "mutation-report.json");
        var kata = Path.Combine(Course.Root, OperatingSystem.IsWindows() ? "kata.cmd" : "kata");
        return await Shell.Show(Course.Root, kata, ["verify", "--mutants", report, .. stages]);
    }
}
