using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Watching;

/// <summary>Opens what the screen is about in the learner's editor.</summary>
internal static class Opening
{
    private const string None = "No editor is known: set VISUAL, or start kata with --editor code. The file:";

    /// <summary>Where to go on: the line of the first red test or of the first error, or the stage's first file.</summary>
    public static Place PlaceOf(WatchState state) =>
        state.FirstRed?.Red?.Next
            ?? (state.Verdict?.Errors is [var error, ..] && error.Split(':') is [var file, var line, ..]
                && int.TryParse(line, out var number) ? new Place(file, number) : null)
            ?? new Place(Repository.Relative(state.Current.Stage.FilesIn(StageFolder.Exercises)[0].Path));

    /// <summary>The stage's lesson.</summary>
    public static Place ReadmeOf(WatchState state) => new($"{StageFolder.Exercises}/{state.Current.Stage}/README.md");

    /// <summary>Starts the editor; what to tell the learner.</summary>
    public static string Open(Place place, string? chosen)
    {
        if (Editor.Find(chosen, Environment.GetEnvironmentVariable, IsInstalled) is not { } editor)
        {
            return $"{None} {place}";
        }

        var command = editor.Open(Path.Combine(Repository.Root, place.File), place.Line);
        var inTmux = editor.NeedsTerminal && Environment.GetEnvironmentVariable("TMUX") is { Length: > 0 };
        return editor.NeedsTerminal && !inTmux
            ? $"In another terminal: {string.Join(' ', editor.Open(place.File, place.Line))}"
            : Start(inTmux ? ["tmux", "split-window", "-h", .. command] : command)
                ? $"Opened {place} in {editor.Command[0]}."
                : $"{editor.Command[0]} can't be started: name another editor with --editor. The file: {place}";
    }

    /// <summary>Without this terminal: what an editor writes must not appear on the screen.</summary>
    private static bool Start(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => (string[])[program, $"{program}.cmd", $"{program}.exe"], Path.Combine)
            .Any(File.Exists);
}
