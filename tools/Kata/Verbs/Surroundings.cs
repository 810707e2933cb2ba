using Kata.Completing;

namespace Kata.Verbs;

/// <summary>What the doctor looks at outside the course, so that a test can invent a machine.</summary>
/// <param name="Variable">A variable of the environment; null if it isn't set.</param>
internal sealed record Surroundings(Func<string, string?> Variable)
{
    /// <summary>This machine.</summary>
    public static Surroundings Here { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>How to make the shell complete commands and stages, and whether its start file does so already.</summary>
    public Check TabKey()
    {
        var shell = Path.GetFileName(Variable("SHELL") ?? "");
        var name = ShellScripts.ByName.ContainsKey(shell) ? shell : OperatingSystem.IsWindows() ? "pwsh" : "bash";
        string[] starts = [".bashrc", ".bash_profile", ".zshrc", ".config/fish/completions/kata.fish"];
        var isSet = Variable("HOME") is { } home && starts.Select(file => Path.Combine(home, file)).Any(file =>
            File.Exists(file) && File.ReadAllText(file).Contains("kata", StringComparison.Ordinal));
        return new Check(
            "tab key", CheckStatus.Ok, isSet ? $"completes ({name})" : $"could complete stages: kata completions {name} --help");
    }
}
