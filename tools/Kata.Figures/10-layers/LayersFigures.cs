using Katas.Layers;
using Katas.Toolbox;

namespace Kata.Figures;

public static class LayersFigures
{
    private const int Arms = 3;
    private const int Hidden = 32;

    private static readonly int[] _film = [0, 5, 10, 20, 30, 50, 75, 100, 150, 200];
    private static readonly int[] _batchSizes = [1, 32, 300];

    public static void Draw(Page page)
    {
        var isLittle = page.Effort == Effort.Little;
        var spirals = Dataset.Spirals(seed: 1, perArm: isLittle ? 10 : 100, Arms);
        var targets = TargetsOf(spirals);
        var held = Dataset.Spirals(seed: 2, perArm: isLittle ? 10 : 50, Arms);
        var film = isLittle ? _film[..2] : _film;

        var network = Fresh();
        var frames = new List<(string, Chart)>();
        var (history, validation) = (new List<Epoch>(), new List<Epoch>());
        foreach (var epoch in film)
        {
            page.Progress("training on the spirals", (double)epoch / film[^1]);
            while (history.Count < epoch)
            {
                history.AddRange(network.Fit(
                    spirals.Inputs,
                    targets,
                    learningRate: 0.5,
                    epochs: 1,
                    batchSize: 32,
                    seed: history.Count,
                    new CategoricalCrossEntropy()));
                validation.Add(Measure(network, held));
            }

            frames.Add((Label(epoch, network, spirals), Plane(network, spirals, isLittle ? 20 : 60)));
        }

        page.Add(new Frames("Three spirals: the predicted arm at each point", [.. frames])
        {
            Caption = $"Dense, ReLU, Dense, ReLU, Dense, softmax, with two hidden layers of {Hidden} units. The deeper the "
                + "colour, the more confident the network is.",
        });
        page.Add(OverEpochs.Of(
            "Loss of each epoch",
            new Axis("loss") { From = 0 },
            history.Select(epoch => epoch.Cost),
            validation.Select(epoch => epoch.Cost),
            "The loss jumps now and then: a step on 32 rows is good for those rows, but not always for the others. The "
                + $"{held.Labels.Length} validation rows are other points of the same arms, and nothing is learned from them."));
        page.Add(OverEpochs.Of(
            "Accuracy of each epoch",
            new Axis("accuracy") { From = 0 },
            history.Select(epoch => epoch.Accuracy),
            validation.Select(epoch => epoch.Accuracy),
            "The share of rows predicted correctly. The training rows are measured before each step, the validation rows after "
                + "the epoch."));

        DrawBatchSizes(page, spirals, targets, epochs: film[^1] / 2);
        page.Add(Parts());
        page.Add(Folds());
    }

    private static void DrawBatchSizes(Page page, Dataset spirals, double[][] targets, int epochs)
    {
        const int Last = 50;
        double[][] losses =
        [
            .. _batchSizes.Select((size, i) =>
            {
                page.Progress($"training with {size} rows per step", (i + 1.0) / _batchSizes.Length);
                return Fresh()
                    .Fit(spirals.Inputs, targets, learningRate: 0.1, epochs, size, seed: 1, new CategoricalCrossEntropy())
                    .Select(epoch => epoch.Cost)
                    .ToArray();
            }),
        ];
        string[] names = [.. _batchSizes.Select(size => size == 1 ? "1 row per step" : $"{size} rows per step")];

        page.Add(new Chart(
            "Batch size",
            "epoch",
            new Axis("loss") { IsLogarithmic = true },
            [.. names.Zip(losses, (name, values) => Curve.Of(name, values))])
        {
            Caption = "The same network and the same η = 0.1. Small batches make many noisy steps per epoch. The full batch "
                + "makes a single smooth step, which gets less far.",
        });
        page.Add(new Chart(
            "Batch size: the last epochs enlarged",
            "epoch",
            "loss",
            [
                .. names.Zip(losses, (name, values) =>
                    Curve.Of(name, values.TakeLast(Last), first: Math.Max(1, epochs - Last + 1))),
            ])
        {
            Caption = "Steps on one row never come to rest: each row pulls in its own direction. The larger the batch, the "
                + "smoother the curve.",
        });
    }

    private static Table Parts()
    {
        ILayer[] layers = Layers();
        string[] Row(int number, ILayer layer) =>
            [
                $"{number}",
                layer is Dense ? "Dense" : number == layers.Length ? "Softmax" : "ReLU",
                layer is Dense ? $"{layer.Parameters[0].Length} → {layer.Parameters[^1].Length}" : "",
                $"{layer.Parameters.Sum(row => row.Length)}",
            ];
        return new Table(
            "The layers of the network",
            ["layer", "kind", "shape", "parameters"],
            [
                .. layers.Select((layer, i) => Row(i + 1, layer)),
                ["all", "", "", $"{new Network(layers).Parameters.Sum(row => row.Length)}"],
            ])
        {
            Caption = "A Dense layer has a weight for each input and unit, and a bias for each unit. The other layers have no "
                + "parameters. Most of the parameters are between the two hidden layers.",
        };
    }

    /// <summary>Depth by hand: 2·max(0, x) − 4·max(0, x − ½) folds the interval from 0 to 1 in the middle.</summary>
    private static Chart Folds()
    {
        const int Samples = 257;
        ILayer[] Fold(int _) => [new Dense([[1], [1]], [0, -0.5]), Activation.Relu(), new Dense([[2, -4]], [0])];
        double[][] inputs = [.. Enumerable.Range(0, Samples).Select(i => (double[])[i / (Samples - 1.0)])];
        Curve Folded(int times)
        {
            var outputs = new Network([.. Enumerable.Range(0, times).SelectMany(Fold)]).Forward(inputs, isTraining: false);
            return new Curve(
                times == 1 ? "1 hidden layer" : $"{times} hidden layers",
                [.. inputs.Zip(outputs, (x, f) => new Point(x[0], f[0]))]);
        }

        return new Chart("Why depth helps: folding", "x", "f", Folded(1), Folded(2), Folded(4))
        {
            Caption = "Each hidden layer has two units and folds the line once more: one layer makes 2 pieces, two make 4, four "
                + "make 16. A single hidden layer has at most one piece more than it has units. So it needs at least 15 units "
                + "for 16 pieces, where depth needs 8; for ten folds it needs at least 1,023, where depth needs 20.",
        };
    }

    private static Network Fresh() => new(Layers());

    private static ILayer[] Layers() =>
        [
            Dense.Create(2, Hidden, seed: 1),
            Activation.Relu(),
            Dense.Create(Hidden, Hidden, seed: 2),
            Activation.Relu(),
            Dense.Create(Hidden, Arms, seed: 3),
            new Softmax(),
        ];

    private static string Label(int epoch, Network network, Dataset data)
    {
        var right = Right(network.Forward(data.Inputs, isTraining: false), data);
        return $"epoch {epoch} · {right} of {data.Labels.Length} correct";
    }

    private static Epoch Measure(Network network, Dataset data)
    {
        var outputs = network.Forward(data.Inputs, isTraining: false);
        return new Epoch(
            new CategoricalCrossEntropy().Value(outputs, TargetsOf(data)), (double)Right(outputs, data) / data.Labels.Length);
    }

    private static int Right(double[][] outputs, Dataset data) =>
        outputs.Zip(data.Labels).Count(row => Array.IndexOf(row.First, row.First.Max()) == row.Second);

    private static double[][] TargetsOf(Dataset data) => Array.ConvertAll(data.Labels, label => OneHot.Of(label, Arms));

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
