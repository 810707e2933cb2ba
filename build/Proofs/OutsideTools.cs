namespace Build.Proofs;

/// <summary>Programs other than the tests: benchmarks, the formatter, PyTorch.</summary>
internal static class OutsideTools
{
    public static async Task Symptoms(Job job)
    {
        await job.Run(0, Course.Root, "dotnet", ["run", "benchmarks/symptoms.cs"]);
        await job.Run(0, Course.Root, "dotnet", ["run", "benchmarks/experiments.cs"]);
        await job.Run(0, Course.Root, "dotnet", ["run", "benchmarks/digits.cs", "8", "1", "10000"]);
    }

    /// <summary>Only whitespace: the build checks code style, see EnforceCodeStyleInBuild.</summary>
    public static Task Format(Job job) =>
        job.Run(
            0, Course.Root, "dotnet", ["format", "whitespace", ".", "--folder", "--exclude", "artifacts", "--verify-no-changes"]);

    public static async Task PyTorch(Job job)
    {
        if (await Package.PyTorch.IsInstalled())
        {
            await job.Run(0, Course.Root, Package.PyTorch.Probe[0], ["oracles/pytorch.py", "--check"]);
            foreach (var stage in (string[])["5", "9", "15"])
            {
                await job.Kata(0, "Largest difference", Course.Root, "compare", stage);
            }
        }
        else
        {
            job.Skip(
                $"{Package.PyTorch.Probe[0]} imports no torch (apt-get install --no-install-recommends {Package.PyTorch.Name})");
        }
    }
}
