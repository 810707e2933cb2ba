using System.Buffers.Binary;
using System.IO.Compression;

namespace Katas.Toolbox.Figures;

/// <summary>The colour of a pixel: red, green, blue, and how opaque, each 0 to 255.</summary>
public readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha = 255);

/// <summary>Writes PNG images (ISO/IEC 15948): 8 bits a channel, with transparency.</summary>
public static class Png
{
    private const byte BitsPerChannel = 8;
    private const byte RedGreenBlueAlpha = 6;

    private static readonly uint[] _crcs =
    [
        .. Enumerable.Range(0, 256)
            .Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1)),
    ];

    /// <summary>The image as the address of an <c>img</c> or an <c>image</c>.</summary>
    public static string DataUri(int width, int height, Func<int, int, Rgba> pixel) =>
        $"data:image/png;base64,{Convert.ToBase64String(Encode(width, height, pixel))}";

    /// <summary>The bytes of an image file.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixel">The colour at (x, y), counted from the upper left corner.</param>
    public static byte[] Encode(int width, int height, Func<int, int, Rgba> pixel)
    {
        ArgumentNullException.ThrowIfNull(pixel);
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = BitsPerChannel;
        header[9] = RedGreenBlueAlpha;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(width, height, pixel));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(int width, int height, Func<int, int, Rgba> pixel)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            var line = new byte[1 + (4 * width)]; // The first byte says that the line is not filtered.
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var (red, green, blue, alpha) = pixel(x, y);
                    (line[(4 * x) + 1], line[(4 * x) + 2], line[(4 * x) + 3], line[(4 * x) + 4]) = (red, green, blue, alpha);
                }

                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = _crcs[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }
}
