using System.Globalization;
using System.Text;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Environment.GetEnvironmentVariable("KATA_LAUNCHER") == "cmd" && Stamp.IsStale())
{
    return Exit.Stale;
}

return CommandLine.Run(args);
