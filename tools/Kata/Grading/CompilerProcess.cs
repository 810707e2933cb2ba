using Kata.Wire;

namespace Kata.Grading;

/// <summary>
/// A compiler in a process of its own, warm, and as bounded as the submissions' code: a text can make a compiler hang, fill its memory or
/// overflow its stack, and then only the child is lost, and another takes its place.
/// </summary>
internal sealed class CompilerProcess(Sandbox sandbox) : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    private HostProcess? _process;

    public CompilerReply Compile(CompilerRequest request)
    {
        var process = _process ??= Warm();
        var isOverdue = false;
        using var clock = new Timer(
            _ =>
            {
                isOverdue = true;
                process.Kill();
            },
            null,
            _limit,
            Timeout.InfiniteTimeSpan);
        try
        {
            return Ask(process, request);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or ObjectDisposedException)
        {
            process.Dispose();
            _process = null;
            return new CompilerReply(null, StageState.DoesNotCompile, [isOverdue
                ? $"The compiler was not done with it after {_limit.TotalSeconds} s: is a constant built up without end, or an expression nested very deeply?"
                : "The compiler broke down on it: is a constant built up without end, or an expression nested very deeply?"]);
        }
    }

    public void Dispose() => _process?.Dispose();

    /// <summary>A compiler that has compiled something: its first time takes a second or more, which is not the submission's.</summary>
    private HostProcess Warm()
    {
        var process = new HostProcess(sandbox, Child.Compiler);
        try
        {
            _ = Ask(process, new CompilerRequest("warm", "Warm", [], [], [new SourceFile("Warm.cs", "namespace Katas.Warm; public static class Warm { public static double Twice(double x) => 2 * x; }")]));
            return process;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            var why = process.Obituary();
            process.Dispose();
            throw new KataException($"The compiler does not start in the sandbox: {why}. `kata doctor` looks into it.", Exit.Broken, exception);
        }
    }

    private static CompilerReply Ask(HostProcess process, CompilerRequest request)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((byte)Frame.Compile);
        request.Write(writer);
        process.Pipe.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        using var reader = new BinaryReader(new MemoryStream(process.Pipe.Read() ?? throw new EndOfStreamException()));
        return (Frame)reader.ReadByte() == Frame.Compile ? CompilerReply.Read(reader) : throw new InvalidDataException("not a compiler's frame");
    }
}
