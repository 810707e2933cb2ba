using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using Microsoft.VisualStudio.TestPlatform.Utilities;

namespace Kata.TestLogger;

/// <summary>
/// What <c>dotnet test</c> shows a learner: the red tests as they fall, those with the same message together; the locked ones in one
/// line; last the stages' scores and the red test to begin with. <c>tests/Tests.csproj</c> asks for it.
/// </summary>
[FriendlyName("kata")]
[ExtensionUri("logger://kata/screen")]
public sealed class ScreenLogger : ITestLogger
{
    private static readonly ConsoleOutput _screen = ConsoleOutput.Instance;

    private readonly List<TestResult> _alike = [];
    private readonly List<TestResult> _skipped = [];
    private readonly List<string> _scores = [];
    private TestResult? _first;
    private bool _hasSeveral;

    /// <summary>Called once, before the tests run.</summary>
    /// <param name="events">What the tests' run tells.</param>
    /// <param name="testRunDirectory">Where a logger may write; this one does not.</param>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        ArgumentNullException.ThrowIfNull(events);
        events.TestResult += (_, e) => Take(e.Result);
        events.TestRunMessage += (_, e) => Take(e);
        events.TestRunComplete += (_, e) => Finish(e.IsAborted);
    }

    private void Take(TestResult result)
    {
        if (result.Outcome == TestOutcome.Skipped)
        {
            _skipped.Add(result);
        }
        else if (result.Outcome == TestOutcome.Failed)
        {
            if (_alike.Count > 0 && (_alike[0].ErrorMessage != result.ErrorMessage || Written(_alike[0]).Length > 0 || Written(result).Length > 0))
            {
                _hasSeveral = true;
                Flush();
            }

            _first ??= result;
            _alike.Add(result);
        }
    }

    /// <summary>Errors are on the screen already: the console's own logger shows them however quiet it is.</summary>
    private void Take(TestRunMessageEventArgs message)
    {
        if (message.Level == TestMessageLevel.Warning)
        {
            _scores.Add(message.Message.TrimEnd());
        }
    }

    private void Flush()
    {
        foreach (var red in _alike)
        {
            Say(red, "Failed", ConsoleColor.Red);
        }

        if (_alike is [var any, ..])
        {
            Say($"   {any.ErrorMessage}\n{Written(any)}");
        }

        _alike.Clear();
    }

    private void Finish(bool isAborted)
    {
        Flush();
        if (_skipped is [var next, ..])
        {
            Say(next, $"Skipped {_skipped.Count}, the first:", ConsoleColor.Yellow);
            Say($"   {next.ErrorMessage}\n");
        }

        _scores.ForEach(Say);
        if (_first is { } first && _hasSeveral)
        {
            Say(first, "Begin with", ConsoleColor.Red);
            Say(first.ErrorMessage?.Split('\n')[^1] ?? "");
        }

        if (isAborted)
        {
            Say("  Your code has ended the run: a method that calls itself without end, or an exit. ./kata test names it, and judges the rest.");
        }
    }

    /// <summary>What the test's code wrote to the console, indented.</summary>
    private static string Written(TestResult result)
    {
        var text = string.Concat(result.Messages.Where(message => message.Category == TestResultMessage.StandardOutCategory || message.Category == TestResultMessage.StandardErrorCategory).Select(message => message.Text)).TrimEnd();
        return text.Length == 0 ? "" : $"   your code wrote:\n     {text.ReplaceLineEndings("\n     ")}\n";
    }

    private static void Say(TestResult result, string what, ConsoleColor colour)
    {
        _screen.Write($"  {what} ", OutputLevel.Information, colour);
        Say(result.DisplayName ?? result.TestCase.DisplayName);
    }

    private static void Say(string text) => _screen.WriteLine(text, OutputLevel.Information);
}
