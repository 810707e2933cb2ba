namespace Kata.Completing;

/// <summary>
/// The scripts by which shells complete kata's command line. Each passes the words up to the cursor as one argument, and
/// offers the lines of the answer; the program is the one on the command line, so that one script serves every clone.
/// </summary>
internal static class ShellScripts
{
    public const string Bash = """
        # Completion of kata for bash. Add this line to ~/.bashrc, with your clone's path:
        #   eval "$(path/to/kata completions bash)"
        _kata() {
            local line="${COMP_WORDS[*]:0:COMP_CWORD+1}"
            local IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#line}]" "$line" 2>/dev/null))
        }
        complete -o default -F _kata kata
        """;

    public const string Zsh = """
        # Completion of kata for zsh. Add this line to ~/.zshrc, below compinit, with your clone's path:
        #   source <(path/to/kata completions zsh)
        _kata() {
            local line="${(j: :)words[1,CURRENT]}"
            local -a found
            found=("${(@f)$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)}")
            if [[ -n "${found[*]}" ]]; then
                compadd -U -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _kata kata
        """;

    public const string Fish = """
        # Completion of kata for fish. Add this line to ~/.config/fish/config.fish, with your clone's path:
        #   path/to/kata completions fish | source
        function __kata_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l line (string join ' ' -- $words)
            set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
            $program "[suggest:"(string length -- $line)"]" $line 2>/dev/null
        end
        complete -c kata -a '(__kata_complete)'
        """;

    public const string PowerShell = """
        # Completion of kata for PowerShell. Add this line to $PROFILE, with your clone's path:
        #   path/to/kata completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName kata, kata.cmd -ScriptBlock {
            param($word, $ast, $cursor)
            $line = $ast.ToString()
            $length = $cursor - $ast.Extent.StartOffset
            if ($line.Length -gt $length) { $line = $line.Substring(0, $length) }
            if ($word -eq '') { $line = $line.TrimEnd() + ' ' }
            & $ast.CommandElements[0].ToString() "[suggest:$($line.Length)]" $line 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    /// <summary>The scripts by the names of their shells.</summary>
    public static Dictionary<string, string> ByName { get; } = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };
}
