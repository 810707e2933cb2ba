using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Sandboxing;

/// <summary>Checks a sandbox from inside: see Kata.Worker/Probe.cs.</summary>
internal static class SandboxProbe
{
    private const string Done = "probed";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    /// <summary>What a worker could reach; empty if the sandbox holds.</summary>
    public static string[] Breaches(Sandbox sandbox)
    {
        var start = sandbox.Start(WorkerProgram.Runner, ["probe"], out var held);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        try
        {
            using var process = Process.Start(start)!;
            held?.Dispose();
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(_limit))
            {
                process.Kill(entireProcessTree: true);
                return [$"the probe did not come to an end within {_limit.TotalSeconds} s"];
            }

            string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.LastOrDefault() == Done
                ? lines[..^1]
                : [$"the runtime does not start in it (exit code {process.ExitCode}): "
                    + $"{(errors.Result + output.Result).ReplaceLineEndings(" ").Trim()}"];
        }
        catch (Win32Exception)
        {
            return [$"{start.FileName} is not installed"];
        }
        finally
        {
            held?.Dispose();
        }
    }
}
