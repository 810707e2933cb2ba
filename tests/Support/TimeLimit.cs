using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Runtime.ExceptionServices;
using Kata.RedResults;
using NUnit.Framework.Internal;

namespace Katas.Tests;

/// <summary>
/// Ends a test whose code never returns. .NET can stop most loops from outside, which also says where they were; one that it
/// can't stop is left
/// behind on a background thread. The engine of <c>kata</c> runs the learner's code in another process and watches each call
/// itself.
/// </summary>
internal sealed class TimeLimit
{
    /// <summary>The engine sets this switch.</summary>
    private const string WatchedElsewhere = "Katas.CallsAreWatched";

    /// <summary>
    /// A test that didn't get a quarter of a processor so far may take its limit again, this many times in all: the machine is
    /// busy.
    /// </summary>
    private const int MaxExtensions = 4;

    private const int MaxLosses = 3;
    private static readonly TimeSpan _limitAfterLoss = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(1);
    private int _losses;

    /// <exception cref="LostException">The test didn't return in time.</exception>
    public void Run(TestExecutionContext context, int seconds, Action test)
    {
        if (Debugger.IsAttached || (AppContext.TryGetSwitch(WatchedElsewhere, out var isWatched) && isWatched))
        {
            test();
        }
        else if (_losses >= MaxLosses)
        {
            throw new LostException($"not run: {MaxLosses} earlier tests never returned");
        }
        else
        {
            RunOnThread(context, _losses > 0 ? _limitAfterLoss : TimeSpan.FromSeconds(seconds), test);
        }
    }

    private void RunOnThread(TestExecutionContext context, TimeSpan limit, Action test)
    {
        using var stop = new CancellationTokenSource();
        var run = new StoppableRun(test, stop.Token);
        var thread = new Thread(() =>
        {
            context.EstablishExecutionEnvironment();
            run.Execute();
        })
        { IsBackground = true };
        thread.Start();

        if (!HasReturned(thread, limit))
        {
            _losses++;
            _ = stop.CancelAsync();
            thread.Join(_grace);
            var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new LostException($"still running after {seconds} s: is there an infinite loop?", stoppedAt: run.StoppedAt);
        }

        run.Rethrow();
    }

    private static bool HasReturned(Thread thread, TimeSpan limit)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 1; i <= MaxExtensions; i++)
        {
            if (thread.Join(limit))
            {
                return true;
            }

            if (Environment.CpuUsage.TotalTime - before >= limit * i / 4)
            {
                return false;
            }
        }

        return false;
    }
}

/// <summary>Code that another thread can stop, and how it ended.</summary>
internal sealed class StoppableRun(Action run, CancellationToken stop)
{
    private ExceptionDispatchInfo? _thrown;

    public StackTrace? StoppedAt { get; private set; }

    public void Execute()
    {
        try
        {
#pragma warning disable SYSLIB0046 // Stopping code anywhere may corrupt its state: this run is red, and its state is thrown away.
            ControlledExecution.Run(Record, stop);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
        }
    }

    public void Rethrow() => _thrown?.Throw();

    private void Record()
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            // NUnit wraps what stops the test as it does everything that a test throws.
            StoppedAt = Message.Unwrap(exception) is ThreadAbortException stopped
                ? new StackTrace(stopped, fNeedFileInfo: true)
                : null;
            _thrown = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
