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
    public static (int Code, string Output, string Errors)? Run(string name, params string[] arguments) =>
        Run(name, arguments, "", _limit);

    /// <summary>The same, with a text on its standard input and another time limit.</summary>
    public static (int Code, string Output, string Errors)? Run(string name, string[] arguments, string input, TimeSpan limit)
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
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return null;
        }
    }
}
