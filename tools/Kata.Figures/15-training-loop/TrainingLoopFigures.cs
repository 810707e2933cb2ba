using System.Globalization;
using Katas.Toolbox;
using Katas.TrainingLoop;

namespace Kata.Figures;

public static class TrainingLoopFigures
{
    private const int Classes = 10;
    private const int BatchSize = 64;

    public static void Draw(Page page)
    {
        var isLittle = page.Effort == Effort.Little;
        AddPlane(
            page,
            "Noisy XOR",
            Of(Dataset.NoisyXor(seed: 1, rows: 200), classes: 2),
            Of(Dataset.NoisyXor(seed: 2, rows: 100), classes: 2),
            new Plan([2, 16, 2], LearningRate: 0.02, Epochs: isLittle ? 3 : 100, Patience: 20),
            (new Point(-0.6, -0.6), new Point(1.6, 1.6)),
            "200 rows to train on and 100 to validate on, in a cloud around each corner.");
        AddPlane(
            page,
            "Three spirals",
            Of(Dataset.Spirals(seed: 1, perArm: isLittle ? 10 : 100), classes: 3),
            Of(Dataset.Spirals(seed: 2, perArm: isLittle ? 10 : 50), classes: 3),
            new Plan([2, 32, 32, 3], LearningRate: 0.01, Epochs: isLittle ? 3 : 150, Patience: 40),
            (new Point(-1.2, -1.2), new Point(1.2, 1.2)),
            "Two hidden layers of 32 units. The validation rows are other points of the same arms.");
        AddDigits(page);
    }

    /// <summary>How a network is trained.</summary>
    private sealed record Plan(
        int[] Sizes, double LearningRate, int Epochs, int Patience, double Dropout = 0, double WeightDecay = 1e-4);

    private sealed record Examples(double[][] Inputs, double[][] Targets);

    private static (Trainer Trainer, Network Network, History History) Train(
        Page page, string what, Examples training, Examples validation, Plan plan, int batchSize)
    {
        var network = Network.Classifier(plan.Sizes, plan.Dropout, seed: 1);
        var trainer = new Trainer(network, new CrossEntropy(), new Optimiser("adam", plan.WeightDecay, maxNorm: 1));
        double Share(int epoch)
        {
            page.Progress(what, (double)epoch / plan.Epochs);
            return Schedule.WarmUpThenCosine(epoch, plan.Epochs, warmUp: 1);
        }

        var history = trainer.Fit(
            training.Inputs,
            training.Targets,
            plan.LearningRate,
            plan.Epochs,
            batchSize,
            seed: 1,
            validation.Inputs,
            validation.Targets,
            plan.Patience,
            Share);
        return (trainer, network, history);
    }

    private static void AddPlane(
        Page page,
        string title,
        Examples training,
        Examples validation,
        Plan plan,
        (Point From, Point To) corners,
        string caption)
    {
        var (trainer, network, history) = Train(page, $"training on {title}", training, validation, plan, batchSize: 20);
        page.Add(new Chart(
            title,
            "x₁",
            "x₂",
            [
                Regions.Of(
                    rows => Array.ConvertAll(network.Forward(rows, isTraining: false), Softmax),
                    corners.From,
                    corners.To,
                    page.Effort == Effort.Little ? 20 : 60),
                .. Enumerable.Range(0, plan.Sizes[^1]).Select(k =>
                    new Dots($"validation rows of class {k}", PointsOf(validation, k)) { Colour = k }),
            ])
        {
            IsSquare = true,
            Caption = $"{caption} {Percent(Accuracy(trainer, validation))} of the validation rows are right.",
        });
        AddCurves(page, title, history, "The triangle is the best epoch, whose weights were restored.");
    }

    private static void AddCurves(Page page, string title, History history, string caption)
    {
        var best = history.Validation.Index().MinBy(epoch => epoch.Item.Cost);
        page.Add(OverEpochs.Of(
            $"{title}: the cost of each epoch",
            new Axis("cost") { From = 0 },
            history.Training.Select(epoch => epoch.Cost),
            history.Validation.Select(epoch => epoch.Cost),
            caption,
            new Dots("best", [new Point(best.Index + 1, best.Item.Cost)])));
        page.Add(OverEpochs.Of(
            $"{title}: the accuracy of each epoch",
            "accuracy",
            history.Training.Select(epoch => epoch.Accuracy),
            history.Validation.Select(epoch => epoch.Accuracy),
            "The share of rows predicted correctly. The triangle is the epoch with the lowest validation cost.",
            new Dots("best", [new Point(best.Index + 1, best.Item.Accuracy)])));
    }

    private static void AddDigits(Page page)
    {
        var isFull = page.Effort == Effort.Full;
        var (training, validation, test) = isFull ? All() : Few();
        var (epochs, units) = page.Effort == Effort.Little ? (2, 16) : (15, 128);
        int[][] networks =
        [
            [Mnist.Side * Mnist.Side, units, units / 2, Classes], [Mnist.Side * Mnist.Side, units, units / 2, units / 4, Classes],
        ];
        List<string[]> rows = [];
        foreach (var sizes in networks)
        {
            var layers = string.Join('-', sizes);
            var plan = new Plan(sizes, LearningRate: 0.002, epochs, Patience: 5, Dropout: 0.1, WeightDecay: 1e-5);
            var (trainer, _, history) = Train(page, $"training {layers} on digits", training, validation, plan, BatchSize);
            AddCurves(
                page,
                $"Digits, {layers}",
                history,
                "Dropout is on in training only, so the validation cost can be the lower one.");
            rows.Add(
            [
                layers,
                Percent(history.Training.Max(epoch => epoch.Accuracy)),
                Percent(Accuracy(trainer, validation)),
                Percent(Accuracy(trainer, test)),
            ]);
        }

        page.Add(new Table(
            "Digits: two and three hidden layers", ["network", "training", "validation", "test"], [.. rows])
        {
            Caption = isFull
                ? "All of MNIST: 50,000 digits to train on, 10,000 to validate on, and the official 10,000 to test on."
                : "A thousand digits. The whole of MNIST takes minutes.",
        });
    }

    private static double Accuracy(Trainer trainer, Examples rows) => trainer.Evaluate(rows.Inputs, rows.Targets).Accuracy;

    private static Examples Of(Dataset data, int classes) =>
        new(data.Inputs, Array.ConvertAll(data.Labels, label => OneHot.Of(label, classes)));

    /// <summary>Mini-MNIST: of ten digits, six to train on, two to validate on and two to test on.</summary>
    private static (Examples Training, Examples Validation, Examples Test) Few()
    {
        var digits = Of(Mnist.Mini());
        return (Some(digits, row => row % 5 < 3), Some(digits, row => row % 5 == 3), Some(digits, row => row % 5 == 4));
    }

    private static (Examples Training, Examples Validation, Examples Test) All()
    {
        var digits = Of(Mnist.Train());
        return (Some(digits, row => row < 50_000), Some(digits, row => row >= 50_000), Of(Mnist.Test()));
    }

    private static Examples Of(Digits digits) => new(
        Array.ConvertAll(digits.Images, image => Array.ConvertAll(image, pixel => pixel / 255.0)),
        Array.ConvertAll(digits.Labels, label => OneHot.Of(label, Classes)));

    private static Examples Some(Examples examples, Func<int, bool> isWanted) => new(
        [.. examples.Inputs.Where((_, row) => isWanted(row))], [.. examples.Targets.Where((_, row) => isWanted(row))]);

    private static Point[] PointsOf(Examples examples, int label) =>
        [.. examples.Inputs.Where((_, row) => examples.Targets[row][label] == 1).Select(x => new Point(x[0], x[1]))];

    /// <summary>p = softmax(z): the slope of the given loss is p − y, here with y = 0.</summary>
    private static double[] Softmax(double[] z) => new CrossEntropy().Gradient([z], [new double[z.Length]])[0];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}\u00A0%");
}
