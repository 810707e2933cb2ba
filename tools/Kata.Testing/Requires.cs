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

    /// <summary>The path of Chromium; without a window if possible, since that takes half as much of the processor.</summary>
    public static string Chromium()
    {
        string[] names = OperatingSystem.IsWindows() ? ["chromium.exe"] : ["chromium-headless-shell", "chromium"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var path = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Require(path is not null, "needs Chromium (apt-get install chromium-headless-shell)");
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
