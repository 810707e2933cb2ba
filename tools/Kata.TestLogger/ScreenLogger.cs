using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using Microsoft.VisualStudio.TestPlatform.Utilities;

namespace Kata.TestLogger;

/// <summary>What <c>dotnet test</c> prints, once all tests have run. <c>TestScreen.targets</c> selects it.</summary>
[FriendlyName("kata")]
[ExtensionUri("logger://kata/screen")]
public sealed partial class ScreenLogger : ITestLogger
{
    private readonly List<ScreenTest> _tests = [];
    private string _learned = "";

    /// <summary>Called once, before the tests run.</summary>
    /// <param name="events">The run's events.</param>
    /// <param name="testRunDirectory">A folder for files; not used.</param>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        ArgumentNullException.ThrowIfNull(events);
        events.TestResult += (_, e) => _tests.Add(Read(e.Result));
        events.TestRunMessage += (_, e) => Take(e);
        events.TestRunComplete += (_, e) => Finish(e.IsAborted);
    }

    /// <summary>A green stage writes what it taught to standard error; if there are several, the last one is shown.</summary>
    private void Take(TestRunMessageEventArgs message)
    {
        if (message.Level == TestMessageLevel.Warning)
        {
            _learned = message.Message.Trim();
        }
    }

    private void Finish(bool isAborted)
    {
        var screen = new TestScreen([.. _tests], _learned, isAborted);
        foreach (var line in screen.Lines)
        {
            Write(line);
        }

        if (screen.First is not { } first)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable(TestConsole.FirstRedVariable) is { Length: > 0 } file)
        {
            File.WriteAllText(file, first.ToBuildError());
            return;
        }

        foreach (var line in first.Lines)
        {
            Write(line);
        }
    }

    private static void Write(string line) => ConsoleOutput.Instance.WriteLine(line, OutputLevel.Information);

    private static ScreenTest Read(TestResult result) => new(
        StagePattern().Match(result.TestCase.FullyQualifiedName) is { Success: true } stage ? stage.Value : null,
        result.DisplayName ?? result.TestCase.DisplayName,
        result.Outcome,
        result.ErrorMessage ?? "",
        result.ErrorStackTrace ?? "",
        string.Concat(result.Messages.Where(IsOutput).Select(message => message.Text)).TrimEnd());

    private static bool IsOutput(TestResultMessage message) =>
        message.Category == TestResultMessage.StandardOutCategory || message.Category == TestResultMessage.StandardErrorCategory;

    /// <summary>A stage test's full name begins with its stage's folder: see StageAttribute.</summary>
    [GeneratedRegex(@"^[0-9]{2}(-[a-z0-9]+)+(?=\.)")]
    private static partial Regex StagePattern();
}
