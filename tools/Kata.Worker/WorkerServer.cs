using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Kata.Wire;
using Katas.Toolbox;

namespace Kata.Worker;

/// <summary>Serves calls into the learner's assemblies until the pipe closes.</summary>
internal sealed class WorkerServer : IDisposable
{
    /// <summary>
    /// How many replaced assemblies may wait for the garbage collector, which doesn't see the size of their code.
    /// </summary>
    private const int MaxReplaced = 16;

    private readonly FramedPipe _pipe;
    private readonly WorkerCodec _codec;
    private readonly CappedWriter _console = new();
    private readonly Dictionary<string, AssemblyLoadContext> _contexts = [];
    private readonly Dictionary<(string Type, string Signature), Method> _methods = [];

    /// <summary>Held while a frame is sent and answered, since the learner's code may have threads.</summary>
    private readonly Lock _turn = new();
    private bool _isCalled;
    private int _replaced;

    public WorkerServer(FramedPipe pipe)
    {
        (_pipe, _codec) = (pipe, new WorkerCodec(CallBack));
        Console.SetOut(_console);
        Console.SetError(_console);
        Console.SetIn(TextReader.Null);
    }

    public void Run()
    {
        while (_pipe.Read() is { } frame)
        {
            Serve(frame);
        }
    }

    public void Dispose() => _console.Dispose();

    private void Serve(byte[] frame)
    {
        using var reader = new BinaryReader(new MemoryStream(frame));
        switch ((Frame)reader.ReadByte())
        {
            case Frame.Load:
                Load(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()), reader.ReadBytes(reader.ReadInt32()));
                break;
            case Frame.Reset:
                _codec.Reset();
                break;
            case Frame.Call:
                Call(reader);
                break;
            default:
                throw new InvalidDataException("Unexpected frame.");
        }
    }

    private void Load(string name, byte[] assembly, byte[] symbols)
    {
        if (_contexts.Remove(name, out var old))
        {
            old.Unload();
            _methods.Clear();
            _codec.Reset();
            if (++_replaced % MaxReplaced == 0)
            {
                GC.Collect();
            }
        }

        var context = new AssemblyLoadContext(name, isCollectible: true);
        context.LoadFromStream(new MemoryStream(assembly), new MemoryStream(symbols));
        _contexts.Add(name, context);
    }

    private void Call(BinaryReader reader)
    {
        try
        {
            var (method, target, arguments) = ReadCall(reader);
            _isCalled = true;
            var result = method.Invoke(target, arguments);
            Reply(Frame.Return, writer =>
            {
                if (method.IsConstructor)
                {
                    writer.Write(_codec.HandleOf(result!));
                }
                else if (method.Result != typeof(void))
                {
                    _codec.Write(writer, result, method.Result);
                }
            });
        }
        catch (TargetInvocationException exception)
        {
            Reply(Frame.Throw, writer => WriteException(writer, Innermost(exception)));
        }
    }

    private void Reply(Frame frame, Action<BinaryWriter> body)
    {
        using var turn = _turn.EnterScope();
        _isCalled = false;
        Send(frame, body);
    }

    private (Method Method, object? Target, object?[] Arguments) ReadCall(BinaryReader reader)
    {
        var (type, signature, handle) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var method = MethodOf(type, signature);
        _codec.ReadChanged(reader);
        var arguments = Array.ConvertAll(method.Parameters, parameter => _codec.Read(reader, parameter));
        return (method, handle == 0 ? null : _codec[handle], arguments);
    }

    private Method MethodOf(string type, string signature)
    {
        if (!_methods.TryGetValue((type, signature), out var method))
        {
            var declared = _contexts.Values.SelectMany(context => context.Assemblies)
                .Select(assembly => assembly.GetType(type))
                .First(found => found is not null)!;
            method = new Method(declared.GetMembers(BindingFlags.Public
                | BindingFlags.Instance
                | BindingFlags.Static
                | BindingFlags.FlattenHierarchy)
                .OfType<MethodBase>()
                .First(m =>
                    signature == $"{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.ParameterType.ToString()))})"));
            _methods.Add((type, signature), method);
        }

        return method;
    }

    /// <summary>Calls a function of the tests', during a call.</summary>
    /// <exception cref="ArgumentException">The function refuses the arguments.</exception>
    /// <exception cref="InvalidOperationException">Another thread is calling one, or the call has ended.</exception>
    private object? CallBack(int function, Type[] parameters, object?[] arguments, Type result)
    {
        if (!_turn.TryEnter())
        {
            throw new InvalidOperationException(
                "The function that was handed over is called on two threads at once. Call it in turn.");
        }

        try
        {
            return _isCalled
                ? Ask(function, parameters, arguments, result)
                : throw new InvalidOperationException(
                    "The function that was handed over is called after your method has returned.");
        }
        finally
        {
            _turn.Exit();
        }
    }

    private object? Ask(int function, Type[] parameters, object?[] arguments, Type result)
    {
        Send(Frame.Callback, writer =>
        {
            writer.Write(function);
            for (var i = 0; i < arguments.Length; i++)
            {
                _codec.Write(writer, arguments[i], parameters[i]);
            }
        });
        using var reader = new BinaryReader(new MemoryStream(_pipe.Read() ?? throw new EndOfStreamException()));
        var frame = (Frame)reader.ReadByte();
        if (frame is not (Frame.Return or Frame.Throw))
        {
            throw new InvalidOperationException("The function that was handed over threw an exception.");
        }

        _codec.ReadChanged(reader);
        if (frame == Frame.Throw)
        {
            throw new ArgumentException(reader.ReadString());
        }

        return result == typeof(void) ? null : _codec.Read(reader, result);
    }

    /// <summary>Every frame to the tests also carries console output and changed arrays.</summary>
    private void Send(Frame frame, Action<BinaryWriter> body) => _pipe.Write(frame, writer =>
    {
        writer.Write(_console.Take());
        _codec.WriteChanged(writer);
        body(writer);
    });

    /// <summary>What was thrown, out of what reflection wraps around it.</summary>
    internal static Exception Innermost(Exception exception) =>
        exception is TargetInvocationException or TypeInitializationException or AggregateException
            && exception.InnerException is { } inner
            ? Innermost(inner)
            : exception;

    private void WriteException(BinaryWriter writer, Exception exception)
    {
        // Only 'not written yet' needs the line: in other optimised code it is unreliable, and looking it up is slow.
        var frame = new StackTrace(exception, fNeedFileInfo: exception is NotImplementedException).GetFrames()
            .FirstOrDefault(f =>
                f.GetMethod()?.DeclaringType is { } type
                    && AssemblyLoadContext.GetLoadContext(type.Assembly) is { } context
                    && _contexts.ContainsValue(context));
        var method = frame?.GetMethod();
        writer.Write(exception.GetType().FullName!);
        writer.Write(exception.Message);
        writer.Write(method is null ? "" : MemberName.Of(method));
        writer.Write(frame?.GetFileName() ?? "");
        writer.Write(frame?.GetFileLineNumber() ?? 0);
    }

    /// <summary>A member of the learner's, with what calls of it need.</summary>
    private sealed class Method(MethodBase member)
    {
        public Type[] Parameters { get; } = Array.ConvertAll(member.GetParameters(), parameter => parameter.ParameterType);

        public bool IsConstructor { get; } = member is ConstructorInfo;

        public Type Result { get; } = member is MethodInfo method ? method.ReturnType : typeof(void);

        public object? Invoke(object? target, object?[] arguments) => member is ConstructorInfo constructor
            ? constructor.Invoke(arguments)
            : member.Invoke(target, arguments);
    }
}
