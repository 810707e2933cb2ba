using System.Reflection;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>The tests' end of the wire: proxies by their handles, the tests' functions by their numbers.</summary>
internal sealed class ProxyCodec() : Codec(first: 1)
{
    private readonly Dictionary<int, Remote> _remotes = [];
    private readonly List<Delegate> _functions = [];

    /// <summary>The tests' arrays that an answer has written into, as they were.</summary>
    private readonly Dictionary<Array, Array> _originals = new(ReferenceEqualityComparer.Instance);

    public Delegate Function(int number) =>
        number > 0 && number <= _functions.Count
            ? _functions[number - 1]
            : throw new InvalidDataException($"There is no function {number}.");

    /// <summary>
    /// Forgets all objects, and undoes what the answer has written into the tests' arrays: no other answer may find it there.
    /// </summary>
    public override void Reset()
    {
        foreach (var (array, original) in _originals)
        {
            Array.Copy(original, array, original.Length);
        }

        _originals.Clear();
        base.Reset();
        _remotes.Clear();
        _functions.Clear();
    }

    protected override void OnOverwriting(Array array) => _originals.TryAdd(array, (Array)array.Clone());

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
