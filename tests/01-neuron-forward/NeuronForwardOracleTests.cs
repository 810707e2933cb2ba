using Katas.Oracles.NeuronForward;

namespace Katas.Tests;

[TestFixture]
public sealed class NeuronForwardOracleTests() : OracleTests(
[
    Question.Of("one example", () => NeuronForwardCases.Examples, Input, c =>
        [new { PreActivation = NeuronForwardOracle.PreActivation(c, c.X), Forward = NeuronForwardOracle.Forward(c, c.X) }]),
    Question.Of("a batch", () => NeuronForwardCases.Batches, Input, c => [new { Forward = NeuronForwardOracle.Forward(c) }]),
])
{
    [Test]
    public void The_values_are_those_worked_by_hand()
    {
        decimal[] x = [0.5m, 0.3m, 0.8m];
        var positive = new NeuronForwardCase("0.20 − 0.06 + 0.48 + 0.1", [0.4m, -0.2m, 0.6m], 0.1m, 0.01m, [x]);
        var negative = new NeuronForwardCase("0.05 + 0.15 − 0.24 − 0.1", [0.1m, 0.5m, -0.3m], -0.1m, 0.01m, [x]);

        Assert.That(NeuronForwardOracle.PreActivation(positive, x), Is.EqualTo(0.72m));
        Assert.That(NeuronForwardOracle.Forward(positive, x), Is.EqualTo(0.72m));
        Assert.That(NeuronForwardOracle.PreActivation(negative, x), Is.EqualTo(-0.14m));
        Assert.That(NeuronForwardOracle.Forward(negative, x), Is.EqualTo(-0.0014m));
    }

    private static object Input(NeuronForwardCase c) => new { c.Weights, c.Bias, c.Alpha, c.Batch };
}
