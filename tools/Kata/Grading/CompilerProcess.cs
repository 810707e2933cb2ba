using System.Diagnostics;
using Kata.Wire;

namespace Kata.Grading;

/// <summary>
/// A warm compiler in a worker, limited like the submissions' code: a source file can make a compiler hang, fill its memory or
/// overflow its stack. Then only the worker is lost, and another replaces it.
/// </summary>
internal sealed class CompilerProcess(Sandbox sandbox) : IDisposable
{
    /// <summary>Many times what a stage takes. A busy machine doesn't add to it: a right answer must compile there too.</summary>
    private static readonly TimeUse _limit = TimeUse.Seconds(10, 10);

    private static readonly TimeSpan _period = TimeSpan.FromSeconds(0.5);

    private WorkerProcess? _process;

    public CompilerReply Compile(CompilerRequest request)
    {
        var process = _process ??= Start();
        var clock = Stopwatch.StartNew();
        var thread = WorkerUse.ThisThread;
        var before = process.Use(thread) ?? default;
        var hasTimedOut = false;
        using var timer = new Timer(
            _ =>
            {
                var use = process.Use(thread)?.Since(before, clock.Elapsed) ?? new TimeUse(TimeSpan.Zero, clock.Elapsed);
                if (use.Excess(_limit) is not null)
                {
                    hasTimedOut = true;
                    process.Kill();
                }
            },
            null,
            _period,
            _period);
        try
        {
            return Ask(process, request);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or FormatException or ObjectDisposedException)
        {
            process.Dispose();
            _process = null;
            return new CompilerReply(null, StageState.DoesNotCompile, [hasTimedOut
                ? $"The compiler was not done with it after {_limit.Running.TotalSeconds} s: is a constant built up without end, "
                    + "or an expression nested very deeply?"
                : "The compiler broke down on it: is a constant built up without end, or an expression nested very deeply?"]);
        }
        finally
        {
            LaneTimes.Add(LanePart.Compile, clock.Elapsed);
        }
    }

    public void Dispose() => _process?.Dispose();

    /// <summary>
    /// A compiler that has compiled once already: the first time takes a second or more, which must not count as the
    /// submission's.
    /// </summary>
    private WorkerProcess Start()
    {
        var process = new WorkerProcess(sandbox, WorkerProgram.Compiler);
        try
        {
            _ = Ask(
                process,
                new CompilerRequest(
                    "warm",
                    "Warm",
                    [],
                    [],
                    [
                        new SourceFile(
                            "Warm.cs",
                            "namespace Katas.Warm; public static class Warm { public static double Twice(double x) => 2 * x; }"),
                    ]));
            return process;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            var why = process.ExitReason();
            process.Dispose();
            throw new KataException(
                $"The compiler does not start in the sandbox: {why}. `kata doctor` looks into it.", Exit.Broken, exception);
        }
    }

    private static CompilerReply Ask(WorkerProcess process, CompilerRequest request)
    {
        process.Pipe.Write(Frame.Compile, request.Write);
        using var reader = new BinaryReader(new MemoryStream(process.Pipe.Read() ?? throw new EndOfStreamException()));
        return (Frame)reader.ReadByte() == Frame.Compile
            ? CompilerReply.Read(reader)
            : throw new InvalidDataException("not a compiler's frame");
    }
}
