using System.Globalization;

namespace Kata.GraderTests;

/// <summary>Processes that a sandbox left behind.</summary>
internal static class Orphans
{
    /// <summary>If kata is root: the ids of processes of sandbox users whose kata has exited.</summary>
    public static string[] Find() =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit) && IsSubmissions(name))
            .Where(name =>
            {
                while (IsSubmissions(name))
                {
                    name = Status(name, "PPid");
                }

                return name is "1" or "0";
            }),
    ];

    private static bool IsSubmissions(string process) =>
        int.Parse(Status(process, "Uid"), CultureInfo.InvariantCulture) is >= 64_500 and < 64_900;

    /// <summary>A number in the status of a process; -1 if it has exited.</summary>
    private static string Status(string process, string key)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status")
                .First(line => line.StartsWith($"{key}:", StringComparison.Ordinal))
                .Split('\t')[1];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "-1";
        }
    }
}
