#:project ../solutions/Solutions.csproj
#:project ../toolbox/Toolbox.csproj
#:property PublishAot=false
// What happens if you change one thing: stage 05's network on two spiral arms, trained side by side.
//
//   dotnet run benchmarks/experiments.cs [hidden] [rate] [batch] [activation] [slopes]          without a word: all of them
//
// The first four print the loss after some epochs, for several numbers of hidden units, learning rates, rows a step, and curves
// of stage 06; slopes prints how long the gradient of each layer is. All are means over five seeds.
using System.Globalization;
using Katas.Activations;
using Katas.FullMlp;
using Katas.Toolbox;

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
        "How many rows a step?",
        [.. ((int[])[1, 16, 50, 200]).Select(size => ($"{size}", usual with { BatchSize = size }))]),
];
string[] words = [.. experiments.Select(experiment => experiment.Word), "activation", "slopes"];
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
    var runs = Enumerable.Range(1, 5).Select(train).ToArray();
    return [.. Setting.Shown.Select((_, i) => runs.Average(run => run[i]))];
}

static double[] Train(Setting setting, Func<Mlp, Dataset, double> measure, int seed)
{
    var (rows, network, measured) = (Dataset.Spirals(seed, arms: 2), Mlp.Create(2, setting.Hidden, seed), new List<double>());
    double[] targets = [.. rows.Labels.Select(label => (double)label)];
    for (var epoch = 1; epoch <= Setting.Shown[^1]; epoch++)
    {
        network.Fit(rows.Inputs, targets, setting.LearningRate, epochs: 1, setting.BatchSize, seed: epoch);
        if (Setting.Shown.Contains(epoch))
        {
            measured.Add(measure(network, rows));
        }
    }

    return [.. measured];
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
}

/// <summary>A question, and the settings that answer it.</summary>
internal sealed record Experiment(string Word, string Question, (string Name, Setting Setting)[] Settings);

/// <summary>An activation: its value at z, and its slope where it gave a.</summary>
internal sealed record Curve(string Name, Func<double, double> Value, Func<double, double> SlopeFromOutput);
