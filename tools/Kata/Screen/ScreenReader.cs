using System.Diagnostics;

namespace Kata.Screen;

/// <summary>Screen readers are known by their processes, since each desktop has settings of its own.</summary>
internal static class ScreenReader
{
    /// <summary>Of Windows, macOS and Linux.</summary>
    private static readonly string[] _names = ["nvda", "jfw", "Narrator", "VoiceOver", "orca"];

    /// <summary>Whether one is running on this machine.</summary>
    public static bool IsRunning() =>
        (OperatingSystem.IsLinux() ? LinuxNames() : Process.GetProcesses().Select(process => process.ProcessName))
            .Any(name => _names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Read directly: <see cref="Process"/> would also read all threads, which takes ten times as long.</summary>
    private static IEnumerable<string> LinuxNames()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])))
        {
            var name = "";
            try
            {
                name = File.ReadAllText(Path.Combine(folder, "comm")).TrimEnd();
            }
            catch (IOException)
            {
                // It has ended.
            }

            yield return name;
        }
    }
}
