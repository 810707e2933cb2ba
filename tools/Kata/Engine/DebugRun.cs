using System.Xml.Linq;

namespace Kata.Engine;

/// <summary>Runs one test on the learner's code in this process, without a time limit, for a debugger.</summary>
internal static class DebugRun
{
    private const string Assembly = "Katas.dll";

    /// <summary>The learner's code as a file with symbols beside it, where every debugger finds them.</summary>
    public static string Write(CompiledAnswer answer)
    {
        var folder = Path.Combine(Repository.Root, Repository.Artifacts, "debug");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, Assembly), answer.Assembly);
        File.WriteAllBytes(Path.Combine(folder, Path.ChangeExtension(Assembly, "pdb")), answer.Symbols);
        return Path.Combine(folder, Assembly);
    }

    /// <summary>What the test found, null if it is green; and what the code wrote to the console.</summary>
    /// <param name="katas">The learner's code.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="test">The test's sentence.</param>
    public static (RedResult? Red, string Output) Run(string katas, StageFolder stage, string test)
    {
        var tests = LoadedTests.Calling(katas);
        var id = tests.IdsOf(stage.Slug).First(id => LoadedTests.NameOf(tests[id]) == test);
        RedResult? red = null;
        XElement? ended = null;
        RedReport.Receiver = result => red = result;
        tests.Run(
            message => ended = XElement.Parse(message) is { Name.LocalName: "test-case" } element ? element : ended,
            new XElement("filter", new XElement("id", id)).ToString());
        RedReport.Receiver = null;
        return (
            ended?.Attribute("result")?.Value == "Passed" ? null : red ?? Other(ended),
            ended?.Element("output")?.Value ?? "");
    }

    private static RedResult Other(XElement? ended) =>
        new(RedKind.Other, ended?.Element("failure")?.Element("message")?.Value ?? "the test did not run");
}
