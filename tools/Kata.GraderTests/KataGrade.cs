using System.Diagnostics;
using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>A run of <c>kata grade</c> in a separate process, on the whole course.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its output, including errors.</param>
/// <param name="Folder">The folder of its results.</param>
internal sealed record KataGrade(int Code, string Output, string Folder)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(15);

    public string Json => File.ReadAllText(Path.Combine(Folder, "results.json"));

    public Results Results => Results.Read(Path.Combine(Folder, "results.json"));

    /// <summary>Runs it, with results below a folder.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="programs">A folder of programs that come before the machine's.</param>
    public static KataGrade Run(string[] arguments, string folder, string? programs = null)
    {
        var output = Path.Combine(folder, ".grades");
        using var process = Start([.. arguments, "--out", output], programs);
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"kata grade {string.Join(' ', arguments)} does not end.");
        }

        return new KataGrade(process.ExitCode, said.Result + errors.Result, output);
    }

    public static Process Start(string[] arguments, string? programs = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", CourseCopy.Program, "grade", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("KATA_ROOT");
        // CI collects garbage less often than a user's machine does.
        start.Environment.Remove("DOTNET_GCgen0size");
        start.Environment["PATH"] = $"{programs}{(programs is null ? "" : ":")}{Environment.GetEnvironmentVariable("PATH")}";
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
