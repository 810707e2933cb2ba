using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Engine;

/// <summary>
/// Starts child processes on a thread that never ends. Linux takes the thread that started a child for its parent, so a child that is to
/// die with its parent (bwrap's --die-with-parent) would be killed as soon as the thread pool lets that thread go.
/// </summary>
internal static class StartingThread
{
    private static readonly BlockingCollection<Action> _orders = [];

    static StartingThread() => new Thread(Serve) { IsBackground = true, Name = "starts processes" }.Start();

    /// <summary>Starts a process, and throws what that throws.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add(() =>
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
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            order();
        }
    }
}
