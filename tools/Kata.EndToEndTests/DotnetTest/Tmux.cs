using System.Diagnostics;

namespace Kata.EndToEndTests.DotnetTest;

/// <summary>Runs a command in a real terminal, by tmux, and returns its output including the scrollback.</summary>
internal static class Tmux
{
    private const string Done = "the command has ended";
    private static readonly string[] _prefixes = ["KATA_", "MSBUILD", "_MSBUILD", "VSTEST", "GITHUB_", "TF_BUILD", "DOTNET_CLI_"];
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    /// <param name="folder">The working directory.</param>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="rows">Its height.</param>
    /// <param name="command">The command, for a shell.</param>
    public static string[] Run(string folder, int columns, int rows, string command)
    {
        // A separate server, which exits with its only session.
        var server = $"kata-{Guid.NewGuid():N}";
        Invoke(server, "-f", "/dev/null", "start-server", ";", "set-option", "-g", "history-limit", "10000", ";",
            "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", "-c", folder, $"{command}; echo '{Done}'; cat");
        try
        {
            for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < _limit; Thread.Sleep(_pause))
            {
                if (Capture(server) is var screen && screen.IndexOf(Done) is >= 0 and var end)
                {
                    return [.. screen.Take(end)];
                }
            }

            throw new TimeoutException($"\"{command}\" does not end:\n{string.Join('\n', Capture(server))}");
        }
        finally
        {
            Invoke(server, "kill-server");
        }
    }

    /// <summary>The screen and its scrollback.</summary>
    private static List<string> Capture(string server) =>
        [.. Invoke(server, "capture-pane", "-p", "-S", "-").Split('\n').Select(line => line.TrimEnd())];

    private static string Invoke(string server, params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-L", server, .. arguments]) { RedirectStandardOutput = true };
        // Like a learner's terminal: without variables of the surrounding dotnet test or a build server.
        foreach (var variable in start.Environment.Keys.Where(IsOfTheRun).ToArray())
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static bool IsOfTheRun(string variable) =>
        _prefixes.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || variable is "CI" or "TMUX";
}
