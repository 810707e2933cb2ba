using Katas.DigitClassifier;
using Katas.Toolbox;

namespace Kata.Figures;

/// <summary>Trains a network on MNIST, and lets it read drawings.</summary>
public sealed class DigitClassifierPlayground : IPlayground
{
    private const int Measured = 1000;

    private readonly DigitTraining _training = new();
    private readonly Lazy<(Idx Images, Idx Labels)> _test = new(() => Mnist.Bytes("t10k"));

    /// <summary>
    /// <c>state</c> tells how far the training is; <c>train</c> goes on with it; <c>read</c> reads 28 × 28 pixels, each from 0
    /// to 255; <c>measure</c> reads the first thousand test digits; <c>digit</c> hands over a test digit.
    /// </summary>
    public string Answer(string requestJson)
    {
        var request = PlaygroundRequest.Read(requestJson);
        return request.OneOf("act", "state", "train", "read", "measure", "digit") switch
        {
            "state" => Progress(result: null),
            "train" => Progress(_training.Next()),
            "read" => Read(request.Numbers("pixels", DigitTraining.Pixels, DigitTraining.Pixels, 0, 255)),
            "measure" => Measure(),
            _ => Digit(request.Whole("row", 0, _test.Value.Labels.Values.Length - 1)),
        };
    }

    private string Progress(Epoch? result) => PlaygroundRequest.Answer(new
    {
        _training.Seen,
        Of = DigitTraining.All,
        result?.Cost,
        result?.Accuracy,
    });

    private string Read(double[] pixels)
    {
        var network = Trained();
        var x = Preparation.ScalePixels([Array.ConvertAll(pixels, pixel => (int)pixel)])[0];
        return PlaygroundRequest.Answer(new
        {
            Probabilities = network.Probabilities([x])[0],
            Hidden = Hidden(network, x),
        });
    }

    private string Measure()
    {
        var (inputs, labels) = DigitTraining.Rows(_test.Value, first: 0, Measured);
        var predictions = Metrics.Predictions(Trained().Probabilities(inputs));
        return PlaygroundRequest.Answer(new
        {
            Right = predictions.Zip(labels).Count(pair => pair.First == pair.Second),
            Of = Measured,
        });
    }

    private string Digit(int row) => PlaygroundRequest.Answer(new
    {
        Pixels = Array.ConvertAll(
            _test.Value.Images.Values[(row * DigitTraining.Pixels)..((row + 1) * DigitTraining.Pixels)], pixel => (int)pixel),
        Label = (int)_test.Value.Labels.Values[row],
    });

    /// <summary>h = max(0, W₁x + b₁).</summary>
    private static double[] Hidden(Network network, double[] x) =>
        [.. network.W1.Zip(network.B1, (w, b) => Math.Max(0, w.Zip(x, (wj, xj) => wj * xj).Sum() + b))];

    private Network Trained() =>
        _training.Network ?? throw new ArgumentException("The network is not trained yet: train it first.");
}
