using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Xml.Linq;

namespace Kata.Testing;

/// <summary>The result of a stage test.</summary>
/// <param name="Name">Its full name: <c>03-bias-gradient · task 2 · The bias gradient is the mean over the batch</c>.</param>
/// <param name="Result">NUnit's result: Passed, Failed, Skipped, Inconclusive or Warning.</param>
/// <param name="Message">The message if it is not green.</param>
/// <param name="Task">The number in its [Task].</param>
/// <param name="Red">What it found, if it is a stage's and red.</param>
internal sealed record StageTest(string Name, string Result, string Message, int? Task, RedResult? Red = null)
{
    public bool IsGreen => Result == "Passed";

    public bool IsRed => Result == "Failed";

    public override string ToString() => $"{Result}: {Name}\n{Message}";
}

/// <summary>Runs a stage's built tests on an answer, in this process.</summary>
internal static class StageTestRun
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    /// <summary>The results of the stage's tests, at least one.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="task">The task that the answer is wrong in: tests that can't say anything about it don't run.</param>
    /// <param name="limit">How long they may take.</param>
    /// <param name="asksSmaller">Whether they also ask about smaller cases, as a red test shows them.</param>
    /// <exception cref="ProofException">There are none, or they don't finish.</exception>
    public static StageTest[] Of(
        StageFolder stage, CompiledAnswer answer, int? task = null, TimeSpan? limit = null, bool asksSmaller = false)
    {
        var found = new List<RedResult>();
        var report = OnOwnThread(
            () =>
            {
                RedReport.Receiver = found.Add;
                RedReport.AsksSmallerCases = asksSmaller;
                return TestsContext.Run(answer, stage, task);
            },
            limit ?? _limit);
        var tests = Parse(report);
        return tests.Length > 0
            ? Array.ConvertAll(tests, test => test with { Red = found.Find(red => test.IsRed && red.ToText() == test.Message) })
            : throw new ProofException($"No test of {stage} ran: tests/{stage} needs a fixture with the attribute [Stage].");
    }

    /// <summary>The tests in NUnit's report.</summary>
    public static StageTest[] Parse(string report) =>
    [
        .. from test in XElement.Parse(report).Descendants("test-case")
           let message = (test.Element("failure") ?? test.Element("reason"))?.Element("message")
           select new StageTest(
               test.Attribute("name")!.Value, test.Attribute("result")!.Value, message?.Value ?? "", TaskOf(test)),
    ];

    private static int? TaskOf(XElement test) => test.Elements("properties").Elements("property")
        .Where(property => property.Attribute("name")!.Value == "Task")
        .Select(property => (int?)int.Parse(property.Attribute("value")!.Value, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>Runs on a background thread, which can be abandoned if it hangs.</summary>
    private static string OnOwnThread(Func<string> run, TimeSpan limit)
    {
        var report = "";
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                report = run();
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true };

        using (ConsoleState.Save())
        {
            thread.UnsafeStart();
            if (!thread.Join(limit))
            {
                throw new ProofException($"The answer hangs: its tests did not end within {limit.TotalSeconds} s.");
            }
        }

        thrown?.Throw();
        return report;
    }

    /// <summary>
    /// Loads the built tests again for each run, with the answer as their assembly Katas. Assemblies independent of the answer
    /// are loaded once: the oracles, and the tests' support, NUnit and Shouldly in a separate context; the red results are this
    /// process's. Nothing is unloaded, because NUnit caches the types it has seen.
    /// </summary>
    private sealed class TestsContext(CompiledAnswer answer) : AssemblyLoadContext("stage tests")
    {
        private static readonly Libraries _libraries = new();
        private static readonly ConcurrentDictionary<string, Lazy<Assembly?>> _shared = [];
        private static readonly Lazy<ILookup<string, string>> _fixtures = new(FindFixtures);

        private static Type Controller { get; } =
            Shared("nunit.framework")!.GetType("NUnit.Framework.Api.FrameworkController", throwOnError: true)!;

        /// <summary>NUnit's report.</summary>
        public static string Run(CompiledAnswer answer, StageFolder stage, int? task)
        {
            var tests = new TestsContext(answer).LoadFromAssemblyPath(FileOf("Tests"));
            var settings = new Dictionary<string, object>
            {
                ["LOAD"] = _fixtures.Value[stage.Slug].ToArray(),
                ["NumberOfTestWorkers"] = 0,
                ["RunOnMainThread"] = true,
                ["SynchronousEvents"] = true,
            };
            var controller = Activator.CreateInstance(Controller, tests, "", settings);
            Controller.GetMethod("LoadTests", [])!.Invoke(controller, []);
            return (string)Controller.GetMethod("RunTests", [typeof(string)])!.Invoke(controller, [Filter(stage, task)])!;
        }

        /// <summary>A filter in NUnit's form, equal to <see cref="TestTraits.Concerns"/>.</summary>
        private static string Filter(StageFolder stage, int? task)
        {
            var concerned = $"<or><not><cat>{TestTraits.Training}</cat></not><name re='1'> · task {task} · </name></or>";
            return $"<filter><and><cat>{stage.Slug}</cat>{(task is null ? "" : concerned)}</and></filter>";
        }

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
        {
            "Katas" => Loaded(answer),
            var name => Shared(name!),
        };

        private Assembly Loaded(CompiledAnswer answer)
        {
            using var assembly = new MemoryStream(answer.Assembly);
            using var symbols = new MemoryStream(answer.Symbols);
            return LoadFromStream(assembly, symbols);
        }

        private static Assembly? Shared(string name) =>
            name is "Toolbox" or "Kata.RedResults" ? null
            : name == OracleMistakes.Oracles.GetName().Name ? OracleMistakes.Oracles
            : _shared.GetOrAdd(name, name =>
                new(() => File.Exists(FileOf(name)) ? _libraries.LoadFromAssemblyPath(FileOf(name)) : null)).Value;

        /// <summary>The names of each stage's fixtures, so that NUnit needn't look at the others.</summary>
        private static ILookup<string, string> FindFixtures() =>
            (from type in new TestsContext(AnswerCompiler.Solutions).LoadFromAssemblyPath(FileOf("Tests")).GetTypes()
             from attribute in type.GetCustomAttributesData()
             where attribute.AttributeType.Name == "StageAttribute"
             let file = (string)attribute.ConstructorArguments[0].Value!
             select (Stage: Path.GetFileName(Path.GetDirectoryName(file))!, type.FullName))
            .ToLookup(fixture => fixture.Stage, fixture => fixture.FullName);

        private static string FileOf(string assembly) => Path.Combine(Repository.TestsOutput, $"{assembly}.dll");

        private sealed class Libraries() : AssemblyLoadContext("libraries of the stage tests")
        {
            protected override Assembly? Load(AssemblyName assemblyName) => Shared(assemblyName.Name!);
        }
    }
}
