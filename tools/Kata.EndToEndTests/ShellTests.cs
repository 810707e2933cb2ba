using Kata.Completing;

namespace Kata.EndToEndTests;

/// <summary>The TAB key in real shells, whose start files have the line that the script asks for.</summary>
[Platform("Linux")]
public sealed class ShellTests
{
    [TestCase("bash", ".bashrc", "", "PS1='ready> '")]
    [TestCase("zsh", ".zshrc", "autoload -Uz compinit && compinit -u", "PS1='ready> '")]
    [TestCase("fish", ".config/fish/config.fish", "", "function fish_prompt; echo -n 'ready> '; end")]
    public void The_TAB_key_completes_commands_stages_and_options(string shell, string file, string first, string last)
    {
        Requires.Script();
        Requires.Shell(shell);
        using var course = new CourseCopy();
        using var home = new TempFolder();
        var line = ShellScripts.ByName[shell].Split('\n')[1].TrimStart('#').Trim();
        line.ShouldContain("path/to/kata completions ");
        home.Write(file, $"{first}\n{line.Replace("path/to/kata", $"{home.Path}/kata", StringComparison.Ordinal)}\n{last}\n");
        home.Write("kata", $"""
            #!/bin/sh
            case "$1" in '[sug'*|completions) exec dotnet exec '{CourseCopy.Program}' "$@";; esac
            echo "ran: $*."
            """);
        Tool.Run("chmod", "+x", home.At("kata"));
        using var terminal = PseudoTerminal.Of(course, $"env HOME='{home.Path}' ZDOTDIR='{home.Path}' {shell} -i");

        terminal.WaitForWritten("ready> ");
        terminal.Press("~/kata hi\tbias\t--ag\t\n");

        terminal.WaitForWritten("ran: hint 03-bias-gradient --again.");
    }
}
