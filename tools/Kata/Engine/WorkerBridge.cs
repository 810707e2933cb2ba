using System.Diagnostics;
using System.Reflection;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>
/// Sends the proxies' calls to a worker. A worker that doesn't return in time, or that exits, is replaced; the test that lost it
/// is red, with the reason. Time is what the worker uses of the machine during calls, so that neither a busy machine nor the
/// tests' own work counts.
/// </summary>
/// <param name="sandbox">Isolates the workers.</param>
/// <param name="limits">The time limits.</param>
internal sealed class WorkerBridge(Sandbox sandbox, TimeLimits limits) : IBridge, IDisposable
{
    /// <summary>After this many lost workers, an answer's other tests are skipped: each would take as long.</summary>
    private const int MaxLosses = 3;

    private const string Cancelled = "cancelled: testing a newer save";

    /// <summary>How many characters of a test's console output are kept.</summary>
    private const int MaxOutput = 16_384;

    /// <summary>
    /// The longest arguments of a callback, in bytes: the tests' functions run in this process, and some take time that grows
    /// with the square of an array's length.
    /// </summary>
    private const int MaxCallback = 16_384;

    /// <summary>How often a test's time is compared with its limit. The first time, it only begins to be measured.</summary>
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(50);

    /// <summary>How long an answer to a question beyond the tests may take.</summary>
    private static readonly TimeSpan _question = TimeSpan.FromMilliseconds(500);

    private readonly ProxyCodec _codec = new();
    private readonly Dictionary<string, CompiledAnswer> _answers = [];
    private readonly HashSet<string> _loaded = [];
    private readonly Lock _lock = new();
    private readonly Stopwatch _calls = new();
    private Task<WorkerProcess> _spare = Task.Run(() => new WorkerProcess(sandbox, WorkerProgram.Runner));
    private WorkerProcess? _worker;
    private string? _lost;
    private int _losses;
    private bool _isStopped;
    private int _test;
    private TimeSpan _start;
    private (WorkerUse Use, TimeSpan Calls)? _before;
    private TimeUse _testUse;
    private TimeUse _lostUse;
    private TimeUse _stageUse;
    private TimeUse _submissionUse;
    private string _output = "";
    private string _lastCall = "";

    /// <summary>Routes calls into a stage's namespace to an answer.</summary>
    public void Use(string stage, CompiledAnswer answer)
    {
        _answers[stage] = answer;
        _loaded.Remove(stage);
        (_losses, _lostUse, _stageUse) = (0, default, default);
    }

    /// <summary>Forgets all answers and discards the worker that ran them, so that none affects the next.</summary>
    public void Forget()
    {
        Discard();
        _answers.Clear();
        _codec.Reset();
        _submissionUse = default;
    }

    /// <summary>
    /// Starts a test: forgets earlier objects, and kills the worker at the time limit. Dispose the result when the test ends.
    /// </summary>
    /// <param name="seconds">What the test's attribute allows.</param>
    public IDisposable Begin(int seconds)
    {
        (_lost, _output, _lastCall) = (SkipReason(), "", "");
        var limit = limits.Test * seconds;
        limit = _losses > 0 ? limit.Min(limits.AfterLoss) : limit;

        _codec.Reset();
        try
        {
            _worker?.Pipe.Write(Frame.Reset, _ => { });
        }
        catch (IOException)
        {
            // It exited between two tests, because of a background thread for instance: the next call starts another.
            Discard();
        }

        _calls.Reset();
        (_before, _testUse) = (null, default);
        var (test, thread) = (Interlocked.Increment(ref _test), WorkerUse.ThisThread);
        return new RunningTest(new Timer(_ => Check(test, limit, thread), null, _interval, _interval), End);
    }

    /// <summary>
    /// Asks the learner's code more than the running test does. Null if it throws or takes too long; what it writes and what it
    /// loses doesn't count.
    /// </summary>
    public object? Try(Func<object?> question)
    {
        var before = (_lost, _losses, _output, _lastCall);
        var isOver = false;
        using var timer = new Timer(
            _ =>
            {
                lock (_lock)
                {
                    if (!isOver)
                    {
                        _worker?.Kill();
                    }
                }
            },
            null,
            _question,
            Timeout.InfiniteTimeSpan);
        try
        {
            return question();
        }
        catch (Exception)
        {
            // Whatever it is, the test is red for another reason, which is what counts.
            return null;
        }
        finally
        {
            lock (_lock)
            {
                isOver = true;
                if (!_isStopped)
                {
                    (_lost, _losses, _output, _lastCall) = before;
                }
            }
        }
    }

    /// <summary>Why the next test is red without being run; null if it is run.</summary>
    private string? SkipReason() =>
        _isStopped ? Cancelled
        : _losses >= MaxLosses ? $"skipped: your code's process ended in {MaxLosses} earlier tests"
        : _lostUse.Excess(limits.Lost) is { } lost ? $"skipped: earlier tests that did not end took {lost}"
        : _stageUse.Excess(limits.Stage) is { } stage ? $"skipped: the stage's earlier tests took {stage}"
        : _submissionUse.Excess(limits.Submission) is { } all ? $"skipped: the submission's earlier tests took {all}"
        : null;

    /// <summary>Cancels the current run, and the next ones until <see cref="Resume"/>: their tests are red at once.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            (_lost, _isStopped) = (Cancelled, true);
            _worker?.Kill();
        }
    }

    /// <summary>Allows runs again.</summary>
    public void Resume()
    {
        if (_isStopped)
        {
            Discard();
            _isStopped = false;
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

        var (isFirst, before) = (_worker is null, _calls.Elapsed);
        try
        {
            var worker = Worker();
            _calls.Start();
            worker.Pipe.Write(Frame.Call, writer =>
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
        finally
        {
            _calls.Stop();
            _start += isFirst ? _calls.Elapsed - before : TimeSpan.Zero;
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
            if (_isStopped)
            {
                throw new LostException(Cancelled, _lastCall);
            }

            if (_worker is null)
            {
                _worker = _spare.Result;
                _spare = Task.Run(() => new WorkerProcess(sandbox, WorkerProgram.Runner));
                _loaded.Clear();
            }
        }

        foreach (var (stage, answer) in _answers.Where(answer => _loaded.Add(answer.Key)))
        {
            _worker.Pipe.Write(Frame.Load, writer =>
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
        _calls.Stop();
        try
        {
            result = invoke.Invoke(function, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException refusal)
        {
            // The learner's code may expect it, as in one process.
            worker.Pipe.Write(Frame.Throw, writer =>
            {
                _codec.WriteChanged(writer);
                writer.Write(refusal.Message);
            });
            return;
        }
        finally
        {
            _calls.Start();
        }

        worker.Pipe.Write(Frame.Return, writer =>
        {
            _codec.WriteChanged(writer);
            if (invoke.ReturnType != typeof(void))
            {
                _codec.Write(writer, result, invoke.ReturnType);
            }
        });
    }

    /// <summary>Kills the worker of a test that has reached its limit, unless that test has ended.</summary>
    private void Check(int test, TimeUse limit, string? thread)
    {
        // A sandbox may take long to end a worker: checks that came meanwhile would use up the threads that it needs.
        if (!_lock.TryEnter())
        {
            return;
        }

        try
        {
            // This thread may have to wait for a processor at any point: the order makes the time in between count as use.
            var elapsed = _calls.Elapsed;
            if (test != _test || _worker?.Use(thread) is not { } now)
            {
                return;
            }

            _before ??= (now, _calls.Elapsed);
            _testUse = now.Since(_before.Value.Use, elapsed - _before.Value.Calls);
            if (_lost is null && _testUse.Excess(limit) is { } excess)
            {
                _lost = $"still running after {excess}: is there an infinite loop? Last call: {_lastCall}";
                _lostUse += _testUse.Min(limit);
                _worker.Kill();
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Adds what a test has used. A short one was never measured, as that takes a while: it counts as running.</summary>
    private void End()
    {
        lock (_lock)
        {
            _test++;
            var use = _testUse == default ? new TimeUse(_calls.Elapsed, TimeSpan.Zero) : _testUse;
            _stageUse += use;
            _submissionUse += use;
            LaneTimes.Add(LanePart.Start, _start);
            LaneTimes.Add(LanePart.Waiting, use.Waiting);
            LaneTimes.Add(LanePart.Worker, _calls.Elapsed - use.Waiting - _start);
            _start = TimeSpan.Zero;
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

    private sealed class RunningTest(Timer timer, Action end) : IDisposable
    {
        public void Dispose()
        {
            timer.Dispose();
            end();
        }
    }
}
