using Kata.Wire;

namespace Kata.Worker;

/// <summary>
/// The worker's end of the wire: the learner's objects by their handles, the tests' functions by their numbers.
/// </summary>
internal sealed class WorkerCodec(Func<int, Type[], object?[], Type, object?> callBack) : Codec(first: 2)
{
    private readonly List<object> _objects = [];

    public object this[int handle] => handle > 0 && handle <= _objects.Count
        ? _objects[handle - 1]
        : throw new InvalidDataException($"There is no object {handle}.");

    public int HandleOf(object value)
    {
        var known = _objects.FindIndex(o => ReferenceEquals(o, value));
        if (known < 0)
        {
            _objects.Add(value);
            return _objects.Count;
        }

        return known + 1;
    }

    public override void Reset()
    {
        base.Reset();
        _objects.Clear();
    }

    protected override void WriteReference(BinaryWriter writer, object value) => writer.Write(HandleOf(value));

    protected override object ReadReference(BinaryReader reader, Type type)
    {
        var number = reader.ReadInt32();
        return typeof(Delegate).IsAssignableFrom(type) ? Function(number, type) : this[number];
    }

    /// <summary>A delegate of this type that sends its arguments to the tests.</summary>
    private Delegate Function(int number, Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        Type[] parameters = [.. invoke.GetParameters().Select(p => p.ParameterType)];
        var isVoid = invoke.ReturnType == typeof(void);
        var method = typeof(Functions).GetMethods()
            .SingleOrDefault(m =>
                m.Name == (isVoid ? nameof(Functions.Action) : nameof(Functions.Func))
                    && m.GetParameters().Length == parameters.Length)
            ?? throw new InvalidDataException($"A function of {parameters.Length} parameters cannot be handed over.");
        Type[] types = isVoid ? parameters : [.. parameters, invoke.ReturnType];
        var functions = new Functions(arguments => callBack(number, parameters, arguments, invoke.ReturnType));
        return (types.Length == 0 ? method : method.MakeGenericMethod(types)).CreateDelegate(type, functions);
    }

    /// <summary>A method per number of parameters, to make delegates from.</summary>
    private sealed class Functions(Func<object?[], object?> call)
    {
        public void Action() => call([]);

        public void Action<T>(T a) => call([a]);

        public void Action<T1, T2>(T1 a, T2 b) => call([a, b]);

        public void Action<T1, T2, T3>(T1 a, T2 b, T3 c) => call([a, b, c]);

        public TResult Func<TResult>() => (TResult)call([])!;

        public TResult Func<T, TResult>(T a) => (TResult)call([a])!;

        public TResult Func<T1, T2, TResult>(T1 a, T2 b) => (TResult)call([a, b])!;

        public TResult Func<T1, T2, T3, TResult>(T1 a, T2 b, T3 c) => (TResult)call([a, b, c])!;
    }
}
