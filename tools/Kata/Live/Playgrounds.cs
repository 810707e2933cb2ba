using System.Collections.Concurrent;
using System.Text.Json;

namespace Kata.Live;

/// <summary>
/// The playgrounds of the stages: each computes with the learner's code once its stage is green, and with the reference solution
/// until then. One runs at a time.
/// </summary>
/// <param name="start">Starts a stage's playground; if not given, that of Kata.Figures.</param>
internal sealed class Playgrounds(Func<StageFolder, CompiledAnswer, PlaygroundProcess>? start = null) : IDisposable
{
    /// <summary>As for a test of five seconds.</summary>
    private static readonly TimeUse _limit = TimeLimits.OfTests.Test * 5;

    private readonly ConcurrentDictionary<StageFolder, StageVerdict> _verdicts = [];
    private readonly ConcurrentDictionary<StageFolder, CompiledAnswer> _references = [];
    private readonly Lock _turn = new();
    private (StageFolder Stage, CompiledAnswer Answer, PlaygroundProcess Process)? _running;
    private volatile bool _isDisposed;

    /// <summary>Takes a stage's newest verdict.</summary>
    public void Use(StageVerdict verdict) => _verdicts[verdict.Stage] = verdict;

    /// <summary>Answers a request to a stage's playground.</summary>
    public LiveResponse Answer(StageFolder stage, byte[] request)
    {
        using var turn = _turn.EnterScope();
        try
        {
            var (answer, by) = Choose(stage);
            return Reply.Json(200, new { by, answer = Element(Of(stage, answer).Answer(request)) });
        }
        catch (PlaygroundException exception)
        {
            if (exception.IsOver)
            {
                End();
            }

            return Reply.Error(exception.IsRefusal ? 400 : 500, exception.Message);
        }
    }

    /// <summary>Ends the process, even during a request.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _running?.Process.Dispose();
    }

    private static JsonElement Element(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException exception)
        {
            throw new PlaygroundException($"The playground's answer is not JSON: {exception.Message}");
        }
    }

    private (CompiledAnswer Answer, string By) Choose(StageFolder stage) =>
        _verdicts.GetValueOrDefault(stage) is { IsGreen: true, Answer: { } learners } ? (learners, "your code")
        : Repository.HasSolutions
            ? (_references.GetOrAdd(stage, Reference), "the reference solution")
            : throw new PlaygroundException(
                "This runs your code once all tests of the stage are green: the reference solution is not part of this "
                    + "repository.");

    private static CompiledAnswer Reference(StageFolder stage) => AnswerCompiler.Compile(stage.FilesIn(StageFolder.Solutions));

    private PlaygroundProcess Of(StageFolder stage, CompiledAnswer answer)
    {
        if (_running is not var (current, its, process) || current != stage || its != answer)
        {
            End();
            process = (start ?? Start)(stage, answer);
            _running = (stage, answer, process);
            if (_isDisposed)
            {
                End();
                throw new PlaygroundException("kata has ended.");
            }
        }

        return process;
    }

    private static PlaygroundProcess Start(StageFolder stage, CompiledAnswer answer) =>
        new(Repository.OutputOf("Kata.Figures"), $"Kata.Figures.{stage.Name}Playground", answer, _limit);

    private void End()
    {
        _running?.Process.Dispose();
        _running = null;
    }
}
