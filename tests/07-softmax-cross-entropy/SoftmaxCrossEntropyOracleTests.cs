using Katas.Oracles;
using Katas.Oracles.SoftmaxCrossEntropy;

namespace Katas.Tests;

[TestFixture]
public sealed class SoftmaxCrossEntropyOracleTests() : OracleTests(
[
    Question.Of("softmax", () => SoftmaxCrossEntropyCases.Rows, c => new { c.Logits }, c =>
        [new { Probabilities = SoftmaxCrossEntropyOracle.Probabilities(c.Logits) }]),
    Question.Of("categorical", () => SoftmaxCrossEntropyCases.Categorical, c => new { c.Logits, c.Labels },
        c => [new { Cost = SoftmaxCrossEntropyOracle.Cost(c), Gradient = SoftmaxCrossEntropyOracle.Gradient(c) }]),
    Question.Of("binary", () => SoftmaxCrossEntropyCases.Binary, c => new { c.Logits, c.Labels },
        c => [new { Cost = SoftmaxCrossEntropyOracle.Cost(c), Gradient = SoftmaxCrossEntropyOracle.Gradient(c) }]),
])
{
    [Test]
    public void A_network_of_three_inputs_two_hidden_units_and_two_classes_ends_in_probabilities()
    {
        decimal[] x = [0.5m, 0.3m, 0.8m];
        decimal[] hidden = Layer([[0.4m, -0.2m, 0.6m], [0.1m, 0.5m, -0.3m]], x, [0.1m, -0.1m]);
        decimal[] logits = Layer([[0.7m, -0.4m], [0.3m, 0.8m]], [.. hidden.Select(z => Math.Max(0, z))], [0.2m, -0.2m]);

        Assert.That(hidden, Is.EqualTo((decimal[])[0.72m, -0.14m]));
        Assert.That(logits, Is.EqualTo((decimal[])[0.704m, 0.016m]));
        Assert.That(
            SoftmaxCrossEntropyOracle.Probabilities(logits),
            Is.EqualTo((decimal[])[0.6655218692121m, 0.3344781307879m]).Within(1e-13m));
    }

    [Test]
    public void A_tenth_costs_22_times_what_nine_tenths_cost()
    {
        decimal[] logits = [Functions.Log(0.9m), Functions.Log(0.1m)];

        Assert.That(SoftmaxCrossEntropyOracle.Loss(logits, 0), Is.EqualTo(0.1053605156578m).Within(1e-13m));
        Assert.That(SoftmaxCrossEntropyOracle.Loss(logits, 1), Is.EqualTo(2.3025850929940m).Within(1e-13m));
        Assert.That(
            SoftmaxCrossEntropyOracle.Loss(logits, 1) / SoftmaxCrossEntropyOracle.Loss(logits, 0),
            Is.EqualTo(21.8543453267828m).Within(1e-12m));
    }

    [Test]
    public void The_loss_is_minus_the_logarithm_of_a_probability_that_is_not_tiny()
    {
        foreach (var c in SoftmaxCrossEntropyCases.Categorical)
        {
            foreach (var (logits, label) in c.Logits.Zip(c.Labels)
                .Where(row => SoftmaxCrossEntropyOracle.Probability(row.First, row.Second) > 1e-6m))
            {
                Assert.That(
                    SoftmaxCrossEntropyOracle.Loss(logits, label),
                    Is.EqualTo(-Functions.Log(SoftmaxCrossEntropyOracle.Probability(logits, label))).Within(1e-20m),
                    c.Name);
            }
        }
    }

    [Test]
    public void The_slopes_of_two_equally_probable_classes_are_plus_and_minus_a_half_over_m()
    {
        // p = [½, ½], y = [0, 1], m = 2.
        var c = new CategoricalCase("even", [[3, 3], [-1, -1]], [1, 0]);

        Assert.That(SoftmaxCrossEntropyOracle.Gradient(c)[0], Is.EqualTo((decimal[])[0.25m, -0.25m]).Within(1e-15m));
        Assert.That(SoftmaxCrossEntropyOracle.Gradient(c)[1], Is.EqualTo((decimal[])[-0.25m, 0.25m]).Within(1e-15m));
    }

    private static decimal[] Layer(decimal[][] weights, decimal[] x, decimal[] biases) =>
        [.. weights.Zip(biases, (w, b) => Numbers.Dot(w, x) + b)];
}
