using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kata.Course;

/// <summary>Runs another program in the repository's folder.</summary>
internal static class Tool
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Its exit code, its output, and apart from that what it says of errors and warnings; null if it is missing or timed out.
    /// </summary>
    public static (int Code, string Output, string Errors)? Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(_limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
