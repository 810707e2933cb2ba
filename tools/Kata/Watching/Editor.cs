namespace Kata.Watching;

/// <summary>The learner's editor: a program, and how it goes to a line.</summary>
/// <param name="Command">The program and its own options, as in <c>code --wait</c>.</param>
internal sealed record Editor(string[] Command)
{
    private static readonly string[] _variables = ["VISUAL", "EDITOR"];
    private static readonly string[] _desktop = ["code", "codium", "cursor", "rider", "subl", "zed"];
    private static readonly string[] _inTerminal =
        ["vi", "vim", "nvim", "nano", "emacs", "micro", "hx", "helix", "kak", "joe", "ne", "mcedit"];

    /// <summary>
    /// Whether it needs a terminal of its own: the one of <c>kata watch</c> has its keys read already.
    /// </summary>
    public bool NeedsTerminal => _inTerminal.Contains(Name);

    private string Name => Path.GetFileNameWithoutExtension(Command[0]).ToLowerInvariant();

    /// <summary>The named one, or VISUAL or EDITOR, or the first with windows that is installed; null if there is none.</summary>
    /// <param name="chosen">By --editor.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="isInstalled">Whether a program is there.</param>
    public static Editor? Find(string? chosen, Func<string, string?> variable, Predicate<string> isInstalled) =>
        _variables.Select(variable).Prepend(chosen).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
            is { } command ? new Editor(command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : Array.Find(_desktop, isInstalled) is { } name ? new Editor([name])
        : null;

    /// <summary>The command line that opens a file at a line.</summary>
    public string[] Open(string file, int? line) => (Name, line) switch
    {
        (_, null) => [.. Command, file],
        ("code" or "code-insiders" or "codium" or "cursor", { } at) => [.. Command, "--goto", $"{file}:{at}"],
        ("subl" or "zed" or "hx" or "helix", { } at) => [.. Command, $"{file}:{at}"],
        ("rider" or "idea", { } at) => [.. Command, "--line", $"{at}", file],
        ("emacsclient" or "gedit" or "gvim" or "kate", { } at) => [.. Command, $"+{at}", file],
        (_, { } at) when NeedsTerminal => [.. Command, $"+{at}", file],
        _ => [.. Command, file],
    };
}
