using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kata.EndToEndTests.Live;

/// <summary><c>kata live</c> on a copy of the course, without a terminal.</summary>
internal sealed partial class LiveKata : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public LiveKata(CourseCopy course, params string[] arguments)
    {
        // A shell that runs the tests in the background makes them ignore Ctrl-C, which child processes inherit.
        _process = Process.Start(course.StartOf(
            "env", ["--default-signal=INT", "dotnet", "exec", CourseCopy.Program, "live", .. arguments]))!;
        while (Address.Length == 0 && _process.StandardOutput.ReadLine() is { } line)
        {
            Address = AddressPattern().Match(line).Value;
        }

        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        Address.ShouldNotBeEmpty();
    }

    /// <summary>What it printed.</summary>
    public string Address { get; } = "";

    public int Port => new Uri(Address).Port;

    public int Id => _process.Id;

    /// <summary>Ctrl-C; returns the exit code.</summary>
    public int Interrupt()
    {
        Tool.Run("kill", "-INT", $"{_process.Id}")!.Value.Code.ShouldBe(0);
        _process.WaitForExit(_limit).ShouldBeTrue("kata live does not end");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [GeneratedRegex("http://127[.]0[.]0[.]1:[0-9]+/[0-9a-f]{32}/")]
    private static partial Regex AddressPattern();
}
