using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kata.Wire;

/// <summary>
/// Serialises plain data. The expected type determines how bytes are read; data of any other type is refused. Arrays have ids on
/// both ends, so that changes on one end can be applied on the other.
/// </summary>
public abstract class Codec
{
    private const int MaxDepth = 8;
    private const int MaxStringLength = 1 << 14;

    /// <summary>How many arrays may cross in one test, in both directions: several times what the course's tests need.</summary>
    private const int MaxArrays = 1 << 17;

    /// <summary>How many elements they may have in all. Each array is kept twice, as it is and as it was.</summary>
    private const int MaxElements = 1 << 23;

    /// <summary>Weak, so that a learner's assembly can be unloaded.</summary>
    private static readonly ConditionalWeakTable<Type, RecordParts> _parts = [];

    private readonly Dictionary<Array, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Tracked> _tracked = [];
    private readonly int _step;
    private int _next;
    private long _elements;

    /// <param name="first">1 on one end and 2 on the other: one assigns odd ids, the other even ones.</param>
    protected Codec(int first) => (_next, _step) = (first, 2);

    private enum Tag : byte
    {
        Null,
        Value,
    }

    /// <summary>Writes a value as the type that the other end expects.</summary>
    public void Write(BinaryWriter writer, object? value, Type type)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(type);
        if (type == typeof(double))
        {
            writer.Write((double)value!);
        }
        else if (type == typeof(int))
        {
            writer.Write((int)value!);
        }
        else if (type == typeof(bool))
        {
            writer.Write((bool)value!);
        }
        else if (value is null)
        {
            writer.Write((byte)Tag.Null);
        }
        else
        {
            writer.Write((byte)Tag.Value);
            WriteObject(writer, value, type);
        }
    }

    /// <summary>Reads a value of the expected type.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a value.</exception>
    public object? Read(BinaryReader reader, Type type) => Read(reader, type, depth: 0);

    /// <summary>Writes every array that has changed since it was last sent or received.</summary>
    public void WriteChanged(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // Runs on every call, so it allocates nothing if nothing has changed.
        List<Tracked>? changed = null;
        foreach (var tracked in _tracked.Values)
        {
            if (tracked.HasChanged)
            {
                (changed ??= []).Add(tracked);
            }
        }

        writer.Write(changed?.Count ?? 0);
        foreach (var tracked in changed ?? [])
        {
            writer.Write(tracked.Id);
            WriteArray(writer, tracked.Array);
        }
    }

    /// <summary>Reads the arrays that the other end has changed into this end's arrays.</summary>
    public void ReadChanged(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = Count(reader);
        for (var i = 0; i < count; i++)
        {
            if (!_tracked.TryGetValue(reader.ReadInt32(), out var tracked))
            {
                throw new InvalidDataException("An array is said to have changed that this side does not know.");
            }

            ReadArray(reader, tracked.Array.GetType(), depth: 0);
        }
    }

    /// <summary>Forgets all arrays.</summary>
    public virtual void Reset()
    {
        _ids.Clear();
        _tracked.Clear();
        _elements = 0;
    }

    /// <summary>Writes a reference to an object of this end: a handle or a function.</summary>
    protected abstract void WriteReference(BinaryWriter writer, object value);

    /// <summary>Called before an array of this end takes the values that the other end has written into its copy.</summary>
    protected virtual void OnOverwriting(Array array)
    {
    }

    /// <summary>Reads a reference to an object of the other end.</summary>
    protected abstract object ReadReference(BinaryReader reader, Type type);

    /// <summary>The parts of a record; null if it is not a record.</summary>
    private static RecordParts? PartsOf(Type type) =>
        _parts.GetValue(type, static type => new RecordParts(IsRecord(type) ? type : null)) is { Properties.Length: > 0 } parts
            ? parts
            : null;

    /// <summary>Whether a type is a record or a record struct: only the compiler can make these members.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);

    private static int Count(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position
            ? count
            : throw new InvalidDataException($"{count} elements cannot be in the rest of the frame.");
    }

    private void WriteObject(BinaryWriter writer, object value, Type type)
    {
        if (value is string text)
        {
            writer.Write(text);
        }
        else if (value is Array array)
        {
            WriteArray(writer, array);
        }
        else if (PartsOf(type) is { } parts)
        {
            foreach (var part in parts.Properties)
            {
                Write(writer, part.GetValue(value), part.PropertyType);
            }
        }
        else
        {
            WriteReference(writer, value);
        }
    }

    private object? Read(BinaryReader reader, Type type, int depth)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(type);
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"The value is nested more than {MaxDepth} deep.");
        }

        if (type == typeof(double))
        {
            return reader.ReadDouble();
        }

        if (type == typeof(int))
        {
            return reader.ReadInt32();
        }

        if (type == typeof(bool))
        {
            return reader.ReadBoolean();
        }

        if (reader.ReadByte() == (byte)Tag.Null)
        {
            return null;
        }

        if (type == typeof(string))
        {
            var text = reader.ReadString();
            return text.Length <= MaxStringLength
                ? text
                : throw new InvalidDataException($"A string of {text.Length} characters is over the limit of {MaxStringLength}.");
        }

        if (type.IsArray)
        {
            return ReadArray(reader, type, depth);
        }

        if (PartsOf(type) is { } parts)
        {
            return parts.Constructor!.Invoke(
                Array.ConvertAll(parts.Properties, part => Read(reader, part.PropertyType, depth + 1)));
        }

        return ReadReference(reader, type);
    }

    private void WriteArray(BinaryWriter writer, Array array)
    {
        if (!_ids.TryGetValue(array, out var id))
        {
            id = _next;
            _next += _step;
            _ids.Add(array, id);
        }

        writer.Write(id);
        writer.Write(array.Length);
        if (array is double[] doubles)
        {
            writer.Write(MemoryMarshal.AsBytes<double>(doubles));
        }
        else
        {
            var element = array.GetType().GetElementType()!;
            foreach (var item in array)
            {
                Write(writer, item, element);
            }
        }

        Track(id, array);
    }

    private Array ReadArray(BinaryReader reader, Type type, int depth)
    {
        var id = reader.ReadInt32();
        var length = Count(reader);
        var element = type.GetElementType()!;
        var isKnown = _tracked.TryGetValue(id, out var known) && known.Array.GetType() == type && known.Array.Length == length;
        var array = isKnown ? known!.Array : Array.CreateInstance(element, length);
        if (isKnown)
        {
            OnOverwriting(array);
        }

        if (array is double[] doubles)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(doubles.AsSpan()));
        }
        else
        {
            for (var i = 0; i < length; i++)
            {
                array.SetValue(Read(reader, element, depth + 1), i);
            }
        }

        _ids[array] = id;
        Track(id, array);
        return array;
    }

    private void Track(int id, Array array)
    {
        var known = _tracked.GetValueOrDefault(id);
        _elements += array.Length - (known?.Array.Length ?? 0);
        if (_elements > MaxElements || _tracked.Count >= MaxArrays)
        {
            throw new InvalidDataException(
                $"One test may exchange {MaxArrays} arrays with {MaxElements} elements in all, and this one exchanges more.");
        }

        if (known?.Array == array)
        {
            Array.Copy(array, known.Original, array.Length);
            return;
        }

        if (known is not null)
        {
            _ids.Remove(known.Array);
        }

        _tracked[id] = new Tracked(id, array, (Array)array.Clone());
    }

    /// <summary>The properties of a record, in the order of its constructor; none of another type.</summary>
    private sealed class RecordParts(Type? record)
    {
        public ConstructorInfo? Constructor { get; } =
            record?.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);

        public PropertyInfo[] Properties => field ??=
            [.. (Constructor?.GetParameters() ?? []).Select(parameter => record!.GetProperty(parameter.Name!)!)];
    }

    private sealed record Tracked(int Id, Array Array, Array Original)
    {
        /// <summary>Compares numbers bitwise, so that NaN equals NaN, and arrays of references by reference.</summary>
        public bool HasChanged => (Array, Original) switch
        {
            (double[] now, double[] then) => !MemoryMarshal
                .AsBytes<double>(now)
                .SequenceEqual(MemoryMarshal.AsBytes<double>(then)),
            (object?[] now, object?[] then) => !((ReadOnlySpan<object?>)now).SequenceEqual(
                then, ReferenceEqualityComparer.Instance),
            (int[] now, int[] then) => !now.AsSpan().SequenceEqual(then),
            _ => !Array.Cast<object?>().SequenceEqual(Original.Cast<object?>()),
        };
    }
}
