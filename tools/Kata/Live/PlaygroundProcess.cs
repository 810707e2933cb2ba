using System.Diagnostics;
using System.Text;
using Kata.Wire;

namespace Kata.Live;

/// <summary>A playground could not answer: the message says why.</summary>
/// <param name="message">A sentence.</param>
/// <param name="isRefusal">Whether the request was wrong, and not the code.</param>
/// <param name="isOver">Whether the process has ended.</param>
internal sealed class PlaygroundException(string message, bool isRefusal = false, bool isOver = false) : Exception(message)
{
    public bool IsRefusal { get; } = isRefusal;

    public bool IsOver { get; } = isOver;
}

/// <summary>
/// A stage's playground together with an answer, in a worker of their own: what the answer has trained lives as long as the
/// worker does, and an infinite loop ends that and nothing else.
/// </summary>
internal sealed class PlaygroundProcess : IDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromMilliseconds(100);

    private readonly WorkerProcess _worker = new(Sandbox.None, WorkerProgram.Playground);
    private readonly TimeUse _limit;

    /// <param name="assembly">The file of the assembly that has the playground.</param>
    /// <param name="type">Its class.</param>
    /// <param name="answer">The assembly Katas that it calls.</param>
    /// <param name="limit">How long a request may take.</param>
    public PlaygroundProcess(string assembly, string type, CompiledAnswer answer, TimeUse limit)
    {
        _limit = limit;
        _worker.Pipe.Write(Frame.Load, writer =>
        {
            writer.Write(assembly);
            writer.Write(type);
            writer.Write(answer.Assembly.Length);
            writer.Write(answer.Assembly);
            writer.Write(answer.Symbols.Length);
            writer.Write(answer.Symbols);
        });
        _ = _worker.Pipe.Read(); // From now on time counts.
    }

    /// <summary>Answers a request of the page's.</summary>
    /// <exception cref="PlaygroundException">It doesn't.</exception>
    public byte[] Answer(byte[] request)
    {
        var clock = Stopwatch.StartNew();
        var thread = WorkerUse.ThisThread;
        var before = _worker.Use(thread) ?? default;
        string? excess = null;
        using var timer = new Timer(_ => excess ??= Check(), null, _period, _period);
        try
        {
            _worker.Pipe.Write(Frame.Call, writer => writer.Write(request));
            var frame = _worker.Pipe.Read() ?? throw new EndOfStreamException();
            return (Frame)frame[0] == Frame.Return ? frame[1..] : throw Thrown(frame);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            throw new PlaygroundException(
                excess is null ? $"The code's process ended: {_worker.ExitReason()}."
                    : $"The code was still running after {excess}, and was stopped: is there an infinite loop?",
                isOver: true);
        }

        string? Check()
        {
            var over = _worker.Use(thread)?.Since(before, clock.Elapsed).Excess(_limit);
            if (over is not null)
            {
                // Set before the pipe breaks.
                excess = over;
                _worker.Kill();
            }

            return over;
        }
    }

    public void Dispose() => _worker.Dispose();

    /// <summary>Whether it refused the request, then what it says.</summary>
    private static PlaygroundException Thrown(byte[] frame) =>
        new(Encoding.UTF8.GetString(frame.AsSpan(2)), isRefusal: frame[1] == 1);
}
