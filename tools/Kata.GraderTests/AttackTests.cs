using System.Runtime.CompilerServices;
using System.Text;
using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>The corpus of attacks is whole, and each is stopped by the layer that it says, as far as that can be told without running it.</summary>
[TestFixture]
public sealed class AttackTests
{
    private static readonly string[] _layers = ["intake", "compile", "allow-list", "sandbox", "verdict", "cases"];

    public static IEnumerable<TestCaseData> Attacks() => Attack.All.Select(attack => new TestCaseData(attack).SetName($"the attack {attack} is stopped where it says"));

    [Test]
    public void There_are_many_on_every_layer()
    {
        Attack.All.Length.ShouldBeGreaterThanOrEqualTo(70);
        _layers.Except(Attack.All.Select(attack => attack["stopped by"])).ShouldBeEmpty();
        Attack.All.Count(attack => attack["earns"] == "all").ShouldBeGreaterThanOrEqualTo(5);
    }

    [Test]
    public void Each_says_what_it_tries_and_what_stops_it()
    {
        foreach (var attack in Attack.All)
        {
            var (first, then) = (attack["stopped by"], attack["then by"]);
            attack.Keys.ShouldBe(((string[])["tries", "stopped by", "then by", "earns", "compiler"]).Where(attack.Keys.Contains), attack.Name);
            attack["tries"].ShouldNotBeNullOrWhiteSpace(attack.Name);
            ((string[])[.. _layers, "nothing"]).ShouldContain(first, attack.Name);
            (first == "allow-list" ? ["sandbox", "verdict", "cases"] : (string?[])[first]).ShouldContain(then, attack.Name);
            (attack["earns"] == "all").ShouldBe(first == "nothing", attack.Name);
            (attack["compiler"] is null or "dangerous").ShouldBeTrue(attack.Name);
        }
    }

    [TestCaseSource(nameof(Attacks))]
    public void An_attack_is_stopped_by_the_layer_that_it_names(Attack attack)
    {
        if (attack["compiler"] is not null)
        {
            // It could take this process with it: the tests of the compiler's child have it.
            return;
        }

        Layer(attack).ShouldBe(attack["stopped by"] is "intake" or "compile" or "allow-list" ? attack["stopped by"] : "none of these");
    }

    private static string Layer(Attack attack)
    {
        var submission = Intake.Read(attack.Path);
        if (submission.Stages is not [{ Problem: null } answer])
        {
            return "intake";
        }

        var compiled = StageCompiler.Compile(answer.Stage.Slug, answer.Stage.Name, Surface.Of(answer.Stage), answer.Files).Answer;
        return compiled is null ? "compile"
            : AllowList.Refusals(answer.Stage, compiled.Assembly).Length > 0 ? "allow-list"
            : "none of these";
    }
}

/// <summary>A file of the corpus: see attacks/README.md.</summary>
/// <param name="Path">The file.</param>
public sealed record Attack(string Path)
{
    private readonly (string Key, string Value)[] _header =
    [
        .. File.ReadLines(Path, Encoding.UTF8)
            .TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
            .Select(line => line[3..].Split(": ", 2))
            .Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>The corpus, by name.</summary>
    internal static Attack[] All { get; } = [.. Directory.GetFiles(Folder(), "*.cs").Order(StringComparer.Ordinal).Select(path => new Attack(path))];

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    internal IEnumerable<string> Keys => _header.Select(line => line.Key);

    /// <summary>What a line of its header says; null if it has no such line.</summary>
    internal string? this[string key] => _header.FirstOrDefault(line => line.Key == key).Value;

    public override string ToString() => Name;

    private static string Folder([CallerFilePath] string path = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Here(path), "..", "attacks"));
}
