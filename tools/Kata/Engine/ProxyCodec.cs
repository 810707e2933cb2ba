using System.Reflection;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>The tests' end of the wire: proxies by their handles, the tests' functions by their numbers.</summary>
internal sealed class ProxyCodec() : Codec(first: 1)
{
    private readonly Dictionary<int, Remote> _remotes = [];
    private readonly List<Delegate> _functions = [];

    public Delegate Function(int number) =>
        number > 0 && number <= _functions.Count
            ? _functions[number - 1]
            : throw new InvalidDataException($"There is no function {number}.");

    public override void Reset()
    {
        base.Reset();
        _remotes.Clear();
        _functions.Clear();
    }

    protected override void WriteReference(BinaryWriter writer, object value)
    {
        if (value is Delegate function)
        {
            _functions.Add(function);
            writer.Write(_functions.Count);
        }
        else
        {
            writer.Write(((Remote)value).Handle);
        }
    }

    protected override object ReadReference(BinaryReader reader, Type type)
    {
        var handle = reader.ReadInt32();
        if (!_remotes.TryGetValue(handle, out var remote) || !type.IsInstanceOfType(remote))
        {
            var proxy = type.IsInterface ? type.Assembly.GetType($"{type.FullName}Proxy", throwOnError: true)! : type;
            remote = (Remote)proxy.GetConstructor(
                BindingFlags.NonPublic | BindingFlags.Instance, [typeof(Handle)])!.Invoke([new Handle(handle)]);
            _remotes[handle] = remote;
        }

        return remote;
    }
}
