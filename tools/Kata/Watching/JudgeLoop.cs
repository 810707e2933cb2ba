using System.Diagnostics;

namespace Kata.Watching;

/// <summary>
/// The single thread that judges. It judges the files as they are on disk, and posts a verdict only if they haven't changed in
/// the meantime and no other stage was requested.
/// </summary>
internal sealed class JudgeLoop : IDisposable
{
    /// <summary>How long the end of the thread may take on a busy machine.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly Notes _notes;
    private readonly Action<Event> _post;
    private readonly Dictionary<StageFolder, (string Fingerprint, Score Score)> _known = [];
    private readonly ManualResetEventSlim _ended = new();
    private readonly AutoResetEvent _asked = new(false);
    private readonly Lock _lock = new();
    private Request? _request;
    private (Judge Judge, Answer Answer)? _running;
    private bool _isOver;
    private string _judged = "";

    public JudgeLoop(Notes notes, Action<Event> post)
    {
        (_notes, _post) = (notes, post);
        new Thread(Run) { IsBackground = true, Name = "judge" }.Start();
    }

    /// <summary>
    /// Requests a verdict on a stage as it is on disk; without a stage, searches for the first that isn't green.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="since">The start of the measured time.</param>
    /// <param name="isSave">Whether a save triggered it: then unchanged content is not judged again.</param>
    public void Ask(StageFolder? stage, long? since = null, bool isSave = false)
    {
        lock (_lock)
        {
            _request = new Request(stage, since, isSave && !(_request is { IsSave: false } waiting && waiting.Stage == stage));
            if (_running is var (judge, answer) && !(isSave && stage == answer.Stage && answer.IsOnDisk))
            {
                judge.Stop();
            }
        }

        _asked.Set();
    }

    /// <summary>
    /// Stops the thread, a hanging run too, and waits for its workers to be killed: none should still be there when the terminal
    /// is gone.
    /// </summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _running?.Judge.Stop();
        }

        _asked.Set();
        _ended.Wait(_patience);
    }

    private void Run()
    {
        try
        {
            using var judge = new Judge { Explains = true };
            while (_asked.WaitOne() && !_isOver)
            {
                Serve(judge);
            }
        }
        catch (Exception exception)
        {
            _post(new Event.Broken(exception));
        }
        finally
        {
            _ended.Set();
        }
    }

    private void Serve(Judge judge)
    {
        Request request;
        lock (_lock)
        {
            if (_request is null)
            {
                return;
            }

            (request, _request) = (_request, null);
        }

        if (request.Stage is { } stage)
        {
            JudgeNewest(judge, stage, request);
            CheckOthers(judge, stage);
        }
        else
        {
            FindNotGreen(judge);
        }
    }

    private void JudgeNewest(Judge judge, StageFolder stage, Request request)
    {
        for (var answer = Answer.Read(stage); ; answer = Answer.Read(stage))
        {
            if (request.IsSave && answer.Fingerprint == _judged)
            {
                _post(new Event.Unchanged(stage));
                return;
            }

            var verdict = Judge(judge, answer, _ => _post(new Event.TestEnded(stage)));
            if (IsObsolete(stage))
            {
                return;
            }

            if (verdict is not null && answer.IsOnDisk)
            {
                _judged = answer.Fingerprint;
                Record(answer, Score.Of(verdict));
                _post(new Event.Judged(verdict, request.Since is { } at ? Stopwatch.GetElapsedTime(at) : null));
                return;
            }
        }
    }

    /// <summary>
    /// Runs the tests. Null if a newer request or the end has cancelled the run, so that an infinite loop blocks neither.
    /// </summary>
    private StageVerdict? Judge(Judge judge, Answer answer, Action<TestVerdict>? onVerdict = null)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return null;
            }

            judge.Resume();
            _running = (judge, answer);
        }

        try
        {
            var verdict = judge.Run(answer.Stage, answer.Files, onVerdict);
            return verdict.IsStopped ? null : verdict;
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }

    /// <summary>Judges other stages whose files have changed; later ones only once they have been judged before.</summary>
    private void CheckOthers(Judge judge, StageFolder stage)
    {
        var earlier = StageFolder.All.TakeWhile(other => other != stage).ToArray();
        foreach (var other in StageFolder.All.Where(other => other != stage))
        {
            if (_request is not null || _isOver)
            {
                return;
            }

            if (earlier.Contains(other) || _known.ContainsKey(other) || _notes.ScoreOf(Answer.Read(other)) is not null)
            {
                ScoreOf(judge, other);
            }
        }
    }

    /// <summary>Posts the first stage that isn't green, unless another one is chosen meanwhile.</summary>
    private void FindNotGreen(Judge judge)
    {
        foreach (var stage in StageFolder.All)
        {
            if (_request is not null || ScoreOf(judge, stage) is not { } score)
            {
                return;
            }

            if (!score.IsGreen)
            {
                _post(new Event.Found(stage));
                return;
            }
        }

        _post(new Event.Found(null));
    }

    /// <summary>From memory, from the notes, or by judging; null if that was cancelled.</summary>
    private Score? ScoreOf(Judge judge, StageFolder stage)
    {
        var answer = Answer.Read(stage);
        if (_known.GetValueOrDefault(stage) is var (fingerprint, score) && fingerprint == answer.Fingerprint)
        {
            return score;
        }

        return _notes.ScoreOf(answer) is { } noted ? Record(answer, noted)
            : Judge(judge, answer) is { } verdict ? Record(answer, Score.Of(verdict))
            : null;
    }

    private Score Record(Answer answer, Score score)
    {
        if (_known.GetValueOrDefault(answer.Stage) != (answer.Fingerprint, score))
        {
            _known[answer.Stage] = (answer.Fingerprint, score);
            _notes.SaveScore(answer, score);
            _post(new Event.Scored(answer.Stage, score));
        }

        return score;
    }

    private bool IsObsolete(StageFolder stage)
    {
        lock (_lock)
        {
            return _isOver || (_request is { } request && request.Stage != stage);
        }
    }

    private sealed record Request(StageFolder? Stage, long? Since, bool IsSave);
}
