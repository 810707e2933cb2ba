using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kata.Figures;

/// <summary>A dense layer's parameters.</summary>
/// <param name="Weights">One row per unit.</param>
/// <param name="Biases">One per unit.</param>
public sealed record DenseLayer(double[][] Weights, double[] Biases);

/// <summary>The rows of one step.</summary>
/// <param name="Inputs">m rows of features.</param>
/// <param name="Targets">m rows, one value per output.</param>
public sealed record Batch(double[][] Inputs, double[][] Targets)
{
    /// <summary>Rows of a classifier, with one-hot targets.</summary>
    public static Batch Of((double[] Input, int Label)[] rows, int classes) => new(
        Array.ConvertAll(rows, row => row.Input), Array.ConvertAll(rows, row => OneHot.Of(row.Label, classes)));
}

/// <summary>How both train.</summary>
/// <param name="Optimiser">sgd or adam, with PyTorch's defaults.</param>
/// <param name="Loss">half-squared or cross-entropy; the mean over a batch's rows.</param>
/// <param name="LearningRate">η.</param>
public sealed record Method(string Optimiser, string Loss, double LearningRate);

/// <summary>What PyTorch trains: dense layers with ReLU between them, one step per batch.</summary>
/// <param name="Layers">The parameters at the start.</param>
/// <param name="Method">How.</param>
/// <param name="Batches">The batches, in order.</param>
public sealed record Training(DenseLayer[] Layers, Method Method, Batch[] Batches);

/// <summary>A trained network.</summary>
/// <param name="Layers">The parameters at the end.</param>
/// <param name="Losses">The loss of each batch, before its step.</param>
/// <param name="Seconds">How long the steps took.</param>
/// <param name="Version">PyTorch's version.</param>
public sealed record Trained(DenseLayer[] Layers, double[] Losses, double Seconds, string Version = "");

/// <summary>A network to train, from the same start each time it is made.</summary>
/// <param name="Layers">Its parameters as they are now.</param>
/// <param name="Step">Takes one step on a batch; the loss before it.</param>
public sealed record Trainee(Func<DenseLayer[]> Layers, Func<Batch, double> Step);

/// <summary>Trains a network in C# and by PyTorch: the same weights, the same batches, the same order.</summary>
public static class Comparison
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds the loss curves and a table to a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">What is trained.</param>
    /// <param name="create">Makes the network, untrained.</param>
    /// <param name="method">How both train.</param>
    /// <param name="batches">The batches, in order.</param>
    /// <param name="pytorch">Sends JSON to pytorch.py, and returns its answer.</param>
    /// <returns>The largest |yours − PyTorch's| / (1 + |PyTorch's|) of all losses and final parameters.</returns>
    public static double Add(
        Page page,
        string title,
        Func<Trainee> create,
        Method method,
        Batch[] batches,
        Func<string, string> pytorch)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(pytorch);

        page.Progress($"training on {title}", 0.1);
        _ = Train(create(), batches); // The first time is slower, for PyTorch too.
        var yours = Train(create(), batches);
        page.Progress("PyTorch trains the same network", 0.5);
        var task = new Training(create().Layers(), method, batches);
        var theirs = JsonSerializer.Deserialize<Trained>(pytorch(JsonSerializer.Serialize(task, _json)), _json)!;
        page.Progress("done", 1);

        var difference = Numbers(yours).Zip(Numbers(theirs), Difference).Max();
        page.Add(new Chart(
            $"Loss per step: {title}",
            "step",
            "loss",
            Curve.Of("yours", yours.Losses),
            Curve.Of("PyTorch", theirs.Losses) with { IsDashed = true })
        {
            Caption = "The same weights, the same batches in the same order, one step per batch: the second curve covers the "
                + "first.",
        });
        page.Add(new Table(
            $"{batches.Length} steps on {title}",
            ["", "yours", "PyTorch"],
            ["loss before the first step", Number(yours.Losses[0]), Number(theirs.Losses[0])],
            ["loss before the last step", Number(yours.Losses[^1]), Number(theirs.Losses[^1])],
            ["milliseconds", Number(1_000 * yours.Seconds), Number(1_000 * theirs.Seconds)])
        {
            Caption = $"Largest difference of all losses and parameters, relative to 1 + |value|: {Number(difference)}. PyTorch "
                + $"{theirs.Version} in float64, on one thread.",
        });
        return difference;
    }

    private static Trained Train(Trainee network, Batch[] batches)
    {
        var clock = Stopwatch.StartNew();
        var losses = Array.ConvertAll(batches, batch => network.Step(batch));
        return new Trained(network.Layers(), losses, clock.Elapsed.TotalSeconds);
    }

    private static IEnumerable<double> Numbers(Trained network) =>
        network.Losses.Concat(network.Layers.SelectMany(layer => layer.Weights.SelectMany(row => row).Concat(layer.Biases)));

    /// <summary>NaN counts as infinitely different: the largest of some numbers and NaN must not be one of the numbers.</summary>
    private static double Difference(double yours, double theirs) =>
        Math.Abs(yours - theirs) / (1 + Math.Abs(theirs)) is var difference && double.IsNaN(difference)
            ? double.PositiveInfinity
            : difference;

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
