using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Engine;

/// <summary>
/// Starts processes on a thread that never exits. Linux considers the starting thread the parent, so with bwrap's
/// --die-with-parent a worker would be killed as soon as the thread pool retires that thread.
/// </summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<Action> _requests = [];

    static ProcessStarter() => new Thread(Serve) { IsBackground = true, Name = "starts processes" }.Start();

    /// <summary>Starts a process, like <see cref="Process.Start(ProcessStartInfo)"/>.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
            {
                started.SetException(exception);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    private static void Serve()
    {
        foreach (var start in _requests.GetConsumingEnumerable())
        {
            start();
        }
    }
}
