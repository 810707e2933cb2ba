using System.Diagnostics;
using System.IO.Pipes;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>The process in which the learner's code runs, and the pipes to it.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string HeapLimit = "0x30000000"; // 768 MiB

    /// <summary>One start at a time: a process started meanwhile would inherit the other's ends of the pipes, and they would never close.</summary>
    private static readonly Lock _starting = new();

    private readonly Process _process;
    private readonly AnonymousPipeServerStream _toHost;
    private readonly AnonymousPipeServerStream _fromHost;
    private readonly Task<string> _errors;

    public HostProcess()
    {
        using var turn = _starting.EnterScope();
        _toHost = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        _fromHost = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Kata.Worker.dll"), _toHost.GetClientHandleAsString(), _fromHost.GetClientHandleAsString() },
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _toHost.DisposeLocalCopyOfClientHandle();
        _fromHost.DisposeLocalCopyOfClientHandle();
        _errors = _process.StandardError.ReadToEndAsync();
        _process.StandardOutput.ReadToEndAsync();
        Pipe = new FramedPipe(_fromHost, _toHost);
    }

    public FramedPipe Pipe { get; }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
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
            : errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) ? "it used more memory than it may (768 MiB): does a list grow without end?"
            : errors.Contains("Unhandled exception", StringComparison.Ordinal) ? $"an exception on another thread ended it: {errors.Split('\n').First(line => line.StartsWith("Unhandled", StringComparison.Ordinal))}"
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
}
