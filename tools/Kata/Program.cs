using System.Globalization;
using System.Text;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Environment.GetEnvironmentVariable("KATA_LAUNCHER") is { Length: > 0 } launcher)
{
    // The variable must not reach processes that kata starts: no launcher reads their exit codes.
    Environment.SetEnvironmentVariable("KATA_LAUNCHER", null);
    if (Stamp.Own.IsStale() && launcher == "asks")
    {
        return Exit.Stale;
    }
}

return CommandLine.Run(args);
