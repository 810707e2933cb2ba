using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kata.Verbs;

/// <summary>What is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>A sentence, and where to read more; null if nothing is wrong.</summary>
    public static string? Of(ParseResult result)
    {
        string[] commands =
            [.. result.RootCommandResult.Command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];
        bool IsNothing(string word) => !IsOption(word)
            && (!StageArgument.IsStage(word) || commands.Contains(word, StringComparer.OrdinalIgnoreCase));
        if (result.CommandResult.Command is RootCommand && Words(result.CommandResult).FirstOrDefault(IsNothing) is { } word)
        {
            return $"\"{word}\" is an unknown command or stage{Spelling.Hint(word, commands)}. Commands: "
                + $"{string.Join(", ", commands)}. Stages: {StageArgument.All}.";
        }

        var name = NameOf(result.CommandResult);
        var error = Unknown(result, name) ?? WithoutValue(result.CommandResult) ?? Missing(result.CommandResult, name)
            ?? (result.Errors.Count > 0 ? string.Join(' ', result.Errors.Select(error => error.Message).Distinct()) : null);
        return error is null ? null : $"{error} See {name} --help.";
    }

    /// <summary>A word too many. What looks like an option may have been taken for a stage.</summary>
    private static string? Unknown(ParseResult result, string name)
    {
        var command = result.CommandResult;
        return Words(command).Concat(result.UnmatchedTokens).FirstOrDefault(IsOption) is { } option
            ? $"{name} has no option \"{option}\""
                + $"{Spelling.Hint(option, command.Command.Options.Select(known => known.Name))}."
            : result.UnmatchedTokens is not [var first, ..] ? null
            : command.Command.Subcommands.Count > 0 && command.Command is Verb
                ? $"{name} has no \"{first}\"{Spelling.Hint(first, command.Command.Subcommands.Select(known => known.Name))}."
            : $"{name} has no use for \"{first}\".";
    }

    private static IEnumerable<string> Words(CommandResult command) =>
        command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    private static bool IsOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);

    private static string? WithoutValue(CommandResult command) => command.Children.OfType<OptionResult>()
        .Where(option => !option.Implicit && option.Tokens.Count < option.Option.Arity.MinimumNumberOfValues)
        .Select(option => $"{option.Option.Name} needs a value.")
        .FirstOrDefault();

    private static string? Missing(CommandResult result, string name)
    {
        if (result.Command is not Verb verb)
        {
            return null;
        }

        string[] missing = verb is { Subcommands.Count: > 0, Action: null }
            ? [string.Join(" or ", verb.Subcommands.Select(command => command.Name))]
            : [.. verb.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > 0
                    && result.GetResult(argument) is not { Tokens.Count: > 0 })
                .Select(argument => $"<{argument.Name}>")];
        var example = verb.Examples is [var first, ..] ? $", as in {first}" : "";
        return missing is [] ? null : $"{name} needs {string.Join(" and ", missing)}{example}.";
    }

    /// <summary>The words that lead to a command: <c>kata new stage</c>.</summary>
    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "kata";
}
