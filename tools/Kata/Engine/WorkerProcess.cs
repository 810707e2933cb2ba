using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>A worker: a separate process that runs or compiles learners' code, and the pipes to it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The longest frame that is read from it, in bytes: it must not fill the memory of this process.</summary>
    private const int MaxFrameLength = 64 << 20;

    /// <summary>Tells a worker to use its standard input and output.</summary>
    private const string StandardStream = "-";

    /// <summary>One start at a time: another worker would inherit these pipe handles, and the pipes would never close.</summary>
    private static readonly Lock _starting = new();

    private readonly Sandbox _sandbox;
    private readonly WorkerProgram _program;
    private readonly Process _process;
    private readonly Stream _toWorker;
    private readonly Stream _fromWorker;
    private readonly Task<string> _errors;

    public WorkerProcess(Sandbox sandbox, WorkerProgram program)
    {
        (_sandbox, _program) = (sandbox, program);
        if (sandbox.TalksOverStandardStreams)
        {
            _process = Start([StandardStream, StandardStream]);
            (_toWorker, _fromWorker) = (_process.StandardInput.BaseStream, new BufferedStream(
                _process.StandardOutput.BaseStream, FramedPipe.ReadAhead));
        }
        else
        {
            using var turn = _starting.EnterScope();
            var toWorker = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var fromWorker = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            _process = Start([toWorker.GetClientHandleAsString(), fromWorker.GetClientHandleAsString()]);
            toWorker.DisposeLocalCopyOfClientHandle();
            fromWorker.DisposeLocalCopyOfClientHandle();
            _ = Beginning(_process.StandardOutput);
            (_toWorker, _fromWorker) = (toWorker, new BufferedStream(fromWorker, FramedPipe.ReadAhead));
        }

        _errors = Beginning(_process.StandardError);
        Pipe = new FramedPipe(_fromWorker, _toWorker, MaxFrameLength);
    }

    public FramedPipe Pipe { get; }

    /// <summary>What it has used so far, including its child process in a sandbox; null if it has exited.</summary>
    /// <param name="thread">The thread that waits for it.</param>
    public WorkerUse? Use(string? thread)
    {
        try
        {
            return WorkerUse.Of(_process, thread);
        }
        catch (Exception exception)
            when (exception is IOException
                or UnauthorizedAccessException
                or InvalidOperationException
                or ArgumentException
                or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Kills the process.</summary>
    public void Kill()
    {
        try
        {
            _sandbox.Kill(_process);
        }
        catch (InvalidOperationException)
        {
            // It has exited already.
        }
    }

    /// <summary>Why the process exited.</summary>
    public string ExitReason()
    {
        _process.WaitForExit(2_000);
        var errors = _errors.Wait(1_000) ? _errors.Result : "";
        return errors.Contains(
            "Stack overflow", StringComparison.Ordinal) ? "the stack overflowed: does a method call itself without end?"
            : errors.Contains(
                "Out of memory",
                StringComparison.OrdinalIgnoreCase) ? $"it used more memory than it may ({_program.Megabytes} MiB): does a list "
                + "grow without end?"
            : errors.Contains(
                "Unhandled exception",
                StringComparison.Ordinal) ? "an exception on another thread ended it: "
                + $"{errors.Split('\n').First(line => line.Contains("Unhandled", StringComparison.Ordinal))}"
            : _process.HasExited ? $"the process was ended (exit code {_process.ExitCode}): an answer must not exit"
            : "the connection to it broke";
    }

    public void Dispose()
    {
        Kill();
        _toWorker.Dispose();
        _fromWorker.Dispose();
        _process.Dispose();
    }

    private Process Start(string[] pipes)
    {
        var start = _sandbox.Start(_program, pipes, out var held);
        using (held)
        {
            (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
            return ProcessStarter.Start(start);
        }
    }

    /// <summary>The beginning of the stream; the rest is read and discarded.</summary>
    private static async Task<string> Beginning(StreamReader errors)
    {
        const int MaxKept = 16_384;
        var kept = new char[MaxKept];
        var length = await errors.ReadBlockAsync(kept).ConfigureAwait(false);
        while (await errors.ReadBlockAsync(new char[MaxKept]).ConfigureAwait(false) > 0)
        {
        }

        return new string(kept, 0, length);
    }
}
