namespace Kata.Grading;

/// <summary>A request to the compiler in a worker.</summary>
/// <param name="Slug">The stage's folder.</param>
/// <param name="Name">Its part of the namespace.</param>
/// <param name="Api">The members that the tests call.</param>
/// <param name="Allowed">What the stage needs beyond the allow-list; null to skip the list.</param>
/// <param name="Files">The answer.</param>
internal sealed record CompilerRequest(string Slug, string Name, string[] Api, string[]? Allowed, SourceFile[] Files)
{
    public static CompilerRequest Read(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString(),
        Texts(reader),
        reader.ReadBoolean() ? Texts(reader) : null,
        [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => new SourceFile(reader.ReadString(), reader.ReadString()))]);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Slug);
        writer.Write(Name);
        Write(writer, Api);
        writer.Write(Allowed is not null);
        if (Allowed is not null)
        {
            Write(writer, Allowed);
        }

        writer.Write(Files.Length);
        foreach (var file in Files)
        {
            writer.Write(file.Path);
            writer.Write(file.Text);
        }
    }

    public static string[] Texts(BinaryReader reader) =>
        [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString())];

    public static void Write(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        Array.ForEach(texts, writer.Write);
    }
}

/// <summary>The compiler's reply.</summary>
/// <param name="Answer">The assembly; null if the answer was refused or does not compile.</param>
/// <param name="State">How far it came.</param>
/// <param name="Errors">Why it was refused, or does not compile.</param>
internal sealed record CompilerReply(CompiledAnswer? Answer, StageState State, string[] Errors)
{
    public static CompilerReply Read(BinaryReader reader)
    {
        var state = (StageState)reader.ReadByte();
        return state switch
        {
            StageState.Judged => new CompilerReply(new CompiledAnswer(Bytes(reader), Bytes(reader)), state, []),
            StageState.DoesNotCompile or StageState.Refused => new CompilerReply(null, state, CompilerRequest.Texts(reader)),
            _ => throw new InvalidDataException($"state {state}"),
        };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)State);
        if (Answer is null)
        {
            CompilerRequest.Write(writer, Errors);
            return;
        }

        foreach (var bytes in (byte[][])[Answer.Assembly, Answer.Symbols])
        {
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }

    private static byte[] Bytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length >= 0 && length <= reader.BaseStream.Length - reader.BaseStream.Position
            ? reader.ReadBytes(length)
            : throw new EndOfStreamException();
    }
}
