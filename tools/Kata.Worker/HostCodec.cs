using System.Linq.Expressions;
using Kata.Wire;

namespace Kata.Worker;

/// <summary>The host's side of the data: the learner's objects by their handles, the tests' functions by their numbers.</summary>
internal sealed class HostCodec(Func<int, Type[], object?[], Type, object?> callBack) : Codec(first: 2)
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

    /// <summary>A delegate of the type that packs its arguments and calls back.</summary>
    private Delegate Function(int number, Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType))];
        var call = Expression.Invoke(
            Expression.Constant(callBack),
            Expression.Constant(number),
            Expression.Constant(parameters.Select(p => p.Type).ToArray()),
            Expression.NewArrayInit(typeof(object), parameters.Select(p => Expression.Convert(p, typeof(object)))),
            Expression.Constant(invoke.ReturnType));
        Expression body = invoke.ReturnType == typeof(void) ? call : Expression.Convert(call, invoke.ReturnType);
        return Expression.Lambda(type, body, parameters).Compile(preferInterpretation: true);
    }
}
