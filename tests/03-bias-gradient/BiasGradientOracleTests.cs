using Katas.Oracles;
using Katas.Oracles.BiasGradient;

namespace Katas.Tests;

[TestFixture]
public sealed class BiasGradientOracleTests() : OracleTests(
[
    Question.Of("cost and slopes", () => BiasGradientCases.All, c => new { c.Weights, c.Bias, c.Alpha, c.Batch, c.Targets }, c =>
        Kink.Both(side =>
        {
            var gradient = BiasGradientOracle.Gradient(c, side);
            return new { Cost = BiasGradientOracle.Cost(c), BiasGradient = gradient.Bias, WeightGradient = gradient.Weight };
        })),
])
{
    [Test]
    public void The_slopes_are_those_worked_by_hand()
    {
        // z = a = [0.8, 1.2, 1.6], a − y = [0.5, −0.2, 0.3]
        var c = new BiasGradientCase(
            "three examples", [1, 1], 0.5m, 0.01m, [[0.1m, 0.2m], [0.3m, 0.4m], [0.5m, 0.6m]], [0.3m, 1.4m, 1.3m]);
        var gradient = BiasGradientOracle.Gradient(c, KinkSide.Left);

        Assert.That(BiasGradientOracle.Cost(c), Is.EqualTo((0.25m + 0.04m + 0.09m) / 6));
        Assert.That(gradient.Bias, Is.EqualTo(0.6m / 3));
        Assert.That(gradient.Weight, Is.EqualTo((decimal[])[0.14m / 3, 0.20m / 3]).Within(1e-24m));
    }

    [Test]
    public void Left_of_zero_the_slope_is_scaled_by_alpha()
    {
        // z = −1, a = −0.01, a − y = −0.51: times α.
        var gradient = BiasGradientOracle.Gradient(new BiasGradientCase("one row", [1], 0, 0.01m, [[-1]], [0.5m]), KinkSide.Left);

        Assert.That(gradient.Bias, Is.EqualTo(-0.0051m));
        Assert.That(gradient.Weight, Is.EqualTo((decimal[])[0.0051m]));
    }

    [Test]
    public void The_slopes_equal_finite_differences_of_the_cost()
    {
        foreach (var c in BiasGradientCases.All.Where(c => !c.PreActivations.Contains(0)))
        {
            var gradient = BiasGradientOracle.Gradient(c, KinkSide.Left);

            Assert.That(
                gradient.Weight,
                Is.EqualTo(Difference.Central(w => BiasGradientOracle.Cost(c with { Weights = w }), c.Weights)).Within(1e-12m),
                c.Name);
            Assert.That(
                gradient.Bias,
                Is.EqualTo(Difference.Central(b => BiasGradientOracle.Cost(c with { Bias = b }), c.Bias)).Within(1e-12m),
                c.Name);
        }
    }
}
