using System.Buffers.Binary;
using System.IO.Compression;

namespace Katas.Toolbox;

/// <summary>
/// The values of an IDX file: two bytes of 0, the type of the values, the number of dimensions, the size of each dimension as a
/// big-endian 32-bit number, and then the values, the last dimension running fastest.
/// </summary>
/// <param name="Shape">The size of each dimension: 60000, 28, 28.</param>
/// <param name="Values">As many unsigned bytes as these sizes multiply to.</param>
public sealed record Idx(int[] Shape, byte[] Values)
{
    private const byte UnsignedByte = 8;
    private const string Cure = "restore it with git checkout, or fetch it again.";

    /// <summary>Reads a file whole, plain or gzipped: its first bytes tell which.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many dimensions it should have: 1 for labels, 3 for pictures.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is another kind of file, or shorter or longer than its header says.</exception>
    public static Idx Read(string path, int dimensions) => Read(path, dimensions, first: int.MaxValue);

    /// <summary>Reads only the first entries of a file, however many follow.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many dimensions it should have.</param>
    /// <param name="first">How many entries of the first dimension to read; all, if there are no more.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is another kind of file, or shorter than that.</exception>
    public static Idx Read(string path, int dimensions, int first)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is missing: {Cure}", path);
        }

        using var file = File.OpenRead(path);
        using var stream = IsGzipped(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        try
        {
            return Read(stream, path, dimensions, first);
        }
        catch (InvalidDataException fault) when (fault.Source == typeof(GZipStream).Assembly.GetName().Name)
        {
            throw new InvalidDataException($"{path} is damaged, its compressed bytes do not fit together: {Cure}", fault);
        }
    }

    private static Idx Read(Stream stream, string path, int dimensions, int first)
    {
        byte[] magic = [0, 0, UnsignedByte, (byte)dimensions];
        var header = new byte[4 + (4 * dimensions)];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read >= magic.Length && !header.AsSpan(0, magic.Length).SequenceEqual(magic))
        {
            throw new InvalidDataException(
                $"{path} begins with {Convert.ToHexString(header, 0, magic.Length)}, but IDX bytes of {dimensions} dimensions "
                    + $"begin with {Convert.ToHexString(magic)}: {Cure}");
        }

        if (read < header.Length)
        {
            throw new InvalidDataException($"{path} ends within its header, after {read} of {header.Length} bytes: {Cure}");
        }

        int[] shape = [.. Enumerable.Range(1, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * i)))];
        var isPart = first < shape[0];
        shape[0] = Math.Min(first, shape[0]);
        var size =
            shape.Aggregate(1L, (product, length) => length < 0 || product > Array.MaxLength ? long.MaxValue : product * length);
        if (size > Array.MaxLength)
        {
            throw new InvalidDataException($"{path} promises {string.Join(" × ", shape)} values, which cannot be: {Cure}");
        }

        var values = new byte[size];
        read = stream.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
        {
            throw new InvalidDataException($"{path} ends after {read} of the {size} values that its header promises: {Cure}");
        }

        return isPart || stream.ReadByte() < 0
            ? new Idx(shape, values)
            : throw new InvalidDataException($"{path} goes on after the {size} values that its header promises: {Cure}");
    }

    private static bool IsGzipped(FileStream file)
    {
        var isGzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzipped;
    }
}
