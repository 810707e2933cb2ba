using Katas.Layers;
using Katas.Toolbox;

namespace Kata.Figures;

public static class LayersFigures
{
    private const int Arms = 3;
    private const int Hidden = 32;

    private static readonly int[] _film = [0, 5, 10, 20, 30, 50, 75, 100, 150, 200];
    private static readonly int[] _batchSizes = [8, 32, 300];

    public static void Draw(Page page)
    {
        var isLittle = page.Effort == Effort.Little;
        var spirals = Dataset.Spirals(seed: 1, perArm: isLittle ? 10 : 100, Arms);
        double[][] targets =
        [
            .. spirals.Labels.Select(label => Enumerable.Range(0, Arms).Select(arm => arm == label ? 1.0 : 0).ToArray()),
        ];
        var film = isLittle ? _film[..2] : _film;

        var network = Fresh();
        var frames = new List<(string, Chart)>();
        var history = new List<Epoch>();
        foreach (var epoch in film)
        {
            page.Progress("training on the spirals", (double)epoch / film[^1]);
            history.AddRange(network.Fit(
                spirals.Inputs,
                targets,
                learningRate: 0.5,
                epochs: epoch - history.Count,
                batchSize: 32,
                seed: epoch,
                new CategoricalCrossEntropy()));
            frames.Add((Label(epoch, network, spirals), Plane(network, spirals, isLittle ? 20 : 60)));
        }

        page.Add(new Frames("Three spirals: the predicted arm at each point", [.. frames])
        {
            Caption = $"Dense, ReLU, Dense, ReLU, Dense, softmax, with two hidden layers of {Hidden} units. The deeper the "
                + "colour, the more confident the network is. Drag the slider to step through training.",
        });
        page.Add(new Chart(
            "Training",
            "epoch",
            new Axis("loss, accuracy") { From = 0 },
            Curve.Of("loss", history.Select(epoch => epoch.Cost)),
            Curve.Of("accuracy", history.Select(epoch => epoch.Accuracy)))
        {
            Caption = "The loss jumps now and then: a step on 32 rows is good for those rows, but not always for the others.",
        });

        var epochs = film[^1] / 2;
        page.Add(new Chart(
            "Batch size",
            "epoch",
            new Axis("loss") { IsLogarithmic = true },
            [.. _batchSizes.Select((size, i) =>
            {
                page.Progress($"training with {size} rows per step", (i + 1.0) / _batchSizes.Length);
                return Curve.Of(
                    $"{size} rows per step",
                    Fresh().Fit(spirals.Inputs, targets, learningRate: 0.2, epochs, size, seed: 1, new CategoricalCrossEntropy())
                        .Select(epoch => epoch.Cost));
            })])
        {
            Caption = "The same network and the same η = 0.2. Small batches make many noisy steps per epoch. The full batch "
                + "makes a single smooth step, which gets less far.",
        });
    }

    private static Network Fresh() =>
        new([
            Dense.Create(2, Hidden, seed: 1),
            Activation.Relu(),
            Dense.Create(Hidden, Hidden, seed: 2),
            Activation.Relu(),
            Dense.Create(Hidden, Arms, seed: 3),
            new Softmax(),
        ]);

    private static string Label(int epoch, Network network, Dataset data)
    {
        var right = network.Forward(data.Inputs, isTraining: false)
            .Zip(data.Labels)
            .Count(row => Array.IndexOf(row.First, row.First.Max()) == row.Second);
        return $"epoch {epoch} · {right} of {data.Labels.Length} correct";
    }

    private static Chart Plane(Network network, Dataset data, int cells) => new(
        "Three spirals",
        "x₁",
        "x₂",
        [
            Regions.Of(rows => network.Forward(rows, isTraining: false), new Point(-1.2, -1.2), new Point(1.2, 1.2), cells),
            .. Enumerable.Range(0, Arms)
                .Select(arm =>
                    new Dots(
                        $"arm {arm}",
                        [
                            .. data.Inputs.Where((_, row) => data.Labels[row] == arm).Select(x => new Point(x[0], x[1])),
                        ]) { Colour = arm }),
        ])
    {
        IsSquare = true,
    };
}
