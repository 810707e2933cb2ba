using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Verbs;

/// <summary>The learner's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a page; false if there is no browser.</summary>
    /// <param name="page">A file or an address.</param>
    public static bool Open(string page)
    {
        try
        {
            Process.Start(new ProcessStartInfo(page) { UseShellExecute = true })?.Dispose();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
