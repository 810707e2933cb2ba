using System.Diagnostics;

namespace Kata.TestLogger;

/// <summary>
/// Wraps the test console that MSBuild starts in a terminal. MSBuild selects a logger that turns every red test into a build
/// error with a stack trace: this replaces it by a quiet console logger, and <see cref="ScreenLogger"/> prints the screen.
/// </summary>
internal static class TestConsole
{
    /// <summary>Names a file for the red test to start with, which MSBuild reports as an error.</summary>
    public const string FirstRedVariable = "KATA_FIRST_RED";

    private const string BuildErrors = "--logger:Microsoft.TestPlatform.MSBuildLogger";

    /// <summary>The console prints the whole stack after a stack overflow.</summary>
    private const string StackFrame = "   at ";

    private const string Quiet = "--logger:console;verbosity=quiet";

    /// <returns>0 if the build will report the red test, otherwise the console's exit code.</returns>
    public static int Main(string[] arguments)
    {
        var tests =
            arguments.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) ?? "tests.dll";
        var firstRed = Path.ChangeExtension(tests, ".red");
        File.Delete(firstRed);

        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", SdkConsole, .. arguments.Select(Quieted)]);
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

    /// <summary>The SDK passes its location to MSBuild, and MSBuild to the processes it starts.</summary>
    private static string SdkConsole =>
        Path.Combine(Environment.GetEnvironmentVariable("MSBuildExtensionsPath") ?? "", "vstest.console.dll");

    private static string Quieted(string argument) =>
        argument.StartsWith(BuildErrors, StringComparison.Ordinal) ? Quiet : argument;
}
