using Katas.BatchNormalisation;
using Katas.Layers;
using Katas.Toolbox;
using Katas.WeightInitialisation;
using ILayer = Katas.Layers.ILayer;

namespace Kata.Figures;

public static class BatchNormalisationFigures
{
    private const int Depth = 20;
    private const int Units = 30;
    private const int Hidden = 16;
    private const int HiddenLayers = 12;

    private static readonly double[] _scales = [0.7, 1, 1.5];
    private static readonly double[] _rates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

    public static void Draw(Page page)
    {
        var isLittle = page.Effort == Effort.Little;
        AddActivations(page, Weights.Normal(Units, isLittle ? 10 : 200, 1, seed: 1));
        AddRates(page, perArm: isLittle ? 24 : 48, epochs: isLittle ? 1 : 60);
        AddRunning(page);
    }

    private static void AddActivations(Page page, double[][] inputs)
    {
        (string Name, double[][][] Activations)[] networks =
        [
            .. from isNormalised in (bool[])[false, true]
               from scale in _scales
               let name = FormattableString.Invariant($"{(isNormalised ? "with" : "without")}, He × {scale}")
               select (name, Through(inputs, scale, isNormalised)),
        ];

        page.Add(new Chart(
            $"The spread of a signal through {Depth} layers",
            "layer",
            new Axis("standard deviation of the activations") { IsLogarithmic = true },
            [.. networks.Select(network => Curve.Of(network.Name, network.Activations.Select(Spread)))])
        {
            Caption = "Dense layers with ReLU, with and without batch normalisation before each ReLU. Without it, He's weights "
                + "roughly keep the spread, and weights that are a little smaller or larger lose it or make it explode. With it, "
                + "the size of the weights doesn't matter: the three curves are one.",
        });
        page.Add(new Chart(
            $"The mean of a signal through {Depth} layers",
            "layer",
            new Axis("mean of the activations") { IsLogarithmic = true },
            [.. networks.Select(network => Curve.Of(network.Name, network.Activations.Select(Mean)))])
        {
            Caption = "The same networks. A ReLU's outputs are never negative, so their mean isn't 0; with batch normalisation "
                + "it is about the same in every layer.",
        });
    }

    private static void AddRates(Page page, int perArm, int epochs)
    {
        var data = Dataset.Spirals(seed: 1, perArm, arms: 2);
        double[][] targets = [.. data.Labels.Select(label => (double[])[1 - label, label])];
        Curve Losses(string name, bool isNormalised) => new(
            name,
            [
                .. _rates.Select((rate, i) =>
                {
                    page.Progress($"training {name} batch normalisation", (i + 1.0) / _rates.Length);
                    var history = Deep(isNormalised).Fit(
                        data.Inputs, targets, rate, epochs, data.Inputs.Length, seed: 1, new CategoricalCrossEntropy());
                    return new Point(rate, history[^1].Cost);
                }),
            ]);

        page.Add(new Chart(
            "The learning rates at which a deep network trains",
            new Axis("η") { IsLogarithmic = true },
            new Axis($"loss after {epochs} steps") { IsLogarithmic = true },
            Losses("without", isNormalised: false),
            Losses("with", isNormalised: true))
        {
            Caption = $"Two spirals, {HiddenLayers} hidden layers of {Hidden} units, the same first weights, steps on all rows. "
                + "ln 2 = 0.69 is the loss of a network that has learnt nothing. Batch normalisation widens the range of rates "
                + "at which the network learns.",
        });
    }

    private static void AddRunning(Page page)
    {
        const int Steps = 300;
        double[][] rows = Weights.Normal(1, Steps * 4, 2, seed: 5);
        Curve Running(double momentum)
        {
            var layer = new BatchNorm([1], [0], momentum);
            return Curve.Of(FormattableString.Invariant($"momentum {momentum}"), rows.Chunk(4).Select(batch =>
            {
                layer.Forward(batch, isTraining: true);
                return layer.RunningVariances[0];
            }).ToArray());
        }

        page.Add(new Chart(
            "The running variance",
            "batch",
            new Axis("running variance") { From = 0 },
            Curve.Of("variance of all rows", _ => 4, 1, Steps) with { IsDashed = true, Colour = 6 },
            Running(0.5) with { Colour = 1 },
            Running(0.1) with { Colour = 0 },
            Running(0.01) with { Colour = 2 })
        {
            Caption = "Batches of 4 rows from N(0, 4). A large momentum trusts each batch and stays restless; a small one takes "
                + "long to leave the 1 it starts at. With the divisor m instead of m − 1 the curves would settle around 3.",
        });
    }

    /// <summary>The activations of each layer of a network whose weights are He's, times a scale.</summary>
    private static double[][][] Through(double[][] inputs, double scale, bool isNormalised)
    {
        var (a, activations) = (inputs, new double[Depth][][]);
        for (var layer = 0; layer < Depth; layer++)
        {
            var weights = Weights.Normal(Units, Units, scale * Math.Sqrt(2.0 / Units), seed: layer + 2);
            a = Block(weights, isNormalised).Forward(a, isTraining: true);
            activations[layer] = a;
        }

        return activations;
    }

    private static Network Deep(bool isNormalised)
    {
        int[] sizes = [2, .. Enumerable.Repeat(Hidden, HiddenLayers)];
        return new Network(
        [
            .. sizes.Skip(1).Select((units, i) =>
                Block(Weights.Normal(sizes[i], units, Math.Sqrt(2.0 / sizes[i]), seed: i + 1), isNormalised)),
            Dense.Create(Hidden, 2, seed: 100),
            new Softmax(),
        ]);
    }

    private static Network Block(double[][] weights, bool isNormalised)
    {
        var dense = new Dense(weights, new double[weights.Length]);
        double[] ones = [.. weights.Select(_ => 1.0)];
        return isNormalised
            ? new Network([dense, new Normalised(new BatchNorm(ones, new double[weights.Length])), Activation.Relu()])
            : new Network([dense, Activation.Relu()]);
    }

    private static double Mean(double[][] activations) => activations.Average(row => row.Average());

    private static double Spread(double[][] activations) => Math.Sqrt(Signal.Variance(activations));

    /// <summary>A BatchNorm as a layer of stage 10, whose interface it has.</summary>
    private sealed class Normalised(BatchNorm layer) : ILayer
    {
        public double[][] Parameters => layer.Parameters;

        public double[][] Gradients => layer.Gradients;

        public double[][] Forward(double[][] batch, bool isTraining) => layer.Forward(batch, isTraining);

        public double[][] Backward(double[][] gradient) => layer.Backward(gradient);
    }
}
