using Katas.Oracles.WeightUpdate;

namespace Katas.Tests;

[TestFixture]
public sealed class WeightUpdateOracleTests() : OracleTests(
[
    Question.Of("a step", () => WeightUpdateCases.Updates,
        c => new { c.Weights, c.Bias, c.WeightGradient, c.BiasGradient, c.LearningRate }, c => [WeightUpdateOracle.Update(c)]),
    Question.Of("a descent", () => WeightUpdateCases.Descents,
        c => new { c.Weights, c.Bias, c.Batch, c.Targets, c.LearningRate, c.Steps }, c => [WeightUpdateOracle.Descend(c)]),
])
{
    [Test]
    public void A_step_is_the_one_worked_by_hand()
    {
        var end = WeightUpdateOracle.Update(new UpdateCase("one step", [0.3m, 0.4m], 0.1m, [-0.3m, -0.6m], -0.3m, 0.01m));

        Assert.That(end.Weights, Is.EqualTo((decimal[])[0.303m, 0.406m]));
        Assert.That(end.Bias, Is.EqualTo(0.103m));
    }

    [Test]
    public void A_descent_is_the_one_worked_by_hand()
    {
        // w·x + b − y = −0.3: J = 0.045, ∂J/∂w = [−0.3, −0.6], ∂J/∂b = −0.3. After the step −0.282: J = 0.039762.
        var descent = WeightUpdateOracle.Descend(new DescentCase("two steps", [0.3m, 0.4m], 0.1m, [[1, 2]], [1.5m], 0.01m, 2));

        Assert.That(descent.Costs, Is.EqualTo((decimal[])[0.045m, 0.039762m]));
        Assert.That(descent.Weights, Is.EqualTo((decimal[])[0.30582m, 0.41164m]));
        Assert.That(descent.Bias, Is.EqualTo(0.10582m));
    }
}
