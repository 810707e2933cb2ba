using System.Globalization;
using System.Text;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Environment.GetEnvironmentVariable("KATA_LAUNCHER") is { Length: > 0 } launcher)
{
    // What kata starts has no launcher that would do as an exit code says.
    Environment.SetEnvironmentVariable("KATA_LAUNCHER", null);
    if (Stamp.Own.IsStale() && launcher == "asks")
    {
        return Exit.Stale;
    }
}

return CommandLine.Run(args);
