namespace Kata.Engine;

/// <summary>An answer to a stage, compiled.</summary>
/// <param name="Answer">The assembly; null if the tests can't call it.</param>
/// <param name="Errors">Why they can't, each with file and line or with the missing member.</param>
internal sealed record StageCompilation(CompiledAnswer? Answer, string[] Errors);

/// <summary>Compiles an answer to one stage and checks that the tests can call it.</summary>
internal static class StageCompiler
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
                ? new StageCompilation(
                    null,
                    [
                        .. missing.Select(member =>
                            $"exercises/{slug}: the tests call {member}, which is not there as it was given."),
                    ])
            : new StageCompilation(compiled, []);
    }
}
