namespace Build.Proofs;

/// <summary>Programs next to the tests: the benchmarks, the formatter, PyTorch.</summary>
internal static class OutsideTools
{
    public static async Task Symptoms(Job job)
    {
        await job.Run(0, Course.Root, "dotnet", ["run", "benchmarks/symptoms.cs"]);
        await job.Run(0, Course.Root, "dotnet", ["run", "benchmarks/experiments.cs"]);
    }

    /// <summary>The layout of every C# file. The rules of style are errors of every build: see EnforceCodeStyleInBuild.</summary>
    public static Task Format(Job job) =>
        job.Run(0, Course.Root, "dotnet", ["format", "whitespace", ".", "--folder", "--exclude", "artifacts", "--verify-no-changes"]);

    public static async Task PyTorch(Job job)
    {
        if (await Package.PyTorch.IsThere())
        {
            await job.Run(0, Course.Root, Package.PyTorch.Probe[0], ["oracles/pytorch.py", "--check"]);
        }
        else
        {
            job.Skip($"{Package.PyTorch.Probe[0]} imports no torch (apt-get install --no-install-recommends {Package.PyTorch.Name})");
        }
    }
}
