using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Kata.EndToEndTests;

/// <summary><c>kata watch</c>, or a shell, in a pseudo-terminal, by util-linux's <c>script</c>.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const string Usual = "cols 80 rows 24";
    private const string FrameBegins = "\e[?2026h";
    private const string FrameEnds = "\e[?2026l";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(10);

    private readonly CourseCopy _course;
    private readonly Process _process;
    private readonly StringBuilder _written = new();
    private readonly Lock _lock = new();

    /// <param name="course">What it runs on.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="path">A folder to find programs in first; null for none.</param>
    /// <param name="size">How large the terminal says it is.</param>
    public PseudoTerminal(CourseCopy course, string arguments, string? path = null, string size = Usual)
        : this($"dotnet exec '{CourseCopy.Program}' {arguments}", course, path, size)
    {
    }

    private PseudoTerminal(string program, CourseCopy course, string? path, string size = Usual)
    {
        _course = course;
        // A shell that runs the tests in the background makes them ignore Ctrl-C, which child processes inherit.
        var start = course.StartOf(
            "env",
            "--default-signal=INT,QUIT",
            "script",
            "-qfec",
            $"stty {size}; exec {program}",
            "/dev/null");
        start.Environment["PATH"] = $"{(path is null ? "" : $"{path}:")}{start.Environment["PATH"]}";
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        new Thread(Read) { IsBackground = true }.Start();
    }

    /// <summary>Another program.</summary>
    public static PseudoTerminal Of(CourseCopy course, string program) => new(program, course, path: null);

    /// <summary>All output, with escape sequences.</summary>
    public string Written
    {
        get
        {
            lock (_lock)
            {
                return _written.ToString();
            }
        }
    }

    /// <summary>The latest complete screen, without colours.</summary>
    public string Screen
    {
        get
        {
            var written = Written;
            var end = written.LastIndexOf(FrameEnds, StringComparison.Ordinal);
            var begin = end < 0 ? -1 : written.LastIndexOf(FrameBegins, end, StringComparison.Ordinal);
            return begin < 0 ? "" : CommandPattern().Replace(written[begin..end], "").ReplaceLineEndings("\n");
        }
    }

    /// <summary>Waits until a text is on the screen; returns how long it took.</summary>
    public TimeSpan WaitFor(string text)
    {
        var start = Stopwatch.GetTimestamp();
        Until(() => Screen.Contains(text, StringComparison.Ordinal) || _process.HasExited);
        Assert.That(Screen, Does.Contain(text), $"what was written last: {Written[^Math.Min(Written.Length, 400)..]}");
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Waits until a text was written, where there is no screen.</summary>
    public void WaitForWritten(string text)
    {
        Until(() => Written.Contains(text, StringComparison.Ordinal) || _process.HasExited);
        Written.ShouldContain(text);
    }

    public void Press(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Closes the terminal, as when its window is closed.</summary>
    public void Close() => _process.Kill();

    /// <summary>Waits until the program exits; returns its exit code.</summary>
    public int WaitForExit()
    {
        _process.WaitForExit(_limit).ShouldBeTrue($"kata does not end.\n{Screen}");
        return _process.ExitCode;
    }

    /// <summary>Waits until no process of the copy is left; returns those that remain.</summary>
    public string[] Left() => CourseProcesses.Left(_course);

    /// <summary>The workers.</summary>
    public int[] Workers() =>
    [
        .. CourseProcesses.Of(_course).Where(process => process.Command.Contains("Kata.Worker.dll", StringComparison.Ordinal))
            .Select(process => process.Id),
    ];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Until(Func<bool> condition)
    {
        for (var start = Stopwatch.GetTimestamp(); !condition() && Stopwatch.GetElapsedTime(start) < _limit;)
        {
            Thread.Sleep(_pause);
        }
    }

    private void Read()
    {
        var text = new char[4096];
        for (int length; (length = _process.StandardOutput.Read(text)) > 0;)
        {
            lock (_lock)
            {
                _written.Append(text, 0, length);
            }
        }
    }

    /// <summary>Commands, and the addresses of links.</summary>
    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e\]8;[^\e]*\e\\")]
    private static partial Regex CommandPattern();
}
