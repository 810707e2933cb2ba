#:project ../solutions/Solutions.csproj
#:project ../toolbox/Toolbox.csproj
#:property PublishAot=false
// Symptoms of a network in trouble, each with its cure. docs/debugging-networks.md explains them.
//
//   dotnet run benchmarks/symptoms.cs [fault] [nan] [flat] [dead] [underfits] [lags] [slow]      without a word: all of them
//
// fault holds a gradient with a fault in it against the cost, with stage 11's checker; dead looks into two trained networks of
// stage 10, layer by layer; the others train stage 05's network twice.
// It ends with 1 if a symptom does not show or its cure does not help, and with 2 for another word.
using System.Globalization;
using Katas.FullMlp;
using Katas.GradientCheck;
using Katas.Layers;
using Katas.Toolbox;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var xor = new Setting(Rows.Noisy(seed: 1, 200), Rows.Noisy(seed: 2, 400), LearningRate: 0.1, Epochs: 30, () =>
    Mlp.Create(2, 8, seed: 2));
var mislabelled = new Setting(
    Rows.Noisy(seed: 1, 24, noise: 0.3, wrong: 0.2),
    Rows.Noisy(seed: 2, 400, noise: 0.3, wrong: 0.2),
    LearningRate: 0.1,
    Epochs: 1200,
    () => Mlp.Create(2, 64, seed: 2));
Symptom[] symptoms =
[
    new(
        "nan", "The loss is not a number",
        "features from 0 to 255, as they came",
        xor with { Data = Rows.Noisy(seed: 1, 200, scale: 255), Fresh = Rows.Noisy(seed: 2, 400, scale: 255) },
        "divided by 255", xor,
        sick => !double.IsFinite(sick[^1].Loss), cured => cured[^1].Validation > 0.95),
    new(
        "flat", "The loss does not fall",
        "every weight begins at 0",
        xor with
        {
        Create = () => new Mlp([.. Enumerable.Range(0, 8).Select(_ => new double[2])], new double[8], new double[8], 0),
        },
        "every weight is drawn from N(0, 2/fanIn)", xor,
        sick => sick[^1].Loss > 0.9 * sick[0].Loss, cured => cured[^1].Validation > 0.95),
    new(
        "underfits", "Training and validation are equally poor",
        "one hidden unit", xor with { Create = () => Mlp.Create(2, 1, seed: 2) },
        "eight hidden units", xor,
        sick => sick[^1].Accuracy < 0.8 && sick[^1].Validation < 0.8, cured => cured[^1].Validation > 0.95),
    new(
        "lags", "The validation lags behind",
        "64 hidden units, 24 rows, a fifth mislabelled", mislabelled,
        "1,000 such rows", mislabelled with { Data = Rows.Noisy(seed: 1, 1000, noise: 0.3, wrong: 0.2), Epochs = 30 },
        sick => sick[^1].Accuracy - sick[^1].Validation > 0.15, cured => cured[^1].Accuracy - cured[^1].Validation < 0.05),
    new(
        "slow", "The loss falls, but slowly",
        "η = 0.001", xor with { LearningRate = 0.001 },
        "η = 0.1", xor,
        sick => sick[^1].Loss < 0.9 * sick[0].Loss && sick[^1].Validation < 0.95, cured => cured[^1].Validation > 0.95),
];

string[] words = ["fault", "dead", .. symptoms.Select(symptom => symptom.Word)];
if (args.FirstOrDefault(word => !words.Contains(word)) is { } unknown)
{
    Console.WriteLine($"{unknown} is none of {string.Join(", ", words)}.");
    return 2;
}

var failures = 0;
var asked = args.Length == 0 ? words : args;
if (asked.Contains("fault"))
{
    failures += Fault.IsFound() ? 0 : 1;
}

if (asked.Contains("dead"))
{
    failures += Dead.IsFound() ? 0 : 1;
}

foreach (var symptom in symptoms.Where(symptom => asked.Contains(symptom.Word)))
{
    var (sick, cured) = (Train(symptom.Sick), Train(symptom.Cured));
    Console.WriteLine($"\n{symptom.Title}\n");
    Console.WriteLine($"  {symptom.WithFault,-48}  {symptom.WithCure}");
    Console.WriteLine($"  {Line.Heading,-48}  {Line.Heading}");
    for (var i = 0; i < sick.Length; i++)
    {
        Console.WriteLine($"  {sick[i],-48}  {cured[i]}");
    }

    var holds = symptom.Shows(sick) && symptom.Helps(cured);
    failures += holds ? 0 : 1;
    Console.WriteLine(holds ? "  the symptom shows, and the cure helps" : "  NOT AS IT SHOULD BE");
}

return failures;

static Line[] Train(Setting setting)
{
    var (network, epochs) = (setting.Create(), new List<Line>());
    for (var epoch = 1; epoch <= setting.Epochs; epoch++)
    {
        network.Fit(setting.Data.Inputs, setting.Data.Targets, setting.LearningRate, epochs: 1, batchSize: 16, seed: epoch);
        if (epoch == 1 || epoch % (setting.Epochs / 6) == 0)
        {
            epochs.Add(new Line(
                epoch, setting.Data.Loss(network), setting.Data.Accuracy(network), setting.Fresh.Accuracy(network)));
        }
    }

    return [.. epochs];
}

/// <summary>XOR with noise: rows near the four corners, some of them with the wrong label.</summary>
internal sealed record Rows(double[][] Inputs, double[] Targets)
{
    public static Rows Noisy(int seed, int count, double noise = 0.1, double wrong = 0, double scale = 1)
    {
        var random = new Random(seed);
        double Normal() => Dataset.StandardNormal(random);
        return new Rows(
            [.. Enumerable.Range(0, count)
                .Select(i => (double[])[scale * ((i & 1) + (noise * Normal())), scale * (((i >> 1) & 1) + (noise * Normal()))])],
            [
            .. Enumerable.Range(0, count).Select(i => (double)((i & 1) ^ ((i >> 1) & 1) ^ (random.NextDouble() < wrong ? 1 : 0))),
            ]);
    }

    public double Loss(Mlp network) =>
        Inputs.Zip(Targets, (x, y) => network.Forward(x).Output - y).Average(error => error * error / 2);

    public double Accuracy(Mlp network) =>
        Inputs.Zip(Targets, (x, y) => network.Forward(x).Output > 0.5 == y > 0.5 ? 1.0 : 0).Average();
}

/// <summary>All that a training depends on.</summary>
/// <param name="Data">The rows to train on.</param>
/// <param name="Fresh">Rows of the same kind, for validation.</param>
/// <param name="LearningRate">η.</param>
/// <param name="Epochs">How often every row is seen.</param>
/// <param name="Create">Makes the network.</param>
internal sealed record Setting(Rows Data, Rows Fresh, double LearningRate, int Epochs, Func<Mlp> Create);

/// <summary>A row of a training table.</summary>
internal sealed record Line(int Number, double Loss, double Accuracy, double Validation)
{
    public const string Heading = "epoch        loss   accuracy   validation";

    public override string ToString() => $"{Number,5}{Loss,12:G4}{Accuracy,11:P1}{Validation,13:P1}";
}

/// <summary>A training that shows it, a training that does not, and how to tell.</summary>
internal sealed record Symptom(
    string Word,
    string Title,
    string WithFault,
    Setting Sick,
    string WithCure,
    Setting Cured,
    Func<Line[], bool> Shows,
    Func<Line[], bool> Helps);

/// <summary>
/// A gradient that lost the hidden units' slope on its way to W1: the commonest fault that still trains, badly.
/// </summary>
internal static class Fault
{
    private static readonly string[] _names =
    [
        "W1[0][0]", "W1[0][1]", "W1[1][0]", "W1[1][1]", "b1[0]", "b1[1]", "W2[0]", "W2[1]", "b2",
    ];
    private static readonly double[] _x = [0.8, -0.3];
    private const double Target = 1;

    public static bool IsFound()
    {
        double[] parameters = [0.5, -0.4, -0.7, 0.2, 0.1, 0.05, 0.9, -0.6, 0.3];
        var (right, wrong) = (GradientChecker.Check(
            Loss, Gradient, parameters, _names), GradientChecker.Check(Loss, Faulty, parameters, _names));
        Console.WriteLine("\nIs the gradient right?\n");
        Console.WriteLine("  parameter      numeric   backward   verdict       slope of the ReLU left out   verdict");
        for (var i = 0; i < _names.Length; i++)
        {
            var (healthy, faulty) = (right.Cells[i], wrong.Cells[i]);
            // + 0.0: a slope of −0 is shown as 0.
            Console.WriteLine(
                $"  {healthy.Name,-10}{healthy.Numeric + 0.0,12:F6}{healthy.Analytic + 0.0,11:F6}   {healthy.Verdict,-12}"
                    + $"{faulty.Analytic + 0.0,28:F6}   {faulty.Verdict}{(i == wrong.Worst ? "   ← the worst" : "")}");
        }

        var holds = right.Verdict == "good" && wrong.Verdict == "wrong";
        Console.WriteLine(holds ? "  the right gradient is cleared, and the fault is found" : "  NOT AS IT SHOULD BE");
        return holds;
    }

    private static Mlp Network(double[] p) => new([[p[0], p[1]], [p[2], p[3]]], [p[4], p[5]], [p[6], p[7]], p[8]);

    private static double Loss(double[] p) => Math.Pow(Network(p).Forward(_x).Output - Target, 2) / 2;

    private static double[] Gradient(double[] p)
    {
        var slopes = Network(p).Backward(_x, Target);
        return [.. slopes.W1.SelectMany(row => row), .. slopes.B1, .. slopes.W2, slopes.B2];
    }

    /// <summary>δ = (f − y)·w₂ for every hidden unit, also for those that are off.</summary>
    private static double[] Faulty(double[] p)
    {
        var error = Network(p).Forward(_x).Output - Target;
        double[] delta = [error * p[6], error * p[7]];
        return [.. delta.SelectMany(d => _x.Select(x => d * x)), .. delta, .. Gradient(p)[6..]];
    }
}

/// <summary>The hidden activations of a trained network, layer by layer: their mean, their spread, and the dead units.</summary>
internal static class Dead
{
    private const int Units = 32;

    public static bool IsFound()
    {
        Console.WriteLine("\nAre the ReLUs dead?");
        var (sick, cured) = (Train("η = 2", learningRate: 2), Train("η = 0.2", learningRate: 0.2));
        var holds = sick > Units / 2 && cured < Units / 4;
        Console.WriteLine(holds ? "  the symptom shows, and the cure helps" : "  NOT AS IT SHOULD BE");
        return holds;
    }

    /// <summary>Trains on three spiral arms, and prints a line for each hidden layer.</summary>
    /// <returns>How many hidden units are 0 on every row.</returns>
    private static int Train(string name, double learningRate)
    {
        var spirals = Dataset.Spirals(seed: 1);
        double[][] targets =
        [
            .. spirals.Labels.Select(label => Enumerable.Range(0, 3).Select(arm => arm == label ? 1.0 : 0).ToArray()),
        ];
        ILayer[] hidden =
        [
            .. Enumerable.Range(0, 3).Select(layer =>
                new Network([Dense.Create(layer == 0 ? 2 : Units, Units, seed: layer + 1), Activation.Relu()])),
        ];
        var result = new Network([.. hidden, Dense.Create(Units, 3, seed: 4), new Softmax()])
            .Fit(spirals.Inputs, targets, learningRate, epochs: 60, batchSize: 32, seed: 1, new CategoricalCrossEntropy())[^1];

        Console.WriteLine($"\n  {name}: loss {result.Cost:F3}, accuracy {result.Accuracy:P1} after 60 epochs\n");
        Console.WriteLine("  hidden layer      mean    spread   dead units");
        var (a, total) = (spirals.Inputs, 0);
        foreach (var (i, layer) in hidden.Index())
        {
            a = layer.Forward(a, isTraining: false);
            double[] all = [.. a.SelectMany(row => row)];
            var mean = all.Average();
            var spread = Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
            var dead = Enumerable.Range(0, Units).Count(unit => a.All(row => row[unit] == 0));
            total += dead;
            Console.WriteLine($"  {i + 1,12}{mean,10:F3}{spread,10:F3}{dead,7} of {Units}");
        }

        return total;
    }
}
