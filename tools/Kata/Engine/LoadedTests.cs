using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;
using Kata.Wire;

namespace Kata.Engine;

/// <summary>What is known of a test before it runs.</summary>
/// <param name="Task">Its task.</param>
/// <param name="IsTraining">Whether it trains networks, which takes longer than all other tests of its stage.</param>
public readonly record struct TestTraits(int Task, bool IsTraining)
{
    /// <summary>The category of such tests.</summary>
    public const string Training = "training";

    /// <summary>Whether it can say something about an answer that is wrong in one task.</summary>
    public bool Concerns(int task) => Task == task || !IsTraining;
}

/// <summary>
/// The stage tests, loaded with NUnit into this process. Loading takes a second, so that a judge leaves them to the next; judges
/// that work at the same time have their own.
/// </summary>
internal sealed class LoadedTests
{
    private static readonly ConcurrentBag<LoadedTests> _unused = [];
    private readonly object _controller;
    private readonly MethodInfo _run;
    private readonly PropertyInfo _seed;
    private readonly int _firstSeed;
    private readonly Dictionary<string, XElement> _tests;

    /// <param name="katas">The assembly that they call; the proxies, which call a worker, if null.</param>
    private LoadedTests(string? katas = null)
    {
        // Each run tests one stage, so red stages must not lock others.
        Environment.SetEnvironmentVariable("KATA_ALL", "1");
        // The bridge has a time limit for every test, so the tests need none.
        AppContext.SetSwitch("Katas.CallsAreWatched", true);

        var context = new TestsContext(katas ?? Repository.Proxies);
        _seed = context.LoadFromAssemblyName(new AssemblyName("Oracles"))
            .GetType("Katas.Oracles.Draw", throwOnError: true)!.GetProperty(nameof(Seed))!;
        _firstSeed = Seed;
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

    /// <summary>NUnit's description of a test.</summary>
    public XElement this[string id] => _tests[id];

    /// <summary>Tests that nobody uses, as if they were just loaded.</summary>
    public static LoadedTests Take() => _unused.TryTake(out var unused) ? unused : new LoadedTests();

    /// <summary>Tests that call an assembly in this process, where a debugger can follow them.</summary>
    public static LoadedTests Calling(string katas) => new(katas);

    /// <summary>Leaves them to the next judge.</summary>
    public void Return()
    {
        Seed = _firstSeed;
        _unused.Add(this);
    }

    /// <summary>Runs the tests of a filter, and hands over NUnit's messages.</summary>
    public void Run(Action<string> handle, string filter) => _run.Invoke(_controller, [handle, filter]);

    /// <summary>A stage's tests in order.</summary>
    public IEnumerable<string> IdsOf(string stage) =>
        from test in _tests
        where Properties(test.Value.Parent!, "Category").Contains(stage)
        orderby Number(test.Key, "Order")
        select test.Key;

    public TestTraits TraitsOf(string id) =>
        new(Number(id, "Task"), Properties(_tests[id], "Category").Contains(TestTraits.Training));

    /// <summary>A number that [Task] set; 0 if absent.</summary>
    public int Number(string id, string property) => int.TryParse(
        Properties(_tests[id], property).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : 0;

    /// <summary>A test's sentence.</summary>
    public static string NameOf(XElement test) => test.Attribute("name")!.Value.Split(" · ", 3)[^1];

    private static IEnumerable<string> Properties(XElement test, string name) => test.Elements("properties").Elements("property")
        .Where(property => property.Attribute("name")!.Value == name)
        .Select(property => property.Attribute("value")!.Value);

    /// <summary>
    /// The built tests and their dependencies, NUnit included, isolated; their Katas is the proxies or an answer. The wire and
    /// the red results are shared with this process.
    /// </summary>
    private sealed class TestsContext(string katas) : AssemblyLoadContext("stage tests")
    {
        private static readonly string?[] _shared =
        [
            typeof(Bridge).Assembly.GetName().Name, typeof(RedResult).Assembly.GetName().Name,
        ];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = assemblyName.Name == "Katas"
                ? katas
                : Path.Combine(Repository.TestsOutput, $"{assemblyName.Name}.dll");
            return _shared.Contains(assemblyName.Name) || !File.Exists(file) ? null : LoadFromAssemblyPath(file);
        }
    }
}
