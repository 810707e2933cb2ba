using System.Globalization;
using System.Xml.Linq;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>How a test ended.</summary>
public enum Outcome
{
    /// <summary>It passed.</summary>
    Green,

    /// <summary>It failed.</summary>
    Red,
}

/// <summary>A test's verdict.</summary>
/// <param name="Name">Its name, a sentence.</param>
/// <param name="Task">Its task.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Red">What a red test found; null if green.</param>
/// <param name="Output">
/// What the learner's code wrote to the console, up to 16,384 characters; of a red test, for the case that is shown.
/// </param>
/// <param name="Duration">How long it took.</param>
public sealed record TestVerdict(string Name, int Task, Outcome Outcome, RedResult? Red, string Output, TimeSpan Duration)
{
    /// <summary>The message of a red test.</summary>
    public string Message => Red?.ToText() ?? "";
}

/// <summary>
/// Runs the stage tests with NUnit, in this process. The assembly Katas that they call is the generated proxies, which send every
/// call to the worker.
/// </summary>
internal sealed class TestRunner : IDisposable
{
    /// <summary>Runs take turns, because the tests are loaded once.</summary>
    private readonly Lock _turn = new();
    private readonly WorkerBridge _bridge;
    private readonly LoadedTests _loaded = LoadedTests.Take();
    private bool _isDisposed;

    /// <param name="bridge">Where the proxies send their calls; disposed with the runner.</param>
    public TestRunner(WorkerBridge bridge) => _bridge = bridge;

    /// <summary>The seed of the random cases.</summary>
    public int Seed
    {
        get => _loaded.Seed;
        set => _loaded.Seed = value;
    }

    /// <summary>What the proxies call; the worker by default. The course's proofs listen in here.</summary>
    public Func<IBridge, IBridge> Around { get; set; } = bridge => bridge;

    /// <summary>A stage's tests in order: their names and tasks.</summary>
    public (string Name, int Task)[] Tests(string stage) =>
        [.. _loaded.IdsOf(stage).Select(id => (LoadedTests.NameOf(_loaded[id]), _loaded.Number(id, "Task")))];

    /// <summary>
    /// Runs a stage's tests, or those that are asked for, in order, and reports each verdict as soon as it is known.
    /// </summary>
    public void Run(
        string stage,
        CompiledAnswer answer,
        Action<TestVerdict> verdict,
        Predicate<TestTraits>? asks = null,
        bool explains = false)
    {
        var ids = _loaded.IdsOf(stage).Where(id => asks is null || asks(_loaded.TraitsOf(id)));
        var filter = new XElement("filter", new XElement("or", ids.Select(id => new XElement("id", id))));
        using var turn = _turn.EnterScope();
        using var console = ConsoleState.Save();
        Bridge.Current = Around(_bridge);
        _bridge.Use(stage, answer);
        IDisposable? watch = null;
        RedResult? red = null;
        RedReport.Receiver = result => red = result;
        var explainer = explains ? new RunExplainer() : null;
        RedReport.Explainer = explainer;
        RedReport.Beyond = _bridge.Try;
        RedReport.Written = () => _bridge.Output;
        try
        {
            void Handle(string message)
            {
                var element = XElement.Parse(message);
                if (element.Name == "start-test")
                {
                    red = null;
                    watch = _bridge.Begin(Math.Max(1, _loaded.Number(element.Attribute("id")!.Value, "Seconds")));
                }
                else if (element.Name == "test-case")
                {
                    watch?.Dispose();
                    watch = null;
                    verdict(Verdict(element, red));
                }
            }

            _loaded.Run(Handle, filter.ToString());
        }
        finally
        {
            watch?.Dispose();
            RedReport.Receiver = null;
            RedReport.Explainer = null;
            RedReport.Beyond = null;
            RedReport.Written = null;
            Example = explainer?.First;
        }
    }

    /// <summary>The first case of the last run that has a computation graph, if the run was explained.</summary>
    public WorkedCase? Example { get; private set; }

    /// <summary>Discards the worker and forgets the answers.</summary>
    public void Forget() => _bridge.Forget();

    /// <summary>Cancels the current run, from another thread, and the next ones until <see cref="Resume"/>.</summary>
    public void Stop() => _bridge.Stop();

    /// <summary>Allows runs again.</summary>
    public void Resume() => _bridge.Resume();

    /// <summary>Whether the last run was cancelled.</summary>
    public bool IsStopped => _bridge.IsStopped;

    public void Dispose()
    {
        _bridge.Dispose();
        // A run that was abandoned still uses the tests.
        if (!_isDisposed && _turn.TryEnter())
        {
            _isDisposed = true;
            _loaded.Return();
            _turn.Exit();
        }
    }

    private TestVerdict Verdict(XElement test, RedResult? red)
    {
        var isGreen = test.Attribute("result")!.Value == "Passed";
        return new TestVerdict(
            LoadedTests.NameOf(test),
            _loaded.Number(test.Attribute("id")!.Value, "Task"),
            isGreen ? Outcome.Green : Outcome.Red,
            isGreen
            ? null
            : red
                ?? new RedResult(
                    RedKind.Other, (test.Element("failure") ?? test.Element("reason"))?.Element("message")?.Value ?? ""),
            red is { Written.Length: > 0 } ? red.Written : _bridge.Output,
            TimeSpan.FromSeconds(double.Parse(test.Attribute("duration")!.Value, CultureInfo.InvariantCulture)));
    }
}
