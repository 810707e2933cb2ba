using Katas.Oracles;
using Katas.Oracles.DigitClassifier;

namespace Katas.Tests;

[TestFixture]
public sealed class DigitClassifierOracleTests() : OracleTests(
[
    Question.Of(
        "one-hot rows",
        () => PreparationCases.Labels.Where(c => c.Labels.Length > 0),
        c => new { c.Labels, c.Classes },
        c => [new { Rows = PreparationOracle.OneHot(c) }]),
    Question.Of("scaled pixels", () => PreparationCases.Pixels, c => new { c.Pixels }, c =>
        [new { Rows = PreparationOracle.ScalePixels(c) }]),
    Question.Of("standardised rows", () => PreparationCases.Scalers, c => new { c.Training, c.Rows }, c =>
        [new
        {
            PreparationOracle.Fit(c.Training).Means,
            PreparationOracle.Fit(c.Training).Spreads,
            Transformed = PreparationOracle.Transform(c),
        }]),
    Question.Of("predictions", () => MetricsCases.Probabilities, input: null, c =>
        [new { Predictions = MetricsOracle.Predictions(c) }]),
    Question.Of("confusion and accuracy", () => MetricsCases.Said, c => new { c.Labels, c.Predictions, c.Classes }, c =>
        [new { Confusion = MetricsOracle.ConfusionMatrix(c), Accuracy = MetricsOracle.Accuracy(c) }]),
    Question.Of("scores", () => MetricsCases.Confusions, c => new { c.Confusion }, c =>
        [new
        {
            MetricsOracle.Scores(c).Precision,
            MetricsOracle.Scores(c).Recall,
            MetricsOracle.Scores(c).F1,
            MacroF1 = MetricsOracle.MacroF1(c),
        }]),
    Question.Of("a forward and backward pass", () => NetworkCases.All, c => new { c.Network, c.Inputs, c.Labels }, c =>
        NetworkOracle.Backward(c).Select(gradients =>
            new { Probabilities = NetworkOracle.Probabilities(c), Cost = NetworkOracle.Cost(c), Gradients = gradients })),
    Question.Of(
        "epochs of one batch",
        () => NetworkCases.Fits,
        c => new { c.Network, c.Inputs, c.Labels, c.LearningRate, c.Epochs },
        c => [Fit(c)]),
    Question.Of("an epoch in any order", () => NetworkCases.Epochs, input: null, NetworkOracle.TrainEpoch),
])
{
    [Test]
    public void The_spread_is_the_one_worked_by_hand()
    {
        // μ = 5, the squared deviations 9, 1, 1, 9: their mean is 5.
        var (means, spreads) = PreparationOracle.Fit([[2], [4], [6], [8]]);

        Assert.That(means, Is.EqualTo((decimal[])[5]));
        Assert.That(spreads[0], Is.EqualTo(Functions.Sqrt(5)).Within(1e-26m));
    }

    [Test]
    public void With_zero_weights_every_class_is_equally_probable()
    {
        var c = new NetworkCase("blank", new([[0, 0]], [0], [[0], [0], [0], [0]], [0, 0, 0, 0]), [[1, 2], [3, 4]], [0, 3]);

        Assert.That(NetworkOracle.Probabilities(c), Is.All.All.EqualTo(0.25m));
        Assert.That(NetworkOracle.Cost(c), Is.EqualTo(Functions.Log(4)).Within(1e-24m));
        Assert.That(
            NetworkOracle.Slopes(c, KinkSide.Left).B2, Is.EqualTo((decimal[])[-0.25m, 0.25m, 0.25m, -0.25m]).Within(1e-15m));
    }

    [Test]
    public void F1_is_the_harmonic_mean()
    {
        // Class 0: named 8 + 2, is 8 + 4 of these; P = 0.8, R = 2/3, F1 = 2·8 / (10 + 12).
        var scores = MetricsOracle.Scores(new ConfusionCase("by hand", [[8, 4], [2, 1]]));

        Assert.That(scores.Precision[0], Is.EqualTo(0.8m));
        Assert.That(scores.Recall[0], Is.EqualTo(2m / 3));
        Assert.That(scores.F1[0], Is.EqualTo(16m / 22));
    }

    private static object Fit(EpochCase c)
    {
        var fit = NetworkOracle.Fit(c);
        return new { fit.Costs, fit.Accuracies, Network = new Parameters(fit.W1, fit.B1, fit.W2, fit.B2) };
    }
}
