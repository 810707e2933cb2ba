namespace Kata.Engine;

/// <summary>An answer to a stage, compiled.</summary>
/// <param name="Answer">The assembly; null if the tests cannot call it.</param>
/// <param name="Errors">Why they cannot: each with file and line, or with the member that is missing.</param>
internal sealed record StageCompilation(CompiledAnswer? Answer, string[] Errors);

/// <summary>Compiles an answer to one stage and looks whether the tests can call it.</summary>
internal static class StageCompiler
{
    /// <param name="slug">The stage's folder.</param>
    /// <param name="name">Its part of the namespace.</param>
    /// <param name="surface">The members that the tests call.</param>
    /// <param name="files">The answer.</param>
    public static StageCompilation Compile(string slug, string name, string[] surface, SourceFile[] files)
    {
        var compilation = AnswerCompiler.Read(files);
        return AnswerCompiler.TryCompile(compilation, out var errors) is not { } compiled ? new StageCompilation(null, errors)
            : surface.Except(Surface.Members(name, compilation)).ToArray() is { Length: > 0 } missing
                ? new StageCompilation(null, [.. missing.Select(member => $"exercises/{slug}: the tests call {member}, which is not there as it was given.")])
            : new StageCompilation(compiled, []);
    }
}
