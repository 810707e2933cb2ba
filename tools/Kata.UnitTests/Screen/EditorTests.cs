using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kata.UnitTests.Screen;

/// <summary>What the files in .vscode/ say of kata is so.</summary>
public sealed class EditorTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, ".vscode");
    private static readonly string[] _lines =
    [
        "exercises/01-neuron-forward/Neuron.cs:17: task 1 · A test: not written yet: Neuron.PreActivation",
        "exercises/01-neuron-forward/Neuron.cs:22: CS1002: ; expected",
    ];

    [TestCaseSource(nameof(_lines))]
    public void The_problem_matcher_finds_file_line_and_message(string line)
    {
        var pattern = Tasks().Single(task => task.GetProperty("label").GetString() == "kata: test this stage")
            .GetProperty("problemMatcher").GetProperty("pattern");
        var match = Regex.Match(line, pattern.GetProperty("regexp").GetString()!);

        string Group(string name) => match.Groups[pattern.GetProperty(name).GetInt32()].Value;
        $"{Group("file")}:{Group("line")}: {Group("message")}".ShouldBe(line);
        File.Exists(Path.Combine(Repository.Root, Group("file"))).ShouldBeTrue();
    }

    [Test]
    public void Every_command_is_one_of_katas()
    {
        string[] verbs = [.. Kata.Verbs.CommandLine.Root().Subcommands.Select(verb => verb.Name), "--version"];
        var launch = Read("launch.json").GetProperty("configurations")[0];

        Tasks().Select(task => task.TryGetProperty("args", out var args) ? args[0].GetString()! : "watch")
            .Append(launch.GetProperty("args")[2].GetString()!)
            .Except(verbs)
            .ShouldBeEmpty();
        Tasks().Select(task => task.GetProperty("label").GetString())
            .ShouldContain(launch.GetProperty("preLaunchTask").GetString());
    }

    [Test]
    public void The_container_has_the_recommended_extensions_and_a_script_that_prepares_it()
    {
        var container = JsonDocument.Parse(File.ReadAllText(InContainer("devcontainer.json"))).RootElement;

        Names(container.GetProperty("customizations").GetProperty("vscode").GetProperty("extensions"))
            .ShouldBe(Names(Read("extensions.json").GetProperty("recommendations")));
        container.GetProperty("postCreateCommand").GetString().ShouldBe("bash .devcontainer/prepare.sh");
        File.Exists(InContainer("prepare.sh")).ShouldBeTrue();
        File.ReadAllText(InContainer(container.GetProperty("build").GetProperty("dockerfile").GetString()!))
            .ShouldContain("--jsonfile /usr/local/share/global.json");
    }

    private static string InContainer(string file) => Path.Combine(Repository.Root, ".devcontainer", file);

    private static string?[] Names(JsonElement array) => [.. array.EnumerateArray().Select(name => name.GetString())];

    private static JsonElement[] Tasks() => [.. Read("tasks.json").GetProperty("tasks").EnumerateArray()];

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, file))).RootElement;
}
