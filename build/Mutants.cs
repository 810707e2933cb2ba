namespace Build;

/// <summary>
/// Runs Stryker on the solutions. The threshold is in <c>tests/stryker-config.json</c>; string mutations are off, because
/// exception messages are up to the learner.
/// </summary>
internal static class Mutants
{
    /// <param name="arguments">Passed to Stryker: <c>--mutate '03-*/*.cs'</c> for one stage.</param>
    public static async Task<int> Run(string[] arguments)
    {
        // Stryker may test several mutants in one run, if no test covers two of them: a red stage must not lock the next.
        Environment.SetEnvironmentVariable("KATA_ALL", "1");
        var tests = Path.Combine(Course.Root, "tests");
        var restored = await Shell.Show(tests, "dotnet", "tool", "restore");
        return restored == 0 ? await Shell.Show(tests, "dotnet", ["stryker", .. arguments]) : restored;
    }
}
