namespace Kata.Verbs;

/// <summary>The scores of stages as they are on disk: from the notes, or by judging if the answer has changed.</summary>
internal sealed class Scores : IDisposable
{
    private readonly Lazy<Judge> _judge = new(() => new Judge());

    public Notes Notes { get; } = new();

    public Score Of(StageFolder stage)
    {
        var answer = Answer.Read(stage);
        if (Notes.ScoreOf(answer) is { } known)
        {
            return known;
        }

        var score = Score.Of(_judge.Value.Run(stage, answer.Files));
        Notes.SaveScore(answer, score);
        return score;
    }

    public void Dispose()
    {
        if (_judge.IsValueCreated)
        {
            _judge.Value.Dispose();
        }
    }
}
