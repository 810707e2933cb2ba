using Katas.Oracles.Regularisation;

namespace Katas.Tests;

[TestFixture]
public sealed class RegularisationOracleTests() : OracleTests(
[
    Question.Of("cost", () => RegularisationCases.Prices, c => new { c.Losses, c.Network, c.Lambda }, c =>
        [new { Cost = RegularisationOracle.Cost(c) }]),
    Question.Of("slopes", () => RegularisationCases.Prices, c => new { c.Network, c.Slopes, c.Lambda }, c =>
        [RegularisationOracle.Gradients(c)]),
    Question.Of("dropout", () => RegularisationCases.Rates, null, c => [RegularisationOracle.Forward(c)]),
    Question.Of("a run", () => RegularisationCases.Runs, null, c => [RegularisationOracle.Watch(c)]),
    Question.Of("gone on with", () => RegularisationCases.Runs, null, c => [RegularisationOracle.VerdictsOf(c)]),
])
{
    [Test]
    public void The_penalty_is_the_one_worked_by_hand()
    {
        // Mean loss 1; Σ w² = 1 + 4 + 9 + 0.25 = 14.25; 0.1/2 · 14.25 = 0.7125.
        var c = RegularisationCases.Prices[0];

        Assert.That(RegularisationOracle.Cost(c), Is.EqualTo(1.7125m));
        Assert.That(
            RegularisationOracle.Gradients(c).Weights[0][0],
            Is.EqualTo((decimal[])[0.6m, 0.05m]),
            "0.5 + 0.1·1 and 0.25 − 0.1·2");
        Assert.That(RegularisationOracle.Gradients(c).Biases[0], Is.EqualTo((decimal[])[0.75m, -0.5m]));
    }

    [Test]
    public void A_run_ends_as_worked_by_hand()
    {
        // Best after epoch 3, then 0.7 and 0.8: with a patience of 2 it stops after epoch 5 and never sees 0.4.
        var run = RegularisationOracle.Watch(RegularisationCases.Runs[0]);

        Assert.That((run.StoppedAfter, run.BestEpoch, run.BestLoss), Is.EqualTo((5, 3, 0.5)));
        Assert.That(run.Restored, Is.EqualTo((decimal[][])[[3, -3], [30]]));
    }
}
