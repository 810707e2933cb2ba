using Kata.Grading;

namespace Kata.GraderTests;

/// <summary>The corpus of attacks is complete, and the layers that need not run an attack stop it as its header says.</summary>
[TestFixture]
public sealed class AttackTests
{
    private static readonly string[] _layers = ["intake", "compile", "allow-list", "sandbox", "verdict", "cases"];

    public static IEnumerable<TestCaseData> Attacks() =>
        Attack.All.Select(attack => new TestCaseData(attack).SetName($"the attack {attack} is stopped where it says"));

    [Test]
    public void Every_layer_has_many_attacks()
    {
        Attack.All.Length.ShouldBeGreaterThanOrEqualTo(70);
        _layers.Except(Attack.All.Select(attack => attack["stopped by"])).ShouldBeEmpty();
        Attack.All.Count(attack => attack["earns"] == "all").ShouldBeGreaterThanOrEqualTo(5);
    }

    [Test]
    public void Each_attack_says_what_it_tries_and_what_stops_it()
    {
        foreach (var attack in Attack.All)
        {
            var (first, then) = (attack["stopped by"], attack["then by"]);
            attack.Keys.ShouldBe(
                ((string[])["tries", "stopped by", "then by", "earns", "compiler", "over"]).Where(attack.Keys.Contains),
                attack.Name);
            attack["tries"].ShouldNotBeNullOrWhiteSpace(attack.Name);
            ((string[])[.. _layers, "nothing"]).ShouldContain(first, attack.Name);
            (first == "allow-list" ? ["sandbox", "verdict", "cases"] : (string?[])[first]).ShouldContain(then, attack.Name);
            (attack["earns"] == "all").ShouldBe(first == "nothing", attack.Name);
            (attack["compiler"] is null or "dangerous").ShouldBeTrue(attack.Name);
        }
    }

    [TestCase("compiler-errors", "this.is_not_there_2999();")]
    [TestCase("compiler-constants", "string Text30 = Text29 + Text29;")]
    [TestCase("compiler-parentheses", "((((1))))")]
    [TestCase("threads", "public double Forward(double[] x) => 0;")]
    [TestCase("record-lies", "public void Update(Gradients gradients, double learningRate)")]
    public void Generated_and_given_parts_are_in_the_submission(string name, string text)
    {
        using var folder = new TempFolder();
        var attack = Attack.All.Single(attack => attack.Name == name);

        File.ReadAllText(attack.Path).ShouldNotContain(text);
        File.ReadAllText(attack.HandIn(folder.Path)).ShouldContain(text);
    }

    [TestCaseSource(nameof(Attacks))]
    public void An_attack_is_stopped_by_the_layer_that_it_names(Attack attack)
    {
        if (attack["compiler"] is not null)
        {
            // It could take this process down: the tests of the compiler's worker cover it.
            return;
        }

        Layer(attack).ShouldBe(attack["stopped by"] is "intake" or "compile" or "allow-list"
            ? attack["stopped by"]
            : "none of these");
    }

    private static string Layer(Attack attack)
    {
        using var folder = new TempFolder();
        var submission = Intake.Read(attack.HandIn(folder.Path));
        if (submission.Stages is not [{ Problem: null } answer])
        {
            return "intake";
        }

        var (stage, api) = (answer.Stage, TestedApi.Of(answer.Stage));
        var compiled = StageCompiler.Compile(stage.Slug, stage.Name, api, answer.Files).Answer;
        return compiled is null ? "compile"
            : AllowList.Refusals(answer.Stage, compiled.Assembly).Length > 0 ? "allow-list"
            : "none of these";
    }
}
