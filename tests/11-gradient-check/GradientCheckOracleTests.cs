using Katas.Oracles;
using Katas.Oracles.GradientCheck;

namespace Katas.Tests;

[TestFixture]
public sealed class GradientCheckOracleTests() : OracleTests(
[
    Question.Of(
        "differences",
        () => GradientCheckCases.Differences,
        c => new
        {
            Terms = c.Cost.Terms.Select(term => new object[] { term.Factor, term.Powers }),
            Bends = c.Cost.Bends.Select(bend => new object[] { bend.Factor, bend.Offset, bend.Slopes }),
            c.Parameters,
            c.Step,
        },
        c =>
        {
            var left = GradientCheckOracle.OneSided(c with { Step = -c.Step });
            return [new { Numeric = GradientCheckOracle.Numeric(c), Left = left, Right = GradientCheckOracle.OneSided(c) }];
        }),
    Question.Of(
        "slopes",
        () => LittleNets.Healthy,
        net => new { net.Parameters, net.Bend, net.Loss, net.Decay, LittleNet.Hidden, net.Inputs, net.Targets },
        net => [new { Cost = net.Cost(net.Parameters), net.Slopes }]),
    Question.Of("relative error", () => GradientCheckCases.Errors, null, c =>
        [new { RelativeError = GradientCheckOracle.RelativeError(c) }]),
    Question.Of("band", () => GradientCheckCases.Bands, null, c => [new { Band = GradientCheckOracle.Band(c) }]),
    Question.Of("a slope at a kink", () => GradientCheckCases.Kinks, null, c =>
        [new { IsSlopeAtKink = GradientCheckOracle.IsSlopeAtKink(c) }]),
    Question.Of("report", () => GradientCheckCases.Checks, null, GradientCheckOracle.Check),
])
{
    [Test]
    public void The_error_of_a_central_difference_of_a_cube_is_the_square_of_the_step()
    {
        // (2.1³ − 1.9³) / 0.2 = (9.261 − 6.859) / 0.2, and the slope is 3·2².
        var c = GradientCheckCases.Differences.Single(c => c.Name == "a cube");

        Assert.That(GradientCheckOracle.Numeric(c), Is.EqualTo((decimal[])[12.01m]));
        Assert.That(GradientCheckOracle.OneSided(c), Is.EqualTo((decimal[])[12.61m]));
    }

    [Test]
    public void The_gradients_are_right_before_bugs_are_planted()
    {
        foreach (var net in LittleNets.Healthy)
        {
            var gradients = new LittleNetGradients(net);

            Assert.That(
                gradients.Cost(gradients.Parameters), Is.EqualTo((double)net.Cost(net.Parameters)).Within(1e-14), net.Name);
            Assert.That(gradients.Gradient(gradients.Parameters), Is.EqualTo(net.Slopes.AsDoubles()).Within(1e-14), net.Name);
        }
    }

    [Test]
    public void Every_planted_bug_changes_the_named_slopes()
    {
        foreach (var planted in PlantedFaults.All)
        {
            var (right, wrong) = (new LittleNetGradients(planted.Net), planted.Gradients());
            var spoilt = right.Gradient(right.Parameters).Zip(wrong.Gradient(right.Parameters), (a, b) => a != b);

            Assert.That(planted.Net.Names.Where((_, i) => spoilt.ElementAt(i)), Is.EquivalentTo(planted.Where), planted.Name);
        }
    }

    [Test]
    public void A_step_of_1e_5_is_near_the_best()
    {
        // The table of the README: J = ½(tanh(1.5w) − 0.2)² at w = 0.8.
        var exact = (double)Difference.Central(w => Square(Functions.Tanh(1.5m * w) - 0.2m) / 2, 0.8m, Difference.Fine);
        double Error(double h) => Math.Abs(((Cost(0.8 + h) - Cost(0.8 - h)) / (2 * h)) - exact) / exact;
        double OneSidedError(double h) => Math.Abs(((Cost(0.8 + h) - Cost(0.8)) / h) - exact) / exact;
        static double Cost(double w) => (Math.Tanh(1.5 * w) - 0.2) * (Math.Tanh(1.5 * w) - 0.2) / 2;
        static decimal Square(decimal error) => error * error;

        Assert.That(Error(1e-2), Is.EqualTo(9e-6).Within(1e-6));
        Assert.That(Error(1e-5), Is.LessThan(1e-10));
        Assert.That(Error(1e-13), Is.InRange(1e-7, 1e-2));
        Assert.That(OneSidedError(1e-2), Is.EqualTo(9e-3).Within(1e-3));
        Assert.That(OneSidedError(1e-5), Is.EqualTo(9e-6).Within(1e-6));
    }
}
