using System.Globalization;
using System.Text;
using Kata.Completing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Environment.GetEnvironmentVariable("KATA_LAUNCHER") is { Length: > 0 } launcher)
{
    // The variable must not reach processes that kata starts: no launcher reads their exit codes.
    Environment.SetEnvironmentVariable("KATA_LAUNCHER", null);
    // A shell that starts, or completes a command line, doesn't wait for a build.
    var isCompleting = args is [var first, ..]
        && (first == "completions" || first.StartsWith(Completion.Directive, StringComparison.Ordinal));
    if (!isCompleting && Stamp.Own.IsStale() && launcher == "asks")
    {
        return Exit.Stale;
    }
}

return CommandLine.Run(args);
