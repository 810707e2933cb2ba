using System.Text;

namespace Kata.Exports;

/// <summary>A message in the encoding of Protocol Buffers, field by field.</summary>
internal sealed class ProtoMessage
{
    private const int LengthDelimited = 2;

    private readonly List<byte> _bytes = [];

    /// <summary>A whole number: seven bits per byte, the lowest first, and the eighth says that more follow.</summary>
    public ProtoMessage Number(int field, long value)
    {
        Tag(field, type: 0);
        Varint((ulong)value);
        return this;
    }

    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Message(int field, ProtoMessage value) => Bytes(field, value.ToArray());

    public ProtoMessage Bytes(int field, byte[] value)
    {
        Tag(field, LengthDelimited);
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    private void Tag(int field, int type) => Varint((ulong)((field << 3) | type));

    private void Varint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
