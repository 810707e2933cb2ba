using System.Buffers.Binary;

namespace Kata.Exports;

/// <summary>Numbers as 32-bit ones, little-endian: as precise as pictures of 256 greys deserve, in half the bytes.</summary>
internal static class Floats
{
    public static byte[] Of(double[] values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)values[i]);
        }

        return bytes;
    }
}
