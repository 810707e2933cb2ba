using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>A child process in which code runs that is not ours, or in which it is compiled, and the pipes to it.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>The longest frame that is taken from it, in bytes: its memory is bounded, and so must be what it makes of ours.</summary>
    private const int LongestAnswer = 64 << 20;

    /// <summary>Tells a child to talk over its standard input and output.</summary>
    private const string StandardStream = "-";

    /// <summary>One start at a time: a process started meanwhile would inherit the other's ends of the pipes, and they would never close.</summary>
    private static readonly Lock _starting = new();

    private readonly Sandbox _sandbox;
    private readonly Child _child;
    private readonly Process _process;
    private readonly Stream _toHost;
    private readonly Stream _fromHost;
    private readonly Task<string> _errors;

    public HostProcess(Sandbox sandbox, Child child)
    {
        (_sandbox, _child) = (sandbox, child);
        if (sandbox.TalksOverStandardStreams)
        {
            _process = Start([StandardStream, StandardStream]);
            (_toHost, _fromHost) = (_process.StandardInput.BaseStream, new BufferedStream(_process.StandardOutput.BaseStream, FramedPipe.ReadAhead));
        }
        else
        {
            using var turn = _starting.EnterScope();
            var toHost = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var fromHost = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            _process = Start([toHost.GetClientHandleAsString(), fromHost.GetClientHandleAsString()]);
            toHost.DisposeLocalCopyOfClientHandle();
            fromHost.DisposeLocalCopyOfClientHandle();
            _ = Beginning(_process.StandardOutput);
            (_toHost, _fromHost) = (toHost, new BufferedStream(fromHost, FramedPipe.ReadAhead));
        }

        _errors = Beginning(_process.StandardError);
        Pipe = new FramedPipe(_fromHost, _toHost, LongestAnswer);
    }

    public FramedPipe Pipe { get; }

    /// <summary>How long it has had a processor, with the process in the sandbox that it may have started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                var children = OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
                return children.Aggregate(_process.TotalProcessorTime, (sum, child) => sum + Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture)).TotalProcessorTime);
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException or ArgumentException or Win32Exception)
            {
                // It has ended.
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: !_sandbox.EndsAsOne);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Why the process has ended by itself.</summary>
    public string Obituary()
    {
        _process.WaitForExit(2_000);
        var errors = _errors.Wait(1_000) ? _errors.Result : "";
        return errors.Contains("Stack overflow", StringComparison.Ordinal) ? "the stack overflowed: does a method call itself without end?"
            : errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) ? $"it used more memory than it may ({_child.Megabytes} MiB): does a list grow without end?"
            : errors.Contains("Unhandled exception", StringComparison.Ordinal) ? $"an exception on another thread ended it: {errors.Split('\n').First(line => line.Contains("Unhandled", StringComparison.Ordinal))}"
            : _process.HasExited ? $"the process was ended (exit code {_process.ExitCode}): an answer must not exit"
            : "the connection to it broke";
    }

    public void Dispose()
    {
        Kill();
        _toHost.Dispose();
        _fromHost.Dispose();
        _process.Dispose();
    }

    private Process Start(string[] pipes)
    {
        var start = _sandbox.Start(_child, pipes, out var held);
        using (held)
        {
            (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
            return StartingThread.Start(start);
        }
    }

    /// <summary>What it says of itself when it ends; the rest is read and dropped.</summary>
    private static async Task<string> Beginning(StreamReader errors)
    {
        const int MostKept = 16_384;
        var kept = new char[MostKept];
        var length = await errors.ReadBlockAsync(kept).ConfigureAwait(false);
        while (await errors.ReadBlockAsync(new char[MostKept]).ConfigureAwait(false) > 0)
        {
        }

        return new string(kept, 0, length);
    }
}
