using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
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
/// <param name="Output">What the learner's code wrote to the console, up to 16,384 characters.</param>
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
    private readonly object _controller;
    private readonly MethodInfo _run;
    private readonly PropertyInfo _seed;
    private readonly Dictionary<string, XElement> _tests;

    /// <param name="testsOutput">The folder of the built Tests.dll.</param>
    /// <param name="proxies">The built proxy assembly.</param>
    /// <param name="bridge">Where the proxies send their calls; disposed with the runner.</param>
    public TestRunner(string testsOutput, string proxies, WorkerBridge bridge)
    {
        _bridge = bridge;
        // Each run tests one stage, so red stages must not lock others.
        Environment.SetEnvironmentVariable("KATA_ALL", "1");
        // The bridge has a time limit for every test, so the tests need none.
        AppContext.SetSwitch("Katas.CallsAreWatched", true);

        var context = new TestsContext(testsOutput, proxies);
        _seed = context.LoadFromAssemblyName(new AssemblyName("Oracles"))
            .GetType("Katas.Oracles.Draw", throwOnError: true)!.GetProperty(nameof(Seed))!;
        var type = context.LoadFromAssemblyName(new AssemblyName("nunit.framework"))
            .GetType("NUnit.Framework.Api.FrameworkController", throwOnError: true)!;
        var settings = new Dictionary<string, object>
        {
            ["NumberOfTestWorkers"] = 0,
            ["RunOnMainThread"] = true,
            ["SynchronousEvents"] = true,
        };
        _controller = Activator.CreateInstance(
            type, context.LoadFromAssemblyName(new AssemblyName("Tests")), "", (IDictionary)settings)!;
        _run = type.GetMethod("RunTests", [typeof(Action<string>), typeof(string)])!;
        type.GetMethod("LoadTests", [])!.Invoke(_controller, []);
        var explored = (string)type.GetMethod("ExploreTests", [typeof(string)])!.Invoke(_controller, ["<filter/>"])!;
        _tests = XElement.Parse(explored).Descendants("test-case").ToDictionary(test => test.Attribute("id")!.Value);
    }

    /// <summary>The seed of the random cases.</summary>
    public int Seed
    {
        get => (int)_seed.GetValue(null)!;
        set => _seed.SetValue(null, value);
    }

    /// <summary>What the proxies call; the worker by default. The course's proofs listen in here.</summary>
    public Func<IBridge, IBridge> Around { get; set; } = bridge => bridge;

    /// <summary>A stage's tests in order: their names and tasks.</summary>
    public (string Name, int Task)[] Tests(string stage) =>
        [.. IdsOf(stage).Select(id => (NameOf(_tests[id]), Property(id, "Task")))];

    /// <summary>
    /// Runs a stage's tests, or those of one task, in order, and reports each verdict as soon as it is known.
    /// </summary>
    public void Run(
        string stage, CompiledAnswer answer, Action<TestVerdict> verdict, int? onlyTask = null, bool explains = false)
    {
        var ids = IdsOf(stage).Where(id => onlyTask is null || onlyTask == Property(id, "Task"));
        var filter = new XElement("filter", new XElement("or", ids.Select(id => new XElement("id", id))));
        using var turn = _turn.EnterScope();
        using var console = ConsoleState.Save();
        Bridge.Current = Around(_bridge);
        _bridge.Use(stage, answer);
        IDisposable? watch = null;
        RedResult? red = null;
        RedReport.Receiver = result => red = result;
        var explainer = explains ? new RunExplainer(_bridge) : null;
        RedReport.Explainer = explainer;
        try
        {
            void Handle(string message)
            {
                var element = XElement.Parse(message);
                if (element.Name == "start-test")
                {
                    red = null;
                    watch = _bridge.Begin(Math.Max(1, Property(element.Attribute("id")!.Value, "Seconds")));
                }
                else if (element.Name == "test-case")
                {
                    watch?.Dispose();
                    watch = null;
                    verdict(Verdict(element, red));
                }
            }

            _run.Invoke(_controller, [(Action<string>)Handle, filter.ToString()]);
        }
        finally
        {
            watch?.Dispose();
            RedReport.Receiver = null;
            RedReport.Explainer = null;
            Example = explainer?.First;
        }
    }

    /// <summary>The first case of the last run that has a computation graph, if the run was explained.</summary>
    public WorkedCase? Example { get; private set; }

    /// <summary>Discards the worker and forgets the answers.</summary>
    public void Forget() => _bridge.Forget();

    /// <summary>Cancels the current run, from another thread.</summary>
    public void Stop() => _bridge.Stop();

    /// <summary>Whether the last run was cancelled.</summary>
    public bool IsStopped => _bridge.IsStopped;

    public void Dispose() => _bridge.Dispose();

    private IEnumerable<string> IdsOf(string stage) =>
        from test in _tests
        where Categories(test.Value.Parent!).Contains(stage)
        orderby Property(test.Key, "Order")
        select test.Key;

    private static string NameOf(XElement test) => test.Attribute("name")!.Value.Split(" · ", 3)[^1];

    private static IEnumerable<string> Categories(XElement test) => Properties(test, "Category");

    private static IEnumerable<string> Properties(XElement test, string name) => test.Elements("properties").Elements("property")
        .Where(property => property.Attribute("name")!.Value == name)
        .Select(property => property.Attribute("value")!.Value);

    /// <summary>A number that [Task] set; 0 if absent.</summary>
    private int Property(
        string id,
        string name) => int.TryParse(
            Properties(_tests[id], name).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private TestVerdict Verdict(XElement test, RedResult? red)
    {
        var isGreen = test.Attribute("result")!.Value == "Passed";
        return new TestVerdict(
            NameOf(test),
            Property(test.Attribute("id")!.Value, "Task"),
            isGreen ? Outcome.Green : Outcome.Red,
            isGreen
            ? null
            : red
                ?? new RedResult(
                    RedKind.Other, (test.Element("failure") ?? test.Element("reason"))?.Element("message")?.Value ?? ""),
            _bridge.Output,
            TimeSpan.FromSeconds(double.Parse(test.Attribute("duration")!.Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// The built tests and their dependencies, NUnit included, isolated; their Katas is the proxies. The wire and the red results
    /// are shared with this process.
    /// </summary>
    private sealed class TestsContext(string output, string proxies) : AssemblyLoadContext("stage tests")
    {
        private static readonly string?[] _shared =
        [
            typeof(Bridge).Assembly.GetName().Name, typeof(RedResult).Assembly.GetName().Name,
        ];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = assemblyName.Name == "Katas" ? proxies : Path.Combine(output, $"{assemblyName.Name}.dll");
            return _shared.Contains(assemblyName.Name) || !File.Exists(file) ? null : LoadFromAssemblyPath(file);
        }
    }
}
