using System.Globalization;
using Katas.DigitClassifier;
using Katas.Toolbox;

namespace Kata.Figures;

public static class DigitClassifierFigures
{
    private const int Classes = 10;
    private const int Hidden = 128;
    private const int BatchSize = 32;
    private const double LearningRate = 0.1;

    private static readonly string[] _classes =
    [
        .. Enumerable.Range(0, Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture)),
    ];

    public static void Draw(Page page)
    {
        var (training, validation, test) = page.Effort == Effort.Full ? All() : Few();
        var epochs = page.Effort == Effort.Little ? 2 : page.Effort == Effort.Full ? 10 : 25;
        page.Add(Examples(training));

        var network = Network.Create(training.Inputs[0].Length, Hidden, Classes, seed: 1);
        var start = network.W1;
        var (costs, accuracies) =
            (new List<(double Training, double Validation)>(), new List<(double Training, double Validation)>());
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var result = network.TrainEpoch(training.Inputs, training.Targets, LearningRate, BatchSize, seed: epoch);
            costs.Add((result.Cost, network.Cost(validation.Inputs, validation.Targets)));
            accuracies.Add((result.Accuracy, Metrics.Accuracy(validation.Labels, Predict(network, validation))));
            page.Progress($"training on {training.Labels.Length} digits", (double)epoch / epochs);
        }

        var probabilities = network.Probabilities(test.Inputs);
        var predictions = Metrics.Predictions(probabilities);
        var confusion = Metrics.ConfusionMatrix(test.Labels, predictions, Classes);
        page.Add(OverEpochs.Of(
            "Cost per epoch",
            "cost",
            costs.Select(cost => cost.Training),
            costs.Select(cost => cost.Validation),
            $"{training.Labels.Length} training digits, and {validation.Labels.Length} validation digits that show whether the "
            + "network generalises. Where the two curves part, it is memorising."));
        page.Add(OverEpochs.Of(
            "Accuracy",
            "accuracy",
            accuracies.Select(accuracy => accuracy.Training),
            accuracies.Select(accuracy => accuracy.Validation),
            $"The final accuracy on {test.Labels.Length} test digits, which played no part in training, is "
            + $"{Percent(Metrics.Accuracy(test.Labels, predictions))}."));
        page.Add(Confused(confusion));
        page.Add(Mistaken(test, probabilities, predictions));
        page.Add(Learned(start, network.W1));
        DrawTwo(page, test, network, probabilities);
        page.Add(Scored(confusion));
    }

    /// <summary>Mini-MNIST in three parts, which takes seconds.</summary>
    private static (Data Training, Data Validation, Data Test) Few()
    {
        var digits = Data.Of(Mnist.Mini());
        var split = Preparation.Split(digits.Labels, seed: 1);
        return (digits.Rows(split.Training), digits.Rows(split.Validation), digits.Rows(split.Test));
    }

    /// <summary>All of MNIST: the first 50,000 to train on, the rest of them for validation, and the official test set.</summary>
    private static (Data Training, Data Validation, Data Test) All()
    {
        var digits = Data.Of(Mnist.Train());
        var training = digits.Rows([.. Enumerable.Range(0, 50_000)]);
        var validation = digits.Rows([.. Enumerable.Range(50_000, 10_000)]);
        return (training, validation, Data.Of(Mnist.Test()));
    }

    private static int[] Predict(Network network, Data data) => Metrics.Predictions(network.Probabilities(data.Inputs));

    private static string Percent(double share) => $"{Bare(share)}\u00A0%";

    private static string Bare(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}");

    private static Gallery Examples(Data data) => new("Training examples",
        [
            .. Enumerable.Range(0, Classes)
                .SelectMany(digit => data.Labels.Index().Where(label => label.Item == digit).Take(2))
                .Select(label => new Tile(Mnist.Side, data.Inputs[label.Index], $"{label.Item}")),
        ])
    {
        Caption = "Each has 28 × 28 pixels, and no two people write alike.",
    };

    private static HeatTable Confused(int[][] confusion) => new("Confusion matrix", _classes, _classes,
        [
            .. confusion.Select((row, digit) =>
                row.Select((count, said) => (Depth(count, row.Sum(), digit == said), count == 0 ? "" : $"{count}")).ToArray()),
        ])
    {
        Across = "predicted",
        Down = "actual",
        Caption = "Each row is an actual digit, each column a prediction. The diagonal, in blue, has the correct "
            + "predictions; the errors are orange.",
    };

    /// <summary>The share of the row; mistakes are in the second colour, and visible even if they are rare.</summary>
    private static double Depth(int count, int ofRow, bool isRight) =>
        count == 0 ? 0 : isRight ? (double)count / ofRow : -Math.Max(0.25, (double)count / ofRow);

    private static Gallery Mistaken(Data test, double[][] probabilities, int[] predictions) => new("Most confident mistakes",
        [
            .. predictions.Index()
                .Where(said => said.Item != test.Labels[said.Index])
                .OrderByDescending(said => probabilities[said.Index][said.Item])
                .Take(20)
                .Select(said => new Tile(
                    Mnist.Side,
                    test.Inputs[said.Index],
                    $"{test.Labels[said.Index]} → {said.Item}, {Percent(Math.Round(probabilities[said.Index][said.Item], 2))}")),
        ])
    {
        Caption = "The actual digit, the prediction, and the probability the network gave it. The most confident come first.",
    };

    private static Gallery Learned(double[][] before, double[][] after) =>
        new("What twenty hidden units have learned to look for",
            [
                .. after.Zip(before, (w, start) => w.Zip(start, (now, then) => now - then).ToArray())
                    .Take(20)
                    .Select((change, unit) => new Tile(Mnist.Side, Centred(change), $"unit {unit}") { IsTwoSided = true }),
            ])
        {
            Caption = "Each picture is a row of W₁ minus its random initial values. Ink on red activates the unit, ink on blue "
                + "inhibits it.",
        };

    private static double[] Centred(double[] change)
    {
        var largest = change.Max(Math.Abs);
        return [.. change.Select(w => 0.5 + (w / (2 * largest)))];
    }

    /// <summary>
    /// What goes on in the network for two digits: the one that it is surest of, and the one that it is least sure of.
    /// </summary>
    private static void DrawTwo(Page page, Data test, Network network, double[][] probabilities)
    {
        int[] rows =
        [
            probabilities.Index().MaxBy(row => row.Item.Max()).Index,
            probabilities.Index().MinBy(row => row.Item.Max()).Index,
        ];
        string[] names = [.. rows.Select((row, i) => $"{(i == 0 ? "a clear" : "an unclear")} {test.Labels[row]}")];

        page.Add(new Gallery(
            "A clear digit and an unclear one",
            [.. rows.Zip(names, (row, name) => new Tile(Mnist.Side, test.Inputs[row], name))])
        {
            Caption = "The test digit that the network is surest of, and the one that it is least sure of. The next two figures "
                + "show what happens to them on their way through the network.",
        });
        page.Add(new Chart(
            "Their hidden activations",
            "hidden unit",
            "h",
            [
                .. rows.Zip(names, (row, name) =>
                    new Dots(name, [.. Activations(network, test.Inputs[row]).Select((h, unit) => new Point(unit, h))])),
            ])
        {
            Caption = "Each digit activates some of the units and leaves others at 0. The output layer tells the digits apart by "
                + "these patterns alone: it never sees the pixels.",
        });
        page.Add(new Chart(
            "Their ten probabilities",
            new Axis("digit") { Names = _classes },
            new Axis("probability") { From = 0, To = 1 },
            [
                .. rows.Zip(names).Select((digit, i) =>
                    new Bars(
                        digit.Second,
                        [.. probabilities[digit.First].Select((p, k) => new Point(k + (0.4 * (i - 0.5)), p))],
                        Width: 0.4)),
            ])
        {
            Caption = "The ten probabilities of a digit add up to 1. The largest one is the prediction; how large it is says how "
                + "sure the network is.",
        });
    }

    /// <summary>h = max(0, W₁x + b₁).</summary>
    private static double[] Activations(Network network, double[] x) =>
        [.. network.W1.Zip(network.B1, (w, b) => Math.Max(0, w.Zip(x, (wj, xj) => wj * xj).Sum() + b))];

    private static Table Scored(int[][] confusion)
    {
        var scores = Metrics.Scores(confusion);
        int[] support = [.. confusion.Select(row => row.Sum())];
        string[] Row(string name, ClassScore score, int count) =>
            [name, Bare(score.Precision), Bare(score.Recall), Bare(score.F1), $"{count}"];
        double Weighted(Func<ClassScore, double> part) =>
            scores.Zip(support, (score, count) => part(score) * count).Sum() / support.Sum();
        var mean = new ClassScore(
            scores.Average(score => score.Precision), scores.Average(score => score.Recall), Metrics.MacroF1(confusion));
        var weighted = new ClassScore(
            Weighted(score => score.Precision), Weighted(score => score.Recall), Weighted(score => score.F1));
        return new Table(
            "Scores per digit, in %",
            ["digit", "P", "R", "F1", "support"],
            [
                .. scores.Select((score, digit) => Row(_classes[digit], score, support[digit])),
                Row("mean", mean, support.Sum()),
                Row("weighted", weighted, support.Sum()),
            ])
        {
            Caption = "P, precision: the fraction of predictions of this digit that are right. R, recall: the fraction of this "
                + "digit's images that are recognised. Support: the number of these images. In the mean every digit counts the "
                + "same, and its F1 is the macro F1; in the weighted mean a digit counts by its support.",
        };
    }

    /// <summary>Digits as inputs of the network.</summary>
    private sealed record Data(double[][] Inputs, double[][] Targets, int[] Labels)
    {
        public static Data Of(Digits digits) =>
            new(Preparation.ScalePixels(digits.Images), Preparation.OneHot(digits.Labels, Classes), digits.Labels);

        public Data Rows(int[] rows) =>
            new(
                [.. rows.Select(row => Inputs[row])],
                [.. rows.Select(row => Targets[row])],
                [.. rows.Select(row => Labels[row])]);
    }
}
