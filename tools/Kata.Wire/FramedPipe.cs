using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kata.Wire;

/// <summary>The kind of a frame.</summary>
public enum Frame : byte
{
    /// <summary>To the worker: load an assembly. Stage's name, its bytes, its symbols.</summary>
    Load,

    /// <summary>To the worker: forget objects and arrays: a new test begins.</summary>
    Reset,

    /// <summary>To the worker: call a member. Its type, its signature, the target's handle or 0, the arguments.</summary>
    Call,

    /// <summary>From the worker: the call's result.</summary>
    Return,

    /// <summary>
    /// From the worker: the exception it threw. Type, message, member, file, line. To the worker: the message of the
    /// <see cref="ArgumentException"/> that a function threw.
    /// </summary>
    Throw,

    /// <summary>
    /// From the worker: call a function that was passed in, and reply with <see cref="Return"/> or <see cref="Throw"/>.
    /// </summary>
    Callback,

    /// <summary>To the compiler: compile an answer. From it: the result.</summary>
    Compile,
}

/// <summary>Length-checked frames over a pair of pipes.</summary>
/// <param name="input">The stream to read frames from.</param>
/// <param name="output">The stream to write frames to.</param>
/// <param name="maxReadLength">The longest frame to read, in bytes.</param>
public sealed class FramedPipe(Stream input, Stream output, int maxReadLength = FramedPipe.MaxLength)
{
    /// <summary>The longest frame to write, in bytes.</summary>
    public const int MaxLength = 256 << 20;

    /// <summary>The size of the read buffer: most frames, with their length, arrive in one read.</summary>
    public const int ReadAhead = 1 << 14;

    /// <summary>The size of a frame whose memory the next one takes over.</summary>
    private const int MaxKept = 1 << 16;

    private MemoryStream? _unused;

    /// <summary>The stream of a pipe handle that the parent process passed as an argument.</summary>
    public static Stream Inherited(string handle, FileAccess access) =>
        new FileStream(
            new SafeFileHandle(nint.Parse(handle, CultureInfo.InvariantCulture), ownsHandle: true),
            access,
            access == FileAccess.Read ? ReadAhead : 0);

    /// <summary>Sends one frame.</summary>
    /// <param name="kind">Its kind: its first byte.</param>
    /// <param name="body">Writes the rest.</param>
    public void Write(Frame kind, Action<BinaryWriter> body)
    {
        ArgumentNullException.ThrowIfNull(body);

        // What is written may send a frame itself, so the memory is taken away meanwhile.
        var stream = Interlocked.Exchange(ref _unused, null) ?? new MemoryStream();
        stream.SetLength(sizeof(int));
        stream.Position = sizeof(int);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((byte)kind);
            body(writer);
        }

        var frame = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        var length = frame.Length - sizeof(int);
        if (length > MaxLength)
        {
            throw new InvalidDataException($"A frame of {length} bytes is over the limit of {MaxLength}.");
        }

        // In one write: the reader would otherwise wake up for the length alone.
        BitConverter.TryWriteBytes(frame, length);
        output.Write(frame);
        output.Flush();
        _unused = stream.Capacity <= MaxKept ? stream : null;
    }

    /// <summary>Waits for one frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The length is out of bounds.</exception>
    public byte[]? Read()
    {
        Span<byte> head = stackalloc byte[sizeof(int)];
        if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var length = BitConverter.ToInt32(head);
        if (length < 1 || length > maxReadLength)
        {
            throw new InvalidDataException($"A frame says that it is {length} bytes long; 1 to {maxReadLength} are possible.");
        }

        var frame = new byte[length];
        return input.ReadAtLeast(frame, length, throwOnEndOfStream: false) < length ? null : frame;
    }
}
