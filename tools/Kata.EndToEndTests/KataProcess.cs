using System.Diagnostics;

namespace Kata.EndToEndTests;

/// <summary>A command of kata's that serves pages on a copy of the course until it is interrupted, without a terminal.</summary>
internal abstract class KataProcess : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    /// <param name="course">What it runs on.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="isLast">Whether a line is the last that must be read before it serves.</param>
    protected KataProcess(CourseCopy course, string[] arguments, Predicate<string> isLast)
    {
        // A shell that runs the tests in the background makes them ignore Ctrl-C, which child processes inherit.
        _process = Process.Start(course.StartOf(
            "env", ["--default-signal=INT", "dotnet", "exec", CourseCopy.Program, .. arguments]))!;
        while (!Lines.Exists(isLast) && _process.StandardOutput.ReadLine() is { } line)
        {
            Lines.Add(line);
        }

        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        Lines.ShouldContain(line => isLast(line));
    }

    /// <summary>What it printed.</summary>
    public List<string> Lines { get; } = [];

    public int Id => _process.Id;

    /// <summary>Ctrl-C; returns the exit code.</summary>
    public int Interrupt()
    {
        Tool.Run("kill", "-INT", $"{_process.Id}")!.Value.Code.ShouldBe(0);
        _process.WaitForExit(_limit).ShouldBeTrue("kata does not end");
        return _process.ExitCode;
    }

    /// <summary>As by <c>kill -9</c>.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(_limit).ShouldBeTrue("kata does not end");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
