using System.Text.RegularExpressions;

namespace Kata.Engine;

/// <summary>An answer to a stage, compiled.</summary>
/// <param name="Answer">The assembly; null if the tests can't call it.</param>
/// <param name="Errors">Why they can't, each with file and line or with the missing member.</param>
internal sealed record StageCompilation(CompiledAnswer? Answer, string[] Errors);

/// <summary>Compiles an answer to one stage and checks that the tests can call it.</summary>
internal static partial class StageCompiler
{
    /// <param name="slug">The stage's folder.</param>
    /// <param name="name">Its part of the namespace.</param>
    /// <param name="api">The members that the tests call.</param>
    /// <param name="files">The answer.</param>
    public static StageCompilation Compile(string slug, string name, string[] api, SourceFile[] files)
    {
        var compilation = AnswerCompiler.Read(files);
        return AnswerCompiler.TryCompile(compilation, out var errors) is not { } compiled ? new StageCompilation(null, errors)
            : api.Except(TestedApi.Members(name, compilation)).ToArray() is { Length: > 0 } missing
                ? new StageCompilation(null, [.. Missing(slug, api, missing)])
            : new StageCompilation(compiled, []);
    }

    /// <summary>A sentence for each missing member, or for its type if all that the tests call of it are missing.</summary>
    private static IEnumerable<string> Missing(string slug, string[] api, string[] missing) =>
        from member in missing
        group member by TypePattern().Match(member).Groups["type"].Value into type
        let isWhole = type.Count() == api.Count(member => TypePattern().Match(member).Groups["type"].Value == type.Key)
        from sentence in isWhole
            ? [
                $"exercises/{slug} has no public type {type.Key}, which the tests call: its file is missing, or its name or "
                    + $"namespace was changed. `kata reset {slug[..2]}` brings back what was given, and keeps your files.",
            ]
            : type.Select(member => $"exercises/{slug}: the tests call {member}, which is not there as it was given.")
        select sentence;

    /// <summary>The type in <c>static double[] Softmax.Probabilities(double[] logits)</c> or <c>double Neuron.Bias</c>.</summary>
    [GeneratedRegex(@"(?<type>\w+)\.\w+(?=\(|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex TypePattern();
}
