using Kata.RedResults;
using Shouldly;

namespace Katas.Tests;

[TestFixture]
public sealed class StageRunTests
{
    private static readonly RedResult _silent = new(RedKind.Wrong, "Neuron.Forward(x)");
    private static readonly RedResult _named = _silent with { Mistake = new("bias-twice", "the bias is added twice") };

    [SetUp]
    [TearDown]
    public void Begin() => StageRun.Begin();

    [Test]
    public void A_red_test_without_a_diagnosis_refers_to_a_mistake_that_an_earlier_test_has_named()
    {
        StageRun.Explained(task: 1, _named).ShouldBe(_named);

        StageRun.Explained(task: 2, _silent).Remark.ShouldBe(
            new Remark("first-bias-twice", "fix first what task 1 found: the bias is added twice [bias-twice]", IsGuess: true));
    }

    [Test]
    public void A_mistake_of_the_same_call_comes_first_and_then_one_of_the_same_task()
    {
        StageRun.Explained(task: 1, Named("Neuron.PreActivation(x)", "bias-left-out"));
        StageRun.Explained(task: 2, Named("Neuron.Forward(x)", "relu-not-leaky"));

        IdOf(task: 3, "Neuron.PreActivation(x)").ShouldBe("first-bias-left-out");
        IdOf(task: 2, "Neuron.Forward(batch)").ShouldBe("first-relu-not-leaky");

        static RedResult Named(string call, string id) => new(RedKind.Wrong, call) { Mistake = new(id, "") };
        static string IdOf(int task, string call) => StageRun.Explained(task, new(RedKind.Wrong, call)).Remark!.Id;
    }

    [Test]
    public void It_replaces_a_guess_but_no_other_remark()
    {
        Remark other = new("sign", "every sign is the other way round");
        StageRun.Explained(task: 1, _named);

        StageRun.Explained(task: 1, _silent with { Remark = new("last-digits", "", IsGuess: true) }).Remark!.Id
            .ShouldBe("first-bias-twice");
        StageRun.Explained(task: 1, _silent with { Remark = other }).Remark.ShouldBe(other);
    }

    [Test]
    public void Nothing_is_added_without_a_mistake_in_the_same_run_or_before_the_learner_has_begun()
    {
        StageRun.Explained(task: 1, _silent).ShouldBe(_silent);
        StageRun.Explained(task: 1, _named);
        StageRun.Explained(task: 1, new(RedKind.NotWrittenYet, "Neuron.Forward")).Remark.ShouldBeNull();

        StageRun.Begin();

        StageRun.Explained(task: 1, _silent).ShouldBe(_silent);
    }
}
