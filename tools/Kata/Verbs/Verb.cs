using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kata.Verbs;

/// <summary>A subcommand whose help ends with examples.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public string[] Examples => examples;
}

/// <summary>The standard help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, string[] ofRoot) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is Verb verb ? verb.Examples : ofRoot)
        {
            output.WriteLine($"  {example}");
        }

        return result;
    }
}
