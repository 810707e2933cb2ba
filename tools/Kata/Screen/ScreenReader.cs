using System.Diagnostics;

namespace Kata.Screen;

/// <summary>Screen readers are known by their processes, since each desktop has settings of its own.</summary>
internal static class ScreenReader
{
    /// <summary>Of Windows, macOS and Linux.</summary>
    private static readonly string[] _names = ["nvda", "jfw", "Narrator", "VoiceOver", "orca"];

    /// <summary>Whether one is running on this machine.</summary>
    public static bool IsRunning() => Process.GetProcesses().Any(process =>
    {
        using (process)
        {
            return _names.Contains(process.ProcessName, StringComparer.OrdinalIgnoreCase);
        }
    });
}
