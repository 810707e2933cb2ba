using Katas.Oracles;
using Katas.Oracles.FullMlp;

namespace Katas.Tests;

[TestFixture]
public sealed class FullMlpOracleTests() : OracleTests(
[
    Question.Of("one example", () => FullMlpCases.Examples, c => new { c.Network, c.X, c.Target }, c =>
        FullMlpOracle.Backward(c).Select(gradients =>
            new
            {
                FullMlpOracle.Forward(c).PreActivations,
                FullMlpOracle.Forward(c).Hidden,
                FullMlpOracle.Forward(c).Output,
                Gradients = gradients,
            })),
    Question.Of(
        "all rows in a batch",
        () => FullMlpCases.Fits.Where(IsFullBatch),
        c => new { c.Network, c.Inputs, c.Targets, c.LearningRate, c.Epochs },
        Fit),
    Question.Of("rows in any order", () => FullMlpCases.Fits.Where(c => !IsFullBatch(c)), input: null, Fit),
])
{
    private static readonly MlpCase _example = new("one example", new([[1, -2], [0.5m, 1]], [0, 0], [1, -1], 0), [1, -1], 2);

    [Test]
    public void The_forward_pass_is_the_one_worked_by_hand()
    {
        var pass = FullMlpOracle.Forward(_example);

        Assert.That(pass.PreActivations, Is.EqualTo((decimal[])[3, -0.5m]));
        Assert.That(pass.Hidden, Is.EqualTo((decimal[])[3, 0]));
        Assert.That(pass.Output, Is.EqualTo(3));
        Assert.That(FullMlpOracle.Loss(_example), Is.EqualTo(0.5m));
    }

    [Test]
    public void The_backward_pass_is_the_one_worked_by_hand()
    {
        var slopes = FullMlpOracle.Slopes(_example, KinkSide.Left);

        Assert.That(slopes.W2, Is.EqualTo((decimal[])[3, 0]));
        Assert.That(slopes.B2, Is.EqualTo(1));
        Assert.That(slopes.W1, Is.EqualTo((decimal[][])[[1, -1], [0, 0]]));
        Assert.That(slopes.B1, Is.EqualTo((decimal[])[1, 0]));
    }

    [Test]
    public void An_epoch_of_one_batch_is_a_step_on_the_mean_slopes()
    {
        // The example twice: each loss 0.5, the mean slopes those of one, η = 0.1.
        var training =
            FullMlpOracle.Fit(new FitCase("twice", _example.Network, [_example.X, _example.X], [2, 2], 0.1m, 1, 2)).Single();

        Assert.That(training.Costs, Is.EqualTo((decimal[])[0.5m]));
        Assert.That(training.W1, Is.EqualTo((decimal[][])[[0.9m, -1.9m], [0.5m, 1]]));
        Assert.That(training.B1, Is.EqualTo((decimal[])[-0.1m, 0]));
        Assert.That(training.W2, Is.EqualTo((decimal[])[0.7m, -1]));
        Assert.That(training.B2, Is.EqualTo(-0.1m));
    }

    [Test]
    public void The_slopes_equal_finite_differences_of_the_loss()
    {
        foreach (var c in FullMlpCases.Examples.Where(c => !FullMlpOracle.Forward(c).PreActivations.Contains(0)))
        {
            decimal Loss(Network network) => FullMlpOracle.Loss(c with { Network = network });
            var (slopes, network) = (FullMlpOracle.Slopes(c, KinkSide.Left), c.Network);

            Assert.That(
                slopes.W1,
                Is.EqualTo(Difference.Central(w1 => Loss(network with { W1 = w1 }), network.W1)).Within(1e-12m),
                c.Name);
            Assert.That(
                slopes.B1,
                Is.EqualTo(Difference.Central(b1 => Loss(network with { B1 = b1 }), network.B1)).Within(1e-12m),
                c.Name);
            Assert.That(
                slopes.W2,
                Is.EqualTo(Difference.Central(w2 => Loss(network with { W2 = w2 }), network.W2)).Within(1e-12m),
                c.Name);
            Assert.That(
                slopes.B2,
                Is.EqualTo(Difference.Central(b2 => Loss(network with { B2 = b2 }), network.B2)).Within(1e-12m),
                c.Name);
        }
    }

    private static bool IsFullBatch(FitCase c) => c.BatchSize >= c.Inputs.Length;

    private static IEnumerable<object> Fit(FitCase c) =>
        FullMlpOracle.Fit(c)
            .Select(training =>
                new { training.Costs, Network = new Network(training.W1, training.B1, training.W2, training.B2) });
}
