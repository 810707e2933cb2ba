#:project ../solutions/Solutions.csproj
#:project ../toolbox/Toolbox.csproj
#:property PublishAot=false
// What happens if you change one thing.
//
//   dotnet run benchmarks/experiments.cs [hidden] [rate] [batch] [activation] [slopes] [linear] [shift] [init] [precision]
//                                                                                          without a word: all of them
//
// The first four train stage 05's network on two spiral arms and print the loss after some epochs, for several numbers of hidden
// units, learning rates, rows per step, and curves of stage 06; slopes prints how long the gradient of each layer is. These are
// means over five seeds. linear compares models without a hidden layer to networks with one, on XOR and on digits; shift trains
// on shifted copies of the digits too; init prints the variances of the signal and of the gradient through ten layers; precision
// does the same computation in 64 bits and in 32.
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Katas.Activations;
using Katas.DigitClassifier;
using Katas.FullMlp;
using Katas.Layers;
using Katas.Toolbox;
using Katas.WeightInitialisation;
using Gradients = Katas.FullMlp.Gradients;
using LayerNetwork = Katas.Layers.Network;
using Network = Katas.DigitClassifier.Network;
using Softmax = Katas.Layers.Softmax;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var usual = new Setting(Hidden: 16, LearningRate: 0.1, BatchSize: 16);
Experiment[] experiments =
[
    new(
        "hidden",
        "How many hidden units?",
        [.. ((int[])[2, 4, 8, 16, 32]).Select(hidden => ($"{hidden}", usual with { Hidden = hidden }))]),
    new(
        "rate",
        "How large a step?",
        [.. ((double[])[0.001, 0.01, 0.1, 1]).Select(rate => ($"η = {rate}", usual with { LearningRate = rate }))]),
    new(
        "batch",
        "How many rows per step?",
        [.. Setting.BatchSizes.Select(size => ($"{size}", usual with { BatchSize = size }))]),
];
(string Word, Action Print)[] programs =
[
    ("linear", Linear.Print), ("shift", Shift.Print), ("init", Initialisation.Print), ("precision", Precision.Print),
];
string[] words =
[
    .. experiments.Select(experiment => experiment.Word), "activation", "slopes", .. programs.Select(program => program.Word),
];
if (args.FirstOrDefault(word => !words.Contains(word)) is { } unknown)
{
    Console.WriteLine($"{unknown} is none of {string.Join(", ", words)}.");
    return 2;
}

var asked = args.Length == 0 ? words : args;
foreach (var (_, question, settings) in experiments.Where(experiment => asked.Contains(experiment.Word)))
{
    Print(question, [.. settings.Select(setting => setting.Name)], [.. settings.Select(setting => Run(setting.Setting, Loss))]);
}

if (asked.Contains("batch"))
{
    Console.WriteLine("\n  after 200 epochs      time       loss   accuracy   on new points");
    foreach (var size in Setting.BatchSizes)
    {
        var start = Stopwatch.GetTimestamp();
        (Mlp Network, int Seed)[] fitted =
        [
            .. Enumerable.Range(1, Setting.Seeds)
                .Select(seed => (Fit(usual with { BatchSize = size }, seed, (_, _, _) => { }), seed)),
        ];
        var time = Stopwatch.GetElapsedTime(start).TotalSeconds / Setting.Seeds;
        double Average(Func<Mlp, Dataset, double> measure, int another) =>
            fitted.Average(fit => measure(fit.Network, Dataset.Spirals(fit.Seed + another, arms: 2)));
        Console.WriteLine(
            $"  {$"{size} row{(size == 1 ? "" : "s")} per step",-18}{time,6:F2} s{Average(Loss, another: 0),11:F4}"
                + $"{Average(Accuracy, another: 0),11:P1}{Average(Accuracy, another: 100),16:P1}");
    }
}

if (asked.Contains("activation"))
{
    Curve[] curves =
    [
        new("ReLU", z => Relu.Value(z), a => Relu.DerivativeFromOutput(a)),
        new("tanh", Tanh.Value, Tanh.DerivativeFromOutput),
        new("sigmoid", Sigmoid.Value, Sigmoid.DerivativeFromOutput),
    ];
    Print(
        "Which curve?",
        [.. curves.Select(curve => curve.Name)],
        [.. curves.Select(curve => Mean(seed => Bent(usual, curve, seed)))]);
}

if (asked.Contains("slopes"))
{
    Print(
        "How long is the gradient?",
        ["|∂J/∂W₁|", "|∂J/∂W₂|"],
        [
            Run(usual, (network, rows) => Length(network, rows, slopes => slopes.W1.SelectMany(row => row))),
            Run(usual, (network, rows) => Length(network, rows, slopes => slopes.W2)),
        ]);
}

foreach (var (_, print) in programs.Where(program => asked.Contains(program.Word)))
{
    print();
}

return 0;

static void Print(string question, string[] names, double[][] columns)
{
    Console.WriteLine($"\n{question}\n\n  epoch{string.Concat(names.Select(name => $"{name,12}"))}");
    foreach (var (i, epoch) in Setting.Shown.Index())
    {
        Console.WriteLine($"  {epoch,5}{string.Concat(columns.Select(column => $"{column[i],12:F4}"))}");
    }
}

static double[] Run(Setting setting, Func<Mlp, Dataset, double> measure) => Mean(seed => Train(setting, measure, seed));

static double[] Mean(Func<int, double[]> train)
{
    var runs = Enumerable.Range(1, Setting.Seeds).Select(train).ToArray();
    return [.. Setting.Shown.Select((_, i) => runs.Average(run => run[i]))];
}

static double[] Train(Setting setting, Func<Mlp, Dataset, double> measure, int seed)
{
    var measured = new List<double>();
    Fit(setting, seed, (epoch, network, rows) =>
    {
        if (Setting.Shown.Contains(epoch))
        {
            measured.Add(measure(network, rows));
        }
    });
    return [.. measured];
}

static Mlp Fit(Setting setting, int seed, Action<int, Mlp, Dataset> afterEpoch)
{
    var (rows, network) = (Dataset.Spirals(seed, arms: 2), Mlp.Create(2, setting.Hidden, seed));
    double[] targets = [.. rows.Labels.Select(label => (double)label)];
    for (var epoch = 1; epoch <= Setting.Shown[^1]; epoch++)
    {
        network.Fit(rows.Inputs, targets, setting.LearningRate, epochs: 1, setting.BatchSize, seed: epoch);
        afterEpoch(epoch, network, rows);
    }

    return network;
}

// Stage 05's network with another curve in its hidden units: the same first weights, the same step.
static double[] Bent(Setting setting, Curve curve, int seed)
{
    var (rows, network, losses) = (Dataset.Spirals(seed, arms: 2), Mlp.Create(2, setting.Hidden, seed), new List<double>());
    double[] Hidden(double[] x) => [.. network.Forward(x).PreActivations.Select(curve.Value)];
    double Error(double[] h, int row) => network.B2 + h.Zip(network.W2, (a, w) => a * w).Sum() - rows.Labels[row];

    var (random, order) = (new Random(seed), Enumerable.Range(0, rows.Inputs.Length).ToArray());
    for (var epoch = 1; epoch <= Setting.Shown[^1]; epoch++)
    {
        random.Shuffle(order);
        foreach (var batch in order.Chunk(setting.BatchSize))
        {
            Gradients[] all = [.. batch.Select(row =>
            {
                var (x, h) = (rows.Inputs[row], Hidden(rows.Inputs[row]));
                var error = Error(h, row);
                double[] delta = [.. h.Zip(network.W2, (a, w) => error * w * curve.SlopeFromOutput(a))];
                return new Gradients(
                    [.. delta.Select(d => x.Select(feature => d * feature).ToArray())],
                    delta,
                    [.. h.Select(a => error * a)],
                    error);
            })];
            foreach (var slopes in all)
            {
                network.Update(slopes, setting.LearningRate / batch.Length);
            }
        }

        if (Setting.Shown.Contains(epoch))
        {
            losses.Add(rows.Inputs.Select((x, row) => Math.Pow(Error(Hidden(x), row), 2) / 2).Average());
        }
    }

    return [.. losses];
}

static double Loss(Mlp network, Dataset rows) =>
    rows.Inputs.Zip(rows.Labels, (x, y) => network.Forward(x).Output - y).Average(error => error * error / 2);

static double Accuracy(Mlp network, Dataset rows) =>
    rows.Inputs.Zip(rows.Labels, (x, y) => network.Forward(x).Output > 0.5 == y > 0.5 ? 1.0 : 0).Average();

// |g| = √Σ g², of the mean gradient over all rows.
static double Length(Mlp network, Dataset rows, Func<Gradients, IEnumerable<double>> part)
{
    double[][] all = [.. rows.Inputs.Zip(rows.Labels, (x, y) => part(network.Backward(x, y)).ToArray())];
    return Math.Sqrt(all[0].Select((_, i) => all.Average(slopes => slopes[i])).Sum(slope => slope * slope));
}

/// <summary>What can be changed.</summary>
internal sealed record Setting(int Hidden, double LearningRate, int BatchSize)
{
    /// <summary>The epochs to print.</summary>
    public static readonly int[] Shown = [1, 5, 20, 50, 100, 200];

    /// <summary>Rows per step: one, two sizes of mini-batch, all.</summary>
    public static readonly int[] BatchSizes = [1, 32, 100, 200];

    /// <summary>How many runs a number is the mean of.</summary>
    public const int Seeds = 5;
}

/// <summary>A question, and the settings that answer it.</summary>
internal sealed record Experiment(string Word, string Question, (string Name, Setting Setting)[] Settings);

/// <summary>An activation: its value at z, and its slope where it gave a.</summary>
internal sealed record Curve(string Name, Func<double, double> Value, Func<double, double> SlopeFromOutput);

/// <summary>A model without a hidden layer is a linear one: it underfits what no straight line separates.</summary>
internal static class Linear
{
    private const double LearningRate = 0.1;
    private const int BatchSize = 16;
    private const int Epochs = 20;

    public static void Print()
    {
        PrintXor();
        PrintDigits();
    }

    private static void PrintXor()
    {
        var xor = Dataset.Xor();
        double[][] targets = [.. xor.Labels.Select(label => (double[])[label])];
        double[] Losses(params ILayer[] layers) =>
        [
            .. new LayerNetwork(layers)
                .Fit(xor.Inputs, targets, learningRate: 0.2, epochs: 1000, batchSize: 4, seed: 1, new MeanSquaredError())
                .Select(epoch => epoch.Cost),
        ];
        var line = Losses(Dense.Create(2, 1, seed: 1));
        var network = Losses(Dense.Create(2, 8, seed: 1), Activation.Relu(), Dense.Create(8, 1, seed: 2));

        Console.WriteLine("\nA line or a network? XOR\n\n  epoch         2-1       2-8-1");
        foreach (var epoch in (int[])[1, 10, 100, 1000])
        {
            Console.WriteLine($"  {epoch,5}{line[epoch - 1],12:F4}{network[epoch - 1],12:F4}");
        }
    }

    private static void PrintDigits()
    {
        var (train, test) = (Few.Of(Mnist.Mini()), Few.Of(Mnist.Test()));
        var line = new LayerNetwork([Dense.Create(784, 10, seed: 1), new Softmax()]);
        var network = Network.Create(784, 64, 10, seed: 1);

        Console.WriteLine("\nA line or a network? 1,000 digits, tried on the 10,000 of the test\n");
        Console.WriteLine($"  {"",5}{"784-10:",12}{"",12}{"784-64-10:",16}");
        Console.WriteLine($"  epoch{"loss",12}{"train",9}{"test",9}{"loss",12}{"train",9}{"test",9}");
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            var fit = line.Fit(
                train.Inputs, train.Targets, LearningRate, epochs: 1, BatchSize, epoch, new CategoricalCrossEntropy())[0];
            var deep = network.TrainEpoch(train.Inputs, train.Targets, LearningRate, BatchSize, epoch);
            if (epoch is 1 or 5 or Epochs)
            {
                Console.WriteLine(
                    $"  {epoch,5}{fit.Cost,12:F4}{fit.Accuracy,9:P1}{test.Accuracy(x => line.Forward(x, isTraining: false)),9:P1}"
                        + $"{deep.Cost,12:F4}{deep.Accuracy,9:P1}{test.Accuracy(network.Probabilities),9:P1}");
            }
        }
    }
}

/// <summary>Data augmentation: each digit also shifted by a pixel, up, down, left and right.</summary>
internal static class Shift
{
    public static void Print()
    {
        var (digits, test) = (Mnist.Mini(), Few.Of(Mnist.Test()));
        (int Right, int Down)[] ways = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
        var more = new Digits(
            [.. ways.SelectMany(way => digits.Images.Select(image => Moved(image, way.Right, way.Down)))],
            [.. Enumerable.Repeat(digits.Labels, ways.Length).SelectMany(labels => labels)]);

        Console.WriteLine("\nAre shifted copies worth it? 784-64-10, tried on the 10,000 of the test, means over three seeds\n");
        Console.WriteLine("                                      steps      test");
        Print("1,000 digits, 50 epochs", Few.Of(digits), epochs: 50, test);
        Print("and four shifted copies, 10 epochs", Few.Of(more), epochs: 10, test);
    }

    private static void Print(string name, Few train, int epochs, Few test)
    {
        const int BatchSize = 20;
        var accuracy = Enumerable.Range(1, 3).Average(seed =>
        {
            var network = Network.Create(784, 64, 10, seed);
            network.Fit(train.Inputs, train.Targets, learningRate: 0.1, epochs, BatchSize, seed, (_, _) => { });
            return test.Accuracy(network.Probabilities);
        });
        Console.WriteLine($"  {name,-36}{epochs * train.Inputs.Length / BatchSize,5:N0}{accuracy,10:P1}");
    }

    /// <summary>The image moved to the right and down; paper, 0, comes in at the other side.</summary>
    private static int[] Moved(int[] image, int right, int down)
    {
        var moved = new int[image.Length];
        for (var y = Math.Max(0, down); y < Mnist.Side + Math.Min(0, down); y++)
        {
            for (var x = Math.Max(0, right); x < Mnist.Side + Math.Min(0, right); x++)
            {
                moved[(y * Mnist.Side) + x] = image[((y - down) * Mnist.Side) + x - right];
            }
        }

        return moved;
    }
}

/// <summary>Digits as a network takes them.</summary>
internal sealed record Few(double[][] Inputs, double[][] Targets, int[] Labels)
{
    public static Few Of(Digits digits) =>
        new(Preparation.ScalePixels(digits.Images), Preparation.OneHot(digits.Labels, 10), digits.Labels);

    public double Accuracy(Func<double[][], double[][]> probabilities) =>
        Metrics.Accuracy(Labels, Metrics.Predictions(probabilities(Inputs)));
}

/// <summary>The variances of the signal and of the gradient at each layer, before any training.</summary>
internal static class Initialisation
{
    private const int Units = 100;
    private const int Rows = 100;

    private static readonly int[] _shown = [1, 2, 5, 10];

    public static void Print()
    {
        int[] ten = [.. Enumerable.Repeat(Units, 11)];
        (string Name, double[][][] Weights)[] nets =
        [
            ("0.01", Weights.Layers(ten, (_, _) => 0.01, seed: 2)),
            ("1", Weights.Layers(ten, (_, _) => 1, seed: 2)),
            ("He", Weights.Layers(ten, Spread.He, seed: 2)),
            ("Glorot", Weights.Layers(ten, Spread.Glorot, seed: 2)),
            ("(r-½)√(2/n)", Weights.Layers(ten, (fanIn, _) => Math.Sqrt(2.0 / fanIn / 12), seed: 2)),
            ("all 1", [.. Enumerable.Range(0, 10).Select(_ => Ones(Units, Units))]),
        ];
        Print("Ten ReLU layers of 100 units", _shown, Activation.Relu, nets);

        int[] narrowing = [640, 320, 160, 80, 40, 20];
        Print(
            "Five tanh layers that narrow from 640 to 20",
            [1, 2, 3, 4, 5],
            Activation.Tanh,
            [
                ("1/fanIn", Weights.Layers(narrowing, (fanIn, _) => Math.Sqrt(1.0 / fanIn), seed: 2)),
                ("Glorot", Weights.Layers(narrowing, Spread.Glorot, seed: 2)),
            ]);
    }

    private static void Print(string title, int[] shown, Func<ILayer> activation, (string Name, double[][][] Weights)[] nets)
    {
        var runs = nets.Select(net => Variances(net.Weights, activation)).ToArray();
        Console.WriteLine($"\n{title}: the variance of the signal after each layer\n");
        Print(shown, nets, [.. runs.Select(run => run.Signal)]);
        Console.WriteLine("\n  and that of the gradient before each layer, on its way back from the last\n");
        Print(shown, nets, [.. runs.Select(run => run.Gradient)]);
    }

    private static void Print(int[] shown, (string Name, double[][][] Weights)[] nets, double[][] variances)
    {
        Console.WriteLine($"  layer{string.Concat(nets.Select(net => $"{net.Name,14}"))}");
        foreach (var layer in shown)
        {
            Console.WriteLine($"  {layer,5}{string.Concat(variances.Select(values => $"{values[layer - 1],14:G3}"))}");
        }
    }

    private static (double[] Signal, double[] Gradient) Variances(double[][][] weights, Func<ILayer> activation)
    {
        ILayer[] layers = [.. weights.Select(w => new LayerNetwork([new Dense(w, new double[w.Length]), activation()]))];
        var (signal, gradient) = (new double[layers.Length], new double[layers.Length]);
        var a = Weights.Normal(weights[0][0].Length, Rows, 1, seed: 1);
        for (var l = 0; l < layers.Length; l++)
        {
            a = layers[l].Forward(a, isTraining: true);
            signal[l] = Signal.Variance(a);
        }

        var g = Weights.Normal(weights[^1].Length, Rows, 1, seed: 3);
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            g = layers[l].Backward(g);
            gradient[l] = Signal.Variance(g);
        }

        return (signal, gradient);
    }

    private static double[][] Ones(int fanIn, int fanOut) =>
        [.. Enumerable.Range(0, fanOut).Select(_ => Enumerable.Repeat(1.0, fanIn).ToArray())];
}

/// <summary>The same network in 64 bits and in 32: stage 05's, with its parameters in one array.</summary>
internal static class Precision
{
    private const int Hidden = 16;
    private const double LearningRate = 0.2;

    public static void Print()
    {
        var rows = Dataset.Spirals(seed: 1, arms: 2);
        var start = Mlp.Create(2, Hidden, seed: 1);
        double[] theta = [.. start.W1.SelectMany(row => row), .. start.B1, .. start.W2, start.B2];
        var (wide, narrow) = (Losses<double>(rows, theta), Losses<float>(rows, theta));
        Console.WriteLine("\nHow many digits are enough? Training\n\n  epoch          float64          float32    difference");
        foreach (var epoch in Setting.Shown)
        {
            var (a, b) = (wide[epoch - 1], narrow[epoch - 1]);
            Console.WriteLine($"  {epoch,5}{a,17:F12}{b,17:F12}{Math.Abs(a - b),14:0.0e0}");
        }

        Console.WriteLine("\nHow many digits are enough? A gradient check: the relative error of the measured gradient\n");
        Console.WriteLine("         h     float64     float32");
        foreach (var step in (double[])[1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7])
        {
            var (inDouble, inFloat) = (Error<double>(rows, theta, step), Error<float>(rows, theta, step));
            Console.WriteLine($"  {step,8:0e0}{inDouble,12:0.0e0}{inFloat,12:0.0e0}");
        }
    }

    private static double[] Losses<T>(Dataset rows, double[] start)
        where T : IFloatingPointIeee754<T>
    {
        var (theta, losses) = (Array.ConvertAll(start, T.CreateChecked), new double[Setting.Shown[^1]]);
        for (var epoch = 0; epoch < losses.Length; epoch++)
        {
            var (loss, gradient) = Loss(theta, rows);
            losses[epoch] = double.CreateChecked(loss);
            for (var i = 0; i < theta.Length; i++)
            {
                theta[i] -= T.CreateChecked(LearningRate) * gradient[i];
            }
        }

        return losses;
    }

    /// <summary>|numeric − analytic| / |analytic|, each the length of a vector; the numeric one by central differences.</summary>
    private static double Error<T>(Dataset rows, double[] start, double step)
        where T : IFloatingPointIeee754<T>
    {
        var (theta, h) = (Array.ConvertAll(start, T.CreateChecked), T.CreateChecked(step));
        var (difference, length) = (0.0, 0.0);
        foreach (var (i, slope) in Loss(start, rows).Gradient.Index())
        {
            T At(T nudge) => Loss<T>([.. theta.Select((value, j) => i == j ? value + nudge : value)], rows).Value;
            var numeric = double.CreateChecked((At(h) - At(-h)) / (h + h));
            difference += (numeric - slope) * (numeric - slope);
            length += slope * slope;
        }

        return Math.Sqrt(difference / length);
    }

    /// <summary>J = 1/(2m) Σ (f − y)² and its gradient.</summary>
    private static (T Value, T[] Gradient) Loss<T>(T[] theta, Dataset rows)
        where T : IFloatingPointIeee754<T>
    {
        var (gradient, sum, m) = (new T[theta.Length], T.Zero, T.CreateChecked(rows.Labels.Length));
        var h = new T[Hidden];
        for (var row = 0; row < rows.Labels.Length; row++)
        {
            var (x1, x2) = (T.CreateChecked(rows.Inputs[row][0]), T.CreateChecked(rows.Inputs[row][1]));
            var error = theta[^1] - T.CreateChecked(rows.Labels[row]);
            for (var i = 0; i < Hidden; i++)
            {
                h[i] = T.Max(T.Zero, (theta[2 * i] * x1) + (theta[(2 * i) + 1] * x2) + theta[(2 * Hidden) + i]);
                error += theta[(3 * Hidden) + i] * h[i];
            }

            sum += error * error / T.CreateChecked(2);
            gradient[^1] += error / m;
            for (var i = 0; i < Hidden; i++)
            {
                var delta = h[i] > T.Zero ? error * theta[(3 * Hidden) + i] / m : T.Zero;
                gradient[2 * i] += delta * x1;
                gradient[(2 * i) + 1] += delta * x2;
                gradient[(2 * Hidden) + i] += delta;
                gradient[(3 * Hidden) + i] += error * h[i] / m;
            }
        }

        return (sum / m, gradient);
    }
}
