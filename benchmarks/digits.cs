#:project ../solutions/Solutions.csproj
#:property PublishAot=false
// The reference solution of stage 09 reads all of MNIST: it learns from the 60,000 digits and is tried on the official 10,000.
//
//   dotnet run benchmarks/digits.cs [hidden units, 128 by default] [epochs, 10 by default] [validation digits, 0 by default]
//
// Validation digits are the last ones of the 60,000; the network learns from the others. What it prints: the training table, how
// long it took, the accuracy on the test, each digit's precision, recall, F1 and support (how many test digits there are of it),
// the means of these, and which digit was taken for which.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Katas.DigitClassifier;
using Katas.Toolbox;

const double LearningRate = 0.2;
const int BatchSize = 64;
const int Seed = 1;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var hidden = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 128;
var epochs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
var held = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;

var start = Stopwatch.GetTimestamp();
var folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ThisFile()))!, "data", "mnist");
var (train, test) = (Mnist.Train(folder), Mnist.Test(folder));
var (images, oneHot) = (Preparation.ScalePixels(train.Images), Preparation.OneHot(train.Labels, 10));
var (inputs, targets) = (images[..^held], oneHot[..^held]);
Console.WriteLine($"{images.Length} digits read in {Seconds()}; 784-{hidden}-10, η = {LearningRate}, batches of {BatchSize}\n");

start = Stopwatch.GetTimestamp();
var table = new TrainingTable(Console.Out);
var progress = Console.IsOutputRedirected ? null : new ProgressLine(Console.Out, epochs);
var network = Network.Create(inputs[0].Length, hidden, 10, Seed);
progress?.Show(0, $"epoch 1 of {epochs}");
network.Fit(inputs, targets, LearningRate, epochs, BatchSize, Seed, (epoch, result) =>
{
    progress?.Clear();
    table.Add(epoch, result.Cost, result.Accuracy, held > 0 ? Validate(network) : null);
    if (epoch < epochs)
    {
        progress?.Show(epoch, $"epoch {epoch + 1} of {epochs}");
    }
});
Console.WriteLine($"\ntrained in {Seconds()}");

var predictions = Metrics.Predictions(network.Probabilities(Preparation.ScalePixels(test.Images)));
var confusion = Metrics.ConfusionMatrix(test.Labels, predictions, 10);
var accuracy = Metrics.Accuracy(test.Labels, predictions);
Console.WriteLine(
    $"{accuracy:P2} of {predictions.Length} test digits right, an error of {1 - accuracy:P2}; macro F1 "
        + $"{Metrics.MacroF1(confusion):F4}\n");

Console.WriteLine("digit  precision   recall       F1  support      called as");
Console.WriteLine($"{"",51}{string.Concat(Enumerable.Range(0, 10).Select(digit => $"{digit,6}"))}");
var scores = Metrics.Scores(confusion);
int[] support = [.. confusion.Select(row => row.Sum())];
foreach (var (digit, score) in scores.Index())
{
    Console.WriteLine(
        $"{digit,5}{score.Precision,11:P2}{score.Recall,9:P2}{score.F1,9:F4}{support[digit],9}        "
            + $"{string.Concat(confusion[digit].Select(count => $"{count,6}"))}");
}

PrintMean("mean", _ => 1);
PrintMean("weighted", digit => support[digit]);

// The mean over the digits, each with a weight: equal weights, or as many as there are test digits of it.
void PrintMean(string name, Func<int, double> weight)
{
    var total = Enumerable.Range(0, 10).Sum(weight);
    double Mean(Func<ClassScore, double> part) => scores.Index().Sum(score => weight(score.Index) * part(score.Item)) / total;
    Console.WriteLine(
        $"{name,-8}{Mean(score => score.Precision),8:P2}{Mean(score => score.Recall),9:P2}{Mean(score => score.F1),9:F4}"
            + $"{support.Sum(),9}");
}

(double Loss, double Accuracy) Validate(Network network) => (
    network.Cost(images[^held..], oneHot[^held..]),
    Metrics.Accuracy(train.Labels[^held..], Metrics.Predictions(network.Probabilities(images[^held..]))));

string Seconds() => $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s";

static string ThisFile([CallerFilePath] string path = "") => path;
