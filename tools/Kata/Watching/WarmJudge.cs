namespace Kata.Watching;

/// <summary>A judge, soon ready: the compiler compiles something while the tests are loaded.</summary>
internal static class WarmJudge
{
    public static Judge Start()
    {
        _ = Task.Run(() => StageFolder.All is [var first, ..] && AnswerCompiler.TryCompile(AnswerCompiler.Read(first.FilesIn(StageFolder.Solutions)), out _) is not null);
        return new Judge();
    }
}
