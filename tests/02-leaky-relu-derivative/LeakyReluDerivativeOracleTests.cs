using Katas.Oracles;
using Katas.Oracles.LeakyReluDerivative;

namespace Katas.Tests;

[TestFixture]
public sealed class LeakyReluDerivativeOracleTests() : OracleTests(
[
    Question.Of("one z", () => LeakyReluDerivativeCases.Scalars, Input, c =>
        LeakyReluDerivativeOracle.Derivative(c).Select(slope => new { Derivative = slope })),
    Question.Of("several z", () => LeakyReluDerivativeCases.Vectors, Input, c =>
        LeakyReluDerivativeOracle.Derivatives(c).Select(slopes => new { Derivative = slopes })),
])
{
    [Test]
    public void The_slopes_are_those_worked_by_hand()
    {
        Assert.That(LeakyReluDerivativeOracle.Derivative(0.72m, 0.01m, KinkSide.Left), Is.EqualTo(1), "(1.44 − 0.72) / 0.72");
        Assert.That(
            LeakyReluDerivativeOracle.Derivative(-0.14m, 0.01m, KinkSide.Right), Is.EqualTo(0.01m), "(−0.0028 + 0.0014) / −0.14");
        Assert.That(LeakyReluDerivativeOracle.Derivative(0, 0.01m, KinkSide.Left), Is.EqualTo(0.01m), "(−0.01 − 0) / −1");
        Assert.That(LeakyReluDerivativeOracle.Derivative(0, 0.01m, KinkSide.Right), Is.EqualTo(1), "(1 − 0) / 1");
    }

    [Test]
    public void The_rise_over_a_short_run_is_the_slope()
    {
        foreach (var c in LeakyReluDerivativeCases.Scalars.Where(c => Math.Abs(c.Z[0]) > 0.001m))
        {
            var slope = Difference.Central(z => LeakyReluDerivativeOracle.Value(z, c.Alpha), c.Z[0]);
            Assert.That(LeakyReluDerivativeOracle.Derivative(c), Is.All.EqualTo(slope), c.Name);
        }
    }

    private static object Input(LeakyReluDerivativeCase c) => new { c.Z, c.Alpha };
}
