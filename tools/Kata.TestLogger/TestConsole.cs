using System.Diagnostics;

namespace Kata.TestLogger;

/// <summary>
/// The test console as MSBuild starts it in a terminal, with another logger. MSBuild asks for a logger that makes a build error, with a stack
/// trace, of every red test; its console logger is quiet, and <see cref="ScreenLogger"/> prints the screen.
/// </summary>
internal static class TestConsole
{
    /// <summary>Names the file for the red test to start with, which MSBuild then reports as an error.</summary>
    public const string FirstRedVariable = "KATA_FIRST_RED";

    private const string BuildErrors = "--logger:Microsoft.TestPlatform.MSBuildLogger";

    /// <summary>The console prints the whole stack of a run that overflowed it.</summary>
    private const string StackFrame = "   at ";

    private const string Quiet = "--logger:console;verbosity=quiet";

    /// <returns>0 if the build is going to report the red test, else the console's exit code.</returns>
    public static int Main(string[] arguments)
    {
        var tests = arguments.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) ?? "tests.dll";
        var firstRed = Path.ChangeExtension(tests, ".red");
        File.Delete(firstRed);

        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", OfTheSdk, .. arguments.Select(Quieted)]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment[FirstRedVariable] = firstRed;
        using var console = Process.Start(start)!;
        console.OutputDataReceived += Pass;
        console.ErrorDataReceived += Pass;
        console.BeginOutputReadLine();
        console.BeginErrorReadLine();
        console.WaitForExit();
        return File.Exists(firstRed) ? 0 : console.ExitCode;
    }

    private static void Pass(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text && !text.StartsWith(StackFrame, StringComparison.Ordinal))
        {
            Console.WriteLine(text);
        }
    }

    /// <summary>The SDK tells MSBuild, and so what MSBuild starts, where it is.</summary>
    private static string OfTheSdk => Path.Combine(Environment.GetEnvironmentVariable("MSBuildExtensionsPath") ?? "", "vstest.console.dll");

    private static string Quieted(string argument) => argument.StartsWith(BuildErrors, StringComparison.Ordinal) ? Quiet : argument;
}
