using Katas.Oracles;
using Katas.Oracles.Optimisers;

namespace Katas.Tests;

[TestFixture]
public sealed class OptimisersOracleTests() : OracleTests(
[
    Question.Of("momentum", () => OptimisersCases.Momentums, c => new { c.Parameters, c.Momentum, c.Gradients, c.Rates }, c =>
        [new { Parameters = OptimisersOracle.Walk(c) }]),
    Question.Of(
        "rmsprop",
        () => OptimisersCases.RmsProps,
        c => new { c.Parameters, c.Rho, c.Epsilon, c.Gradients, c.Rates },
        c => [new { Parameters = OptimisersOracle.Walk(c) }]),
    Question.Of("adam", () => OptimisersCases.Adams, c => new { c.Parameters, c.Beta1, c.Beta2, c.Epsilon, c.Gradients, c.Rates },
        c => [new { Parameters = OptimisersOracle.Walk(c) }]),
    Question.Of(
        "step decay",
        () => OptimisersCases.StepDecays,
        c => new { c.Initial, c.Factor, c.Every, c.Step, c.StepsPerEpoch },
        c => [new { Rate = OptimisersOracle.Rate(c) }]),
    Question.Of(
        "exponential decay",
        () => OptimisersCases.ExponentialDecays,
        c => new { c.Initial, c.Decay, c.Step, c.StepsPerEpoch },
        c => [new { Rate = OptimisersOracle.Rate(c) }]),
    Question.Of("clipping", () => OptimisersCases.Clippings, c => new { c.Gradients, c.MaxNorm }, c =>
        [new { Clipped = OptimisersOracle.Clipped(c) }]),
])
{
    [Test]
    public void Three_steps_with_momentum_are_those_worked_by_hand()
    {
        // v = 2, then 0.5·2 + 1 = 2, then 0.5·2 − 4 = −3.
        var c = new MomentumCase("by hand", [1], 0.5m, [[2], [1], [-4]], [0.1m, 0.1m, 0.2m]);

        Assert.That(OptimisersOracle.Walk(c).Select(theta => theta[0]), Is.EqualTo((decimal[])[0.8m, 0.6m, 1.2m]));
    }

    [Test]
    public void Three_steps_of_rmsprop_are_those_worked_by_hand()
    {
        // v = ¼·16, ¾·4 + ¼·4 and ¾·4 + ¼·4, all 4: with ε = ½ the slopes are divided by 2.5.
        var c = OptimisersCases.RmsProps[0];

        Assert.That(
            OptimisersOracle.Walk(c).Select(theta => theta[0]),
            Is.EqualTo((decimal[])[3 - 0.16m, 3 - 0.16m - 0.08m, 3 - 0.16m - 0.08m + 0.08m]).Within(1e-24m));
    }

    [Test]
    public void Three_steps_of_adam_are_those_worked_by_hand()
    {
        // m = 2, 2.5, −0.25 and corrected 4, 10/3, −2/7; v = 8, 8.5, 8.75 and corrected 16, 34/3, 10, with β₁ = β₂ = ½.
        var c = new AdamCase("by hand", [1], 0.5m, 0.5m, 1, [[4], [3], [-3]], [1, 1, 1]);
        decimal[] squares = [16, ((16 * 0.5m) + 9) / 1.5m, ((16 * 0.25m) + (9 * 0.5m) + 9) / 1.75m];
        decimal[] means = [4, ((4 * 0.5m) + 3) / 1.5m, ((4 * 0.25m) + (3 * 0.5m) - 3) / 1.75m];

        decimal[] steps = [.. means.Zip(squares, (m, v) => m / (Functions.Sqrt(v) + 1))];
        Assert.That(
            OptimisersOracle.Walk(c).Select(theta => theta[0]),
            Is.EqualTo((decimal[])[1 - steps[0], 1 - steps[0] - steps[1], 1 - steps.Sum()]).Within(1e-24m));
    }

    [Test]
    public void A_mean_weighted_by_age_is_the_bias_corrected_running_mean()
    {
        foreach (var c in OptimisersCases.Adams)
        {
            var (running, left) = (0m, 1m);
            for (var t = 0; t < c.Gradients.Length; t++)
            {
                (running, left) = ((c.Beta1 * running) + ((1 - c.Beta1) * c.Gradients[t][0]), left * c.Beta1);

                Assert.That(
                    OptimisersOracle.Mean(c, t, 0, slope => slope, c.Beta1),
                    Is.EqualTo(running / (1 - left)).Within(1e-22m),
                    c.Name);
            }
        }
    }
}
