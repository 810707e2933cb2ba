using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Kata.Completing;

/// <summary>
/// What a shell asks when TAB is pressed: the words that may stand where a command line ends. It reads the stages' folder
/// names and nothing else, so that it takes no longer than the runtime's start.
/// </summary>
internal sealed class Completion : SynchronousCommandLineAction
{
    /// <summary>The first characters of System.CommandLine's directive.</summary>
    public const string Directive = "[suggest";

    public override int Invoke(ParseResult parseResult)
    {
        // The shells pass the command line up to the cursor as one argument.
        var line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        foreach (var word in Words(parseResult.RootCommandResult.Command, line))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(word);
        }

        return Exit.Green;
    }

    /// <summary>The words that fit the last one of a command line that begins with the program's name.</summary>
    public static string[] Words(Command root, string line)
    {
        var name = line.TrimStart().IndexOf(' ', StringComparison.Ordinal);
        var rest = name < 0 ? "" : line.TrimStart()[name..].TrimStart();
        var result = root.Parse(rest);
        var last = rest[(rest.LastIndexOf(' ') + 1)..];
        IEnumerable<string> all = result.GetCompletions(rest.Length).Select(item => item.InsertText ?? item.Label);
        // With nothing typed, the root offers its commands only: stages are an argument of most of them.
        return Fitting([.. last.Length == 0 && result.CommandResult.Command == root ? all.Except(Stages()) : all], last);
    }

    /// <summary>The names of the stages.</summary>
    public static IEnumerable<string> Stages() => StageFolder.All.Select(stage => stage.Slug);

    /// <summary>
    /// Those that begin with the word. If none does, the only one that contains it: shells replace the word by what is common
    /// to all, so that several would erase it.
    /// </summary>
    private static string[] Fitting(string[] all, string word)
    {
        var start = word is [>= '0' and <= '9'] ? $"0{word}" : word;
        string[] contain =
        [
            .. all.Where(one => one.Contains(word, StringComparison.OrdinalIgnoreCase) && one[0] != '/').Distinct(),
        ];
        string[] begin = Array.FindAll(contain, one => one.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return word.Length == 0 ? Array.FindAll(begin, one => one[0] != '-')
            : begin.Length > 0 || contain.Length != 1 ? begin
            : contain;
    }
}
