namespace Kata.Testing;

/// <summary>
/// What a test requires of the machine. Otherwise the test is skipped; with CI=true it fails, because nothing must be skipped
/// there.
/// </summary>
internal static class Requires
{
    public static void Bubblewrap() =>
        Require(Sandboxing.Bubblewrap.UnavailableReason() is null, "needs bubblewrap (apt-get install bubblewrap)");

    public static void Script() => Require(
        Tool.Run("script", "--version") is (0, var version, _) && version.Contains("util-linux", StringComparison.Ordinal),
        "needs script of util-linux, for a pseudo-terminal (apt-get install bsdutils)");

    public static void Tmux() =>
        Require(Tool.Run("tmux", "-V") is (0, _, _), "needs tmux, for a terminal with a scrollback (apt-get install tmux)");

    public static void Shell(string name) =>
        Require(Tool.Run(name, "--version") is (0, _, _), $"needs {name} (apt-get install {name})");

    /// <summary>Its path.</summary>
    public static string Chromium()
    {
        var name = OperatingSystem.IsWindows() ? "chromium.exe" : "chromium";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Require(path is not null, "needs chromium (apt-get install chromium)");
        return path!;
    }

    private static void Require(bool isMet, string reason)
    {
        if (!isMet && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(reason);
        }

        if (!isMet)
        {
            Assert.Ignore(reason);
        }
    }
}
