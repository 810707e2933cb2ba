#:project ../solutions/Solutions.csproj
#:project ../toolbox/Toolbox.csproj
#:property PublishAot=false
// What happens if you change one thing: stage 05's network on two spiral arms, trained side by side.
//
//   dotnet run benchmarks/experiments.cs [hidden] [rate] [batch] [slopes]          without a word: all of them
//
// hidden, rate and batch print the loss after some epochs for several numbers of hidden units, learning rates and rows a step;
// slopes prints how long the gradient of each layer is. All are means over five seeds.
using System.Globalization;
using Katas.FullMlp;
using Katas.Toolbox;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var usual = new Setting(Hidden: 16, LearningRate: 0.1, BatchSize: 16);
Experiment[] experiments =
[
    new("hidden", "How many hidden units?", [.. ((int[])[2, 4, 8, 16, 32]).Select(hidden => ($"{hidden}", usual with { Hidden = hidden }))]),
    new("rate", "How large a step?", [.. ((double[])[0.001, 0.01, 0.1, 1]).Select(rate => ($"η = {rate}", usual with { LearningRate = rate }))]),
    new("batch", "How many rows a step?", [.. ((int[])[1, 16, 50, 200]).Select(size => ($"{size}", usual with { BatchSize = size }))]),
];
string[] words = [.. experiments.Select(experiment => experiment.Word), "slopes"];
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

if (asked.Contains("slopes"))
{
    Print("How long is the gradient?", ["|∂J/∂W₁|", "|∂J/∂W₂|"], [Run(usual, (network, rows) => Length(network, rows, slopes => slopes.W1.SelectMany(row => row))), Run(usual, (network, rows) => Length(network, rows, slopes => slopes.W2))]);
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

static double[] Run(Setting setting, Func<Mlp, Dataset, double> measure)
{
    var runs = Enumerable.Range(1, 5).Select(seed => Train(setting, measure, seed)).ToArray();
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

static double Loss(Mlp network, Dataset rows) => rows.Inputs.Zip(rows.Labels, (x, y) => network.Forward(x).Output - y).Average(error => error * error / 2);

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
