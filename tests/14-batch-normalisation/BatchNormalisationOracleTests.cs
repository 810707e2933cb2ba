using Katas.Oracles.BatchNormalisation;

namespace Katas.Tests;

[TestFixture]
public sealed class BatchNormalisationOracleTests() : OracleTests(
[
    Question.Of("mean and variance", () => BatchNormalisationCases.Batches, c => new { c.Batch }, c =>
        [BatchNormalisationOracle.Of(c.Batch)]),
    Question.Of("far from zero", () => BatchNormalisationCases.FarFromZero, input: null, c =>
        [BatchNormalisationOracle.Of(c.Batch)]),
    Question.Of(
        "normalise",
        () => (NormaliseCase[])[.. BatchNormalisationCases.ToNormalise, .. BatchNormalisationCases.WithoutVariance],
        c => new { c.Batch, c.Means, c.Variances, c.Epsilon },
        c => [new { Normalised = BatchNormalisationOracle.Normalised(c) }]),
    Question.Of("training", () => BatchNormalisationCases.Trainings, Input, Passes),
    Question.Of(
        "evaluation",
        () => (LayerCase[])[.. BatchNormalisationCases.Evaluations, .. BatchNormalisationCases.OtherEvaluations],
        Input,
        Passes),
])
{
    [Test]
    public void The_variances_are_those_worked_by_hand()
    {
        // Means 4 and 1: deviations −2, 1, 1 and −2, 2, 0.
        decimal[][] batch = [[2, -1], [5, 3], [5, 1]];

        Assert.That(BatchNormalisationOracle.Means(batch), Is.EqualTo((decimal[])[4, 1]));
        Assert.That(
            BatchNormalisationOracle.Variances(batch), Is.EqualTo((decimal[])[2, (4m + 4 + 0) / 3]).Within(1e-25m));
        Assert.That(BatchNormalisationOracle.UnbiasedVariances(batch), Is.EqualTo((decimal[])[3, 4]).Within(1e-25m));
    }

    [Test]
    public void Two_steps_of_the_running_values_are_those_worked_by_hand()
    {
        // Means 2 and 5, variances 2 and 8 with the divisor m − 1; a quarter of the way each time, from 0 and 1.
        var c = new LayerCase("by hand", [1], [0], 0.25m, 1, [[[1], [3]]], [[3], [7]], [[0], [0]]);

        var running = BatchNormalisationOracle.RunningOf(c);

        Assert.That(running.Means.Select(means => means[0]), Is.EqualTo((decimal[])[0.5m, (0.75m * 0.5m) + (0.25m * 5)]));
        Assert.That(
            running.Variances.Select(variances => variances[0]),
            Is.EqualTo((decimal[])[0.75m + 0.5m, (0.75m * 1.25m) + (0.25m * 8)]));
    }

    [Test]
    public void The_slopes_are_those_worked_by_hand()
    {
        // μ = 4, σ² = 2, √(2 + 0.25) = 1.5, x̂ = −4/3, 2/3, 2/3; only the first output counts, 3 times.
        var c = new LayerCase("by hand", [1.5m], [7], 0.1m, 0.25m, [], [[2], [5], [5]], [[3], [0], [0]]);

        Assert.That(BatchNormalisationOracle.Gradients(c).Gamma, Is.EqualTo((decimal[])[3 * -4m / 3]).Within(1e-20m));
        Assert.That(BatchNormalisationOracle.Gradients(c).Beta, Is.EqualTo((decimal[])[3]).Within(1e-20m));
        Assert.That(
            BatchNormalisationOracle.InputGradient(c).Select(row => row[0]),
            Is.EqualTo((decimal[])[2m / 9, -1m / 9, -1m / 9]).Within(1e-15m));
    }

    [Test]
    public void What_is_added_to_a_whole_feature_is_taken_off_again()
    {
        foreach (var c in BatchNormalisationCases.Trainings)
        {
            var slopes = BatchNormalisationOracle.InputGradient(c);
            for (var j = 0; j < c.Gamma.Length; j++)
            {
                Assert.That(slopes.Sum(row => row[j]), Is.EqualTo(0m).Within(1e-14m), c.Name);
            }
        }
    }

    private static object Input(LayerCase c) =>
        new { c.Gamma, c.Beta, c.Momentum, c.Epsilon, c.Earlier, c.Batch, c.Gradient };

    private static IEnumerable<object> Passes(LayerCase c)
    {
        var running = BatchNormalisationOracle.RunningAfter(c, c.Earlier.Length + (c.IsTraining ? 1 : 0));
        var gradients = BatchNormalisationOracle.Gradients(c);
        return
        [
            new
            {
                Output = BatchNormalisationOracle.Output(c),
                RunningMeans = running.Means,
                RunningVariances = running.Variances,
                GammaGradient = gradients.Gamma,
                BetaGradient = gradients.Beta,
                InputGradient = BatchNormalisationOracle.InputGradient(c),
            },
        ];
    }
}
