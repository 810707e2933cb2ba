using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Kata.Wire;

/// <summary>What a frame is about.</summary>
public enum Frame : byte
{
    /// <summary>To the host: load an assembly. Stage's name, its bytes, its symbols.</summary>
    Load,

    /// <summary>To the host: forget objects and arrays, a new test begins.</summary>
    Reset,

    /// <summary>To the host: call a member. Its type, its signature, the target's handle or 0, the arguments.</summary>
    Call,

    /// <summary>From the host: the call's result.</summary>
    Return,

    /// <summary>From the host: the exception it ended in. Type, message, member, file, line.</summary>
    Throw,

    /// <summary>From the host: call a function that was handed over, and answer with <see cref="Return"/> or <see cref="Throw"/>.</summary>
    Callback,

    /// <summary>To the compiler: compile an answer. From it: what came of it.</summary>
    Compile,
}

/// <summary>Length-checked frames over a pair of pipes.</summary>
/// <param name="input">Where frames come from.</param>
/// <param name="output">Where they go.</param>
/// <param name="longest">The longest frame that is read, in bytes.</param>
public sealed class FramedPipe(Stream input, Stream output, int longest = FramedPipe.MaxLength)
{
    /// <summary>The longest frame that is written, in bytes.</summary>
    public const int MaxLength = 256 << 20;

    /// <summary>Read ahead, so that a frame's length and most frames come in one read.</summary>
    public const int ReadAhead = 1 << 14;

    /// <summary>The stream over a pipe's handle that a parent has handed down, as it wrote it into the arguments.</summary>
    public static Stream Inherited(string handle, FileAccess access) =>
        new FileStream(new SafeFileHandle(nint.Parse(handle, CultureInfo.InvariantCulture), ownsHandle: true), access, access == FileAccess.Read ? ReadAhead : 0);

    /// <summary>Sends one frame.</summary>
    public void Write(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > MaxLength)
        {
            throw new InvalidDataException($"A frame of {frame.Length} bytes is over the limit of {MaxLength}.");
        }

        // At one go: the other side would wake for the length alone, and wait again.
        var whole = new byte[sizeof(int) + frame.Length];
        BitConverter.TryWriteBytes(whole, frame.Length);
        frame.CopyTo(whole.AsSpan(sizeof(int)));
        output.Write(whole);
        output.Flush();
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
        if (length < 1 || length > longest)
        {
            throw new InvalidDataException($"A frame says that it is {length} bytes long; 1 to {longest} are possible.");
        }

        var frame = new byte[length];
        return input.ReadAtLeast(frame, length, throwOnEndOfStream: false) < length ? null : frame;
    }
}
