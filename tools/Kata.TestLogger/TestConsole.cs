using System.Diagnostics;

namespace Kata.TestLogger;

/// <summary>
/// Wraps the test console that MSBuild starts in a terminal. MSBuild selects a logger that turns every red test into a build
/// error with a stack trace: this replaces it by a quiet console logger, and <see cref="ScreenLogger"/> prints the screen. In a
/// terminal that gives no size, MSBuild selects no logger and doesn't read the output, so it goes to a file that the build shows.
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
        var isRead = arguments.Any(IsBuildErrors);
        using var screen = isRead ? Console.Out : File.CreateText(Path.ChangeExtension(tests, ".screen"));
        var output = TextWriter.Synchronized(screen);

        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", SdkConsole, .. arguments.Select(Quieted)]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        if (isRead)
        {
            start.Environment[FirstRedVariable] = firstRed;
        }

        using var console = Process.Start(start)!;
        console.OutputDataReceived += (_, line) => Pass(line.Data, output);
        console.ErrorDataReceived += (_, line) => Pass(line.Data, output);
        console.BeginOutputReadLine();
        console.BeginErrorReadLine();
        console.WaitForExit();
        if (!isRead && console.ExitCode != 0)
        {
            File.WriteAllText(firstRed, $"{tests}\nThe test run failed.");
        }

        return File.Exists(firstRed) ? 0 : console.ExitCode;
    }

    private static void Pass(string? line, TextWriter output)
    {
        if (line?.StartsWith(StackFrame, StringComparison.Ordinal) == false)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>The SDK passes its location to MSBuild, and MSBuild to the processes it starts.</summary>
    private static string SdkConsole =>
        Path.Combine(Environment.GetEnvironmentVariable("MSBuildExtensionsPath") ?? "", "vstest.console.dll");

    private static string Quieted(string argument) => IsBuildErrors(argument) ? Quiet : argument;

    private static bool IsBuildErrors(string argument) => argument.StartsWith(BuildErrors, StringComparison.Ordinal);
}
