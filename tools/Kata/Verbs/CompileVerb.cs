using System.CommandLine;
using Kata.Grading;

namespace Kata.Verbs;

/// <summary><c>kata compile</c>: the compiler that the grader runs in a worker; internal.</summary>
internal static class CompileVerb
{
    public static Verb Create()
    {
        var input = new Argument<string>("input");
        var output = new Argument<string>("output");
        var verb = new Verb("compile", "Compile what comes over a pipe.") { input, output };
        verb.Hidden = true;
        verb.SetAction(result => CompilerServer.Run(result.GetValue(input)!, result.GetValue(output)!));
        return verb;
    }
}
