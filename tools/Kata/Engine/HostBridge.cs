using Kata.Wire;

namespace Kata.Engine;

/// <summary>
/// Sends the twin's calls to a host and watches over it: a host that does not answer in time, or that ends, is replaced, and the test it
/// was lost in is red with the reason.
/// </summary>
/// <param name="sandbox">What holds the hosts.</param>
/// <param name="leastLimit">What every test may take at least, whatever it asks for.</param>
internal sealed class HostBridge(Sandbox sandbox, TimeSpan leastLimit) : IBridge, IDisposable
{
    /// <summary>An answer that loses its host this often is not asked any more: its other tests would each wait as long.</summary>
    private const int MostLosses = 3;

    /// <summary>How many characters of a test's console output are kept.</summary>
    private const int MostOutput = 16_384;

    /// <summary>
    /// How many times its limit a test may take that has not had the processor for a quarter of it: a busy machine is not the answer's fault, and
    /// one that only waits is ended too.
    /// </summary>
    private const int MostExtensions = 4;

    /// <summary>What a test may take once an earlier one was still running at its limit.</summary>
    private static readonly TimeSpan _limitAfterLoss = TimeSpan.FromSeconds(1);

    private readonly ProxyCodec _codec = new();
    private readonly Dictionary<string, CompiledAnswer> _answers = [];
    private readonly HashSet<string> _loaded = [];
    private readonly Lock _lock = new();
    private Task<HostProcess> _spare = Task.Run(() => new HostProcess(sandbox, Child.Worker));
    private HostProcess? _host;
    private string? _lost;
    private int _losses;
    private bool _isStopped;
    private int _test;
    private string _output = "";
    private string _lastCall = "";

    /// <summary>The answer that calls into a stage's namespace go to.</summary>
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
    }

    /// <summary>Forgets all answers and ends the host that has run them: what comes next meets nothing of them.</summary>
    public void Forget()
    {
        Discard();
        _answers.Clear();
        _codec.Reset();
    }

    /// <summary>Starts a test: earlier objects are forgotten, and after the limit the host is ended. Dispose what it returns at the test's end.</summary>
    public IDisposable Begin(TimeSpan limit)
    {
        (_lost, _output, _lastCall) = (_losses < MostLosses ? null : $"not asked: {MostLosses} tests before this one have lost the process that the code runs in", "", "");
        limit = _losses > 0 ? _limitAfterLoss : limit < leastLimit ? leastLimit : limit;

        _codec.Reset();
        try
        {
            _host?.Pipe.Write([(byte)Frame.Reset]);
        }
        catch (IOException)
        {
            // It ended between two tests, by a thread that was left running, say: the next call gets another.
            Discard();
        }

        var test = Interlocked.Increment(ref _test);
        var (before, turns) = (_host?.ProcessorTime ?? TimeSpan.Zero, 0);
        return new Timer(_ => End(test, limit * ++turns, isStarved: turns < MostExtensions && (_host?.ProcessorTime ?? TimeSpan.Zero) - before < limit * turns / 4), null, limit, limit);
    }

    /// <summary>Ends the run that goes on: its other tests are red at once.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            (_lost, _losses, _isStopped) = ("stopped: something newer is to be judged", MostLosses, true);
            _host?.Kill();
        }
    }

    /// <summary>Whether the run was stopped, so that its verdicts are worth nothing.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>What the learner's code has written to the console in this test.</summary>
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
            var host = Host();
            Send(host, Frame.Call, writer =>
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
            return Receive(host, result);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException or FormatException)
        {
            _lost ??= $"{_lastCall}: {(exception is InvalidDataException ? $"its answer was not understood ({exception.Message})" : _host?.Obituary() ?? "the process ended")}";
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

    private HostProcess Host()
    {
        lock (_lock)
        {
            if (_host is null)
            {
                _host = _spare.Result;
                _spare = Task.Run(() => new HostProcess(sandbox, Child.Worker));
                _loaded.Clear();
            }
        }

        foreach (var (stage, answer) in _answers.Where(answer => _loaded.Add(answer.Key)))
        {
            Send(_host, Frame.Load, writer =>
            {
                writer.Write(stage);
                writer.Write(answer.Assembly.Length);
                writer.Write(answer.Assembly);
                writer.Write(answer.Symbols.Length);
                writer.Write(answer.Symbols);
            });
        }

        return _host;
    }

    private object? Receive(HostProcess host, Type result)
    {
        while (true)
        {
            using var reader = new BinaryReader(new MemoryStream(host.Pipe.Read() ?? throw new EndOfStreamException()));
            var frame = (Frame)reader.ReadByte();
            var written = reader.ReadString();
            _output += written[..Math.Clamp(MostOutput - _output.Length, 0, written.Length)];
            _codec.ReadChanged(reader);
            switch (frame)
            {
                case Frame.Return:
                    return result == typeof(void) ? null : _codec.Read(reader, result);
                case Frame.Throw:
                    throw RemoteExceptions.Read(reader);
                case Frame.Callback:
                    CallBack(host, reader);
                    break;
                default:
                    throw new InvalidDataException($"frame {frame}");
            }
        }
    }

    private void CallBack(HostProcess host, BinaryReader reader)
    {
        var function = _codec.Function(reader.ReadInt32());
        var invoke = function.GetType().GetMethod("Invoke")!;
        var arguments = invoke.GetParameters().Select(p => _codec.Read(reader, p.ParameterType)).ToArray();
        var answer = invoke.Invoke(function, arguments);
        Send(host, Frame.Return, writer =>
        {
            _codec.WriteChanged(writer);
            if (invoke.ReturnType != typeof(void))
            {
                _codec.Write(writer, answer, invoke.ReturnType);
            }
        });
    }

    private static void Send(HostProcess host, Frame frame, Action<BinaryWriter> body)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)frame);
        body(writer);
        host.Pipe.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Ends the host of a test that has used up its time, unless that test is over.</summary>
    private void End(int test, TimeSpan time, bool isStarved)
    {
        lock (_lock)
        {
            if (test == _test && !isStarved)
            {
                _lost ??= $"still running after {time.TotalSeconds} s: is there an infinite loop? Last call: {_lastCall}";
                _host?.Kill();
            }
        }
    }

    private void Discard()
    {
        lock (_lock)
        {
            _host?.Dispose();
            _host = null;
        }
    }
}
