using Kata.RedResults;
using Shouldly;

namespace Katas.Tests;

[TestFixture]
public sealed class StageRunTests
{
    private static readonly RedResult _silent = new(RedKind.Wrong, "Neuron.Forward(x)");
    private static readonly RedResult _named = _silent with { Mistake = new("bias-twice", "the bias is added twice") };
    private StageRun _run = new();

    [SetUp]
    public void SetUp() => _run = new StageRun();

    [Test]
    public void A_red_test_without_a_diagnosis_refers_to_a_mistake_that_an_earlier_test_has_named()
    {
        _run.Explained(task: 1, _named).ShouldBe(_named);

        _run.Explained(task: 2, _silent).Remark.ShouldBe(
            new Remark("first-bias-twice", "fix first what task 1 found: the bias is added twice [bias-twice]", IsGuess: true));
    }

    [Test]
    public void A_mistake_of_the_same_call_comes_first_and_then_one_of_the_same_task()
    {
        _run.Explained(task: 1, Named("Neuron.PreActivation(x)", "bias-left-out"));
        _run.Explained(task: 2, Named("Neuron.Forward(x)", "relu-not-leaky"));

        IdOf(task: 3, "Neuron.PreActivation(x)").ShouldBe("first-bias-left-out");
        IdOf(task: 2, "Neuron.Forward(batch)").ShouldBe("first-relu-not-leaky");

        static RedResult Named(string call, string id) => new(RedKind.Wrong, call) { Mistake = new(id, "") };
        string IdOf(int task, string call) => _run.Explained(task, new(RedKind.Wrong, call)).Remark!.Id;
    }

    [Test]
    public void It_replaces_a_guess_but_no_other_remark()
    {
        Remark other = new("sign", "every sign is the other way round");
        _run.Explained(task: 1, _named);

        _run.Explained(task: 1, _silent with { Remark = new("last-digits", "", IsGuess: true) }).Remark!.Id
            .ShouldBe("first-bias-twice");
        _run.Explained(task: 1, _silent with { Remark = other }).Remark.ShouldBe(other);
    }

    [Test]
    public void Nothing_is_added_without_a_mistake_in_the_same_run_or_before_the_learner_has_begun()
    {
        _run.Explained(task: 1, _silent).ShouldBe(_silent);
        _run.Explained(task: 1, _named);
        _run.Explained(task: 1, new(RedKind.NotWrittenYet, "Neuron.Forward")).Remark.ShouldBeNull();

        _run.Begin();

        _run.Explained(task: 1, _silent).ShouldBe(_silent);
    }
}
