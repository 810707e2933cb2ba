using System.Diagnostics;
using System.Reflection;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>
/// Sends the proxies' calls to a worker. A worker that doesn't return in time, or that exits, is replaced; the test that lost it
/// is red, with the reason.
/// </summary>
/// <param name="sandbox">Isolates the workers.</param>
/// <param name="limits">The time limits.</param>
internal sealed class WorkerBridge(Sandbox sandbox, TimeLimits limits) : IBridge, IDisposable
{
    /// <summary>After this many lost workers, an answer's other tests are skipped: each would take as long.</summary>
    private const int MaxLosses = 3;

    /// <summary>How many characters of a test's console output are kept.</summary>
    private const int MaxOutput = 16_384;

    /// <summary>
    /// The longest arguments of a callback, in bytes: the tests' functions run in this process, and some take time that grows
    /// with the square of an array's length.
    /// </summary>
    private const int MaxCallback = 16_384;

    /// <summary>
    /// A test that got less than a quarter of a processor may take its limit again, this many times in all: the machine is busy.
    /// An answer that only waits is stopped too.
    /// </summary>
    private const int MaxExtensions = 4;

    /// <summary>The time limit after an earlier test has lost its worker.</summary>
    private static readonly TimeSpan _limitAfterLoss = TimeSpan.FromSeconds(1);

    private readonly ProxyCodec _codec = new();
    private readonly Dictionary<string, CompiledAnswer> _answers = [];
    private readonly HashSet<string> _loaded = [];
    private readonly Lock _lock = new();
    private readonly Stopwatch _run = new();
    private Task<WorkerProcess> _spare = Task.Run(() => new WorkerProcess(sandbox, WorkerProgram.Runner));
    private WorkerProcess? _worker;
    private string? _lost;
    private int _losses;
    private bool _isStopped;
    private int _test;
    private string _output = "";
    private string _lastCall = "";

    /// <summary>Routes calls into a stage's namespace to an answer.</summary>
    public void Use(string stage, CompiledAnswer answer)
    {
        if (_isStopped)
        {
            Discard();
            _isStopped = false;
        }

        _answers[stage] = answer;
        _loaded.Remove(stage);
        _losses = 0;
        _run.Restart();
    }

    /// <summary>Forgets all answers and discards the worker that ran them, so that none affects the next.</summary>
    public void Forget()
    {
        Discard();
        _answers.Clear();
        _codec.Reset();
    }

    /// <summary>
    /// Starts a test: forgets earlier objects, and kills the worker at the time limit. Dispose the result when the test ends.
    /// </summary>
    public IDisposable Begin(TimeSpan limit)
    {
        (_lost, _output, _lastCall) = (SkipReason(), "", "");
        limit = _losses > 0 ? _limitAfterLoss : limit < limits.MinTest ? limits.MinTest : limit;

        _codec.Reset();
        try
        {
            _worker?.Pipe.Write([(byte)Frame.Reset]);
        }
        catch (IOException)
        {
            // It exited between two tests, because of a background thread for instance: the next call starts another.
            Discard();
        }

        var test = Interlocked.Increment(ref _test);
        var (before, turns) = (_worker?.ProcessorTime ?? TimeSpan.Zero, 0);
        return new Timer(
            _ => End(
                test,
                limit * ++turns,
                isStarved: turns < MaxExtensions && (_worker?.ProcessorTime ?? TimeSpan.Zero) - before < limit * turns / 4),
            null,
            limit,
            limit);
    }

    /// <summary>Why the next test is red without being run; null if it is run.</summary>
    private string? SkipReason() =>
        _losses >= MaxLosses ? $"skipped: your code's process ended in {MaxLosses} earlier tests"
        : _run.Elapsed > limits.MaxRun
            ? $"skipped: the earlier tests took more than {limits.MaxRun.TotalSeconds} s in all"
        : null;

    /// <summary>Cancels the current run: its remaining tests are red at once.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            (_lost, _losses, _isStopped) = ("cancelled: testing a newer save", MaxLosses, true);
            _worker?.Kill();
        }
    }

    /// <summary>Whether the run was cancelled: then its verdicts mean nothing.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>What the learner's code wrote to the console during this test.</summary>
    public string Output => _output;

    public object? Call(string type, string signature, Remote? target, Type[] parameters, object?[] arguments, Type result)
    {
        _lastCall = $"{type[(type.LastIndexOf('.') + 1)..]}.{signature[..signature.IndexOf('(', StringComparison.Ordinal)]}";
        if (_lost is not null)
        {
            throw new LostException(_lost, _lastCall);
        }

        try
        {
            var worker = Worker();
            Send(worker, Frame.Call, writer =>
            {
                writer.Write(type);
                writer.Write(signature);
                writer.Write(target?.Handle ?? 0);
                _codec.WriteChanged(writer);
                for (var i = 0; i < arguments.Length; i++)
                {
                    _codec.Write(writer, arguments[i], parameters[i]);
                }
            });
            return Receive(worker, result);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or ObjectDisposedException or FormatException)
        {
            var reason = exception is InvalidDataException
                ? $"its answer was not understood ({exception.Message})"
                : _worker?.ExitReason() ?? "the process ended";
            _lost ??= $"{_lastCall}: {reason}";
            _losses++;
            Discard();
            throw new LostException(_lost, _lastCall);
        }
    }

    public void Dispose()
    {
        Discard();
        _spare.Result.Dispose();
    }

    private WorkerProcess Worker()
    {
        lock (_lock)
        {
            if (_worker is null)
            {
                _worker = _spare.Result;
                _spare = Task.Run(() => new WorkerProcess(sandbox, WorkerProgram.Runner));
                _loaded.Clear();
            }
        }

        foreach (var (stage, answer) in _answers.Where(answer => _loaded.Add(answer.Key)))
        {
            Send(_worker, Frame.Load, writer =>
            {
                writer.Write(stage);
                writer.Write(answer.Assembly.Length);
                writer.Write(answer.Assembly);
                writer.Write(answer.Symbols.Length);
                writer.Write(answer.Symbols);
            });
        }

        return _worker;
    }

    private object? Receive(WorkerProcess worker, Type result)
    {
        while (true)
        {
            using var reader = new BinaryReader(new MemoryStream(worker.Pipe.Read() ?? throw new EndOfStreamException()));
            var frame = (Frame)reader.ReadByte();
            var written = reader.ReadString();
            _output += written[..Math.Clamp(MaxOutput - _output.Length, 0, written.Length)];
            _codec.ReadChanged(reader);
            switch (frame)
            {
                case Frame.Return:
                    return result == typeof(void) ? null : _codec.Read(reader, result);
                case Frame.Throw:
                    throw RemoteExceptions.Read(reader);
                case Frame.Callback:
                    CallBack(worker, reader);
                    break;
                default:
                    throw new InvalidDataException($"frame {frame}");
            }
        }
    }

    private void CallBack(WorkerProcess worker, BinaryReader reader)
    {
        var length = reader.BaseStream.Length - reader.BaseStream.Position;
        if (length > MaxCallback)
        {
            throw new InvalidDataException($"it called the tests' function with {length} bytes, and may with {MaxCallback}");
        }

        var function = _codec.Function(reader.ReadInt32());
        var invoke = function.GetType().GetMethod("Invoke")!;
        var arguments = invoke.GetParameters().Select(p => _codec.Read(reader, p.ParameterType)).ToArray();
        object? result;
        try
        {
            result = invoke.Invoke(function, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException refusal)
        {
            // The learner's code may expect it, as in one process.
            Send(worker, Frame.Throw, writer =>
            {
                _codec.WriteChanged(writer);
                writer.Write(refusal.Message);
            });
            return;
        }

        Send(worker, Frame.Return, writer =>
        {
            _codec.WriteChanged(writer);
            if (invoke.ReturnType != typeof(void))
            {
                _codec.Write(writer, result, invoke.ReturnType);
            }
        });
    }

    private static void Send(WorkerProcess worker, Frame frame, Action<BinaryWriter> body)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)frame);
        body(writer);
        worker.Pipe.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Kills the worker of a test that has reached its limit, unless that test has ended.</summary>
    private void End(int test, TimeSpan time, bool isStarved)
    {
        lock (_lock)
        {
            if (test == _test && !isStarved)
            {
                _lost ??= $"still running after {time.TotalSeconds} s: is there an infinite loop? Last call: {_lastCall}";
                _worker?.Kill();
            }
        }
    }

    private void Discard()
    {
        lock (_lock)
        {
            _worker?.Dispose();
            _worker = null;
        }
    }
}
