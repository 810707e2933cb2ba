using Katas.Oracles.Layers;

namespace Katas.Tests;

[TestFixture]
public sealed class LayersOracleTests() : OracleTests(
[
    Question.Of("dense", () => LayersCases.Dense, c => new { Layers = Specs(c.Layer), c.Batch, c.Gradient }, c =>
        [Pass(LayersOracle.Dense(c), c)]),
    .. Bends.Select(bend =>
        Question.Of($"{bend}", () => LayersCases.Of(bend), c => new { Layers = Specs(c.Layer), c.Batch, c.Gradient }, c =>
            LayersOracle.Activation(c).Select(pass =>
                new { pass.Output, pass.InputGradient, Gradients = Array.Empty<decimal[]>() }))),
    .. Losses.Select(of =>
        Question.Of("loss", () => of.Cases, c => new { Loss = of.Loss.Name, c.Outputs, c.Targets }, c => [Loss(of.Loss, c)])),
    // 1 − 1e-6 is no double: PyTorch would agree to ten digits only.
    .. Losses[1..].Select(of =>
        Question.Of($"clipped, {of.Loss}", () => LayersCases.Certain, input: null, c =>
            [Loss(of.Loss, LayersOracle.Clipped(c))])),
    Question.Of(
        "network",
        () => (NetworkCase[])[.. LayersCases.Networks, .. LayersCases.SwishNetworks],
        c => new { Layers = Specs(c.Layers), c.Batch, c.Gradient },
        c => [LayersOracle.Network(c)]),
    Question.Of(
        "all rows in a batch",
        () => LayersCases.Fits.Where(IsFullBatch),
        c => new { Layers = Specs(c.Layers), Loss = c.Loss.Name, c.Inputs, c.Targets, c.LearningRate, c.Epochs },
        LayersOracle.Fit),
    Question.Of("rows in any order", () => LayersCases.Fits.Where(c => !IsFullBatch(c)), input: null, LayersOracle.Fit),
    Question.Of("dropout", () => LayersCases.Dropouts.DistinctBy(c => c.Training), input: null, LayersOracle.Dropout),
])
{
    private static Bend[] Bends => [Bend.Relu, Bend.Sigmoid, Bend.Tanh, Bend.Swish, Bend.Softmax];

    private static (Loss Loss, LossCase[] Cases)[] Losses =>
        [
            (Katas.Oracles.Layers.Loss.MeanSquared, LayersCases.Plain),
            (Katas.Oracles.Layers.Loss.Binary, LayersCases.Binary),
            (Katas.Oracles.Layers.Loss.Categorical, LayersCases.Categorical),
        ];

    [Test]
    public void The_slopes_of_a_dense_layer_are_those_worked_by_hand()
    {
        // δ = [1, 2] and [3, −1] for x = [1, −1] and [2, 5]
        var slopes = LayersOracle.Dense(LayersCases.SquareDense[1]);

        Assert.That(slopes.BiasGradient, Is.EqualTo((decimal[])[1 + 3, 2 - 1]));
        Assert.That(
            slopes.WeightGradient,
            Is.EqualTo((decimal[][])[[(1 * 1) + (3 * 2), (1 * -1) + (3 * 5)], [(2 * 1) - (1 * 2), (2 * -1) - (1 * 5)]]));
        Assert.That(
            slopes.InputGradient,
            Is.EqualTo((decimal[][])[[(1 * 1) + (2 * 3), (1 * 2) + (2 * 4)], [(3 * 1) - (1 * 3), (3 * 2) - (1 * 4)]]));
    }

    [Test]
    public void The_softmax_gradient_is_the_one_worked_by_hand()
    {
        // Two equal scores: p = [½, ½], and raising one by h moves p by h/4 up and h/4 down.
        var pass = LayersOracle.Activation(new ActivationCase("equal", Bend.Softmax, [[2, 2]], [[1, 0]])).First();

        Assert.That(pass.Output[0], Is.EqualTo((decimal[])[0.5m, 0.5m]).Within(1e-20m));
        Assert.That(pass.InputGradient[0], Is.EqualTo((decimal[])[0.25m, -0.25m]).Within(1e-15m));
    }

    [Test]
    public void A_step_of_a_training_is_the_one_worked_by_hand()
    {
        // a = 2·1 + 1 = 3, y = 1, J = ½·2² = 2, slopes [2·1, 2], η = 0.1
        var training = LayersOracle.Fit(new FitCase(
            "one row", [new Linear([[2]], [1])], Katas.Oracles.Layers.Loss.MeanSquared, [[1]], [[1]], 0.1m, 1, 1))
            .Single();

        Assert.That(training.Costs, Is.EqualTo((decimal[])[2]));
        Assert.That(training.Accuracies, Is.EqualTo((decimal[])[1]), "3 and 1 are on the same side of ½");
        Assert.That(training.Parameters, Is.EqualTo((decimal[][])[[1.8m], [0.8m]]));
    }

    [Test]
    public void Dropout_keeps_the_mean()
    {
        foreach (var c in LayersCases.Dropouts.Where(c => c.Training))
        {
            // Each mask weighs as much as chance gives it.
            decimal Chance(Pass pass) =>
                pass.Output[0].Aggregate(1m, (chance, value) => chance * (value == 0 ? 1 - c.Keep : c.Keep));
            var mean = c.Row.Select((_, i) => LayersOracle.Dropout(c).Sum(pass => Chance(pass) * pass.Output[0][i])).ToArray();

            Assert.That(mean, Is.EqualTo(c.Row).Within(1e-20m), c.Given);
        }
    }

    private static object[] Specs(params Layer[] layers) =>
        [.. layers.Select(layer =>
            layer is Linear linear ? new { Kind = "dense", linear.W, linear.B } : (object)new { Kind = layer.ToString() })];

    private static object Pass(DenseSlopes slopes, DenseCase c) =>
        new
        {
            Output = c.Layer.Forward(c.Batch),
            slopes.InputGradient,
            Gradients = (decimal[][])[
            .. slopes.WeightGradient,
            slopes.BiasGradient,
        ]
        };

    private static object Loss(Loss loss, LossCase c) =>
        new
        {
            Value = LayersOracle.Value(
                loss, c.Outputs, c.Targets),
            Gradient = LayersOracle.Gradient(loss, c.Outputs, c.Targets)
        };

    private static bool IsFullBatch(FitCase c) => c.BatchSize >= c.Inputs.Length;
}
