namespace Kata.Verbs;

/// <summary>The marks of stages as they are on disk: from the notes, or judged if the answer is another than then.</summary>
internal sealed class Marks : IDisposable
{
    private readonly Lazy<Judge> _judge = new(() => new Judge());

    public Notes Notes { get; } = new();

    public Mark Of(StageFolder stage)
    {
        var answer = Answer.Read(stage);
        if (Notes.MarkOf(answer) is { } known)
        {
            return known;
        }

        var mark = Mark.Of(_judge.Value.Run(stage, answer.Files));
        Notes.KeepMark(answer, mark);
        return mark;
    }

    public void Dispose()
    {
        if (_judge.IsValueCreated)
        {
            _judge.Value.Dispose();
        }
    }
}
