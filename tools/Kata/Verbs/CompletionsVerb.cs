using System.CommandLine;
using Kata.Completing;

namespace Kata.Verbs;

/// <summary><c>kata completions</c>: prints the script by which a shell completes commands, stages and options.</summary>
internal static class CompletionsVerb
{
    public static Verb Create()
    {
        var shell = new Argument<string>("shell")
        {
            Description = $"{string.Join(", ", ShellScripts.ByName.Keys)}.",
            HelpName = "shell",
        };
        shell.CompletionSources.Add([.. ShellScripts.ByName.Keys]);
        var verb = new Verb(
            "completions",
            "Print the script that lets the TAB key complete commands, stages and options.",
            "kata completions bash                         print the script",
            "eval \"$(./kata completions bash)\"             in ~/.bashrc, with your clone's path",
            "source <(./kata completions zsh)              in ~/.zshrc, below compinit",
            "./kata completions fish | source              in ~/.config/fish/config.fish",
            "./kata completions pwsh | Out-String | Invoke-Expression    in $PROFILE") { shell };
        verb.SetAction(result => Run(result.GetRequiredValue(shell)));
        return verb;
    }

    private static int Run(string shell)
    {
        if (!ShellScripts.ByName.TryGetValue(shell, out var script))
        {
            throw new KataException(
                $"There is no script for \"{shell}\"{Spelling.Hint(shell, ShellScripts.ByName.Keys)}. The shells are "
                    + $"{string.Join(", ", ShellScripts.ByName.Keys)}.",
                Exit.Usage);
        }

        Console.Out.Write($"{script.ReplaceLineEndings("\n")}\n");
        return Exit.Green;
    }
}
