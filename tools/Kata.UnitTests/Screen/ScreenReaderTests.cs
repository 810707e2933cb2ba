using System.Diagnostics;
using Kata.Screen;

namespace Kata.UnitTests.Screen;

public sealed class ScreenReaderTests
{
    [Test]
    [Platform("Linux")]
    public void A_running_Orca_is_found_by_its_process()
    {
        using var folder = new TempFolder();
        File.Copy("/bin/sleep", folder.At("orca"));
        using var orca = Process.Start(folder.At("orca"), "60");

        var isFound = ScreenReader.IsRunning();
        orca.Kill();

        isFound.ShouldBeTrue();
    }
}
