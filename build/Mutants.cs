namespace Build;

/// <summary>
/// Breaks the solutions in every way that Stryker knows; the tests must notice. The bar is in <c>tests/stryker-config.json</c>; texts are left
/// alone there, because the wording of an exception is the learner's own.
/// </summary>
internal static class Mutants
{
    /// <param name="arguments">Stryker's: <c>--mutate '03-*/*.cs'</c> for one stage.</param>
    public static async Task<int> Run(string[] arguments)
    {
        // Stryker tries several mutants in one run where no test meets two of them: a red stage must not lock the next.
        Environment.SetEnvironmentVariable("KATA_ALL", "1");
        var tests = Path.Combine(Course.Root, "tests");
        var restored = await Shell.Show(tests, "dotnet", "tool", "restore");
        return restored == 0 ? await Shell.Show(tests, "dotnet", ["stryker", .. arguments]) : restored;
    }
}
