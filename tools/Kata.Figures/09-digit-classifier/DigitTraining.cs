using Katas.DigitClassifier;
using Katas.Toolbox;

namespace Kata.Figures;

/// <summary>Trains a network on all 60,000 training digits, a thousand at a time, so that a page can follow.</summary>
internal sealed class DigitTraining
{
    public const int All = 60_000;
    public const int Classes = 10;
    public const int Pixels = Mnist.Side * Mnist.Side;

    private const int Chunk = 1000;
    private const int Hidden = 64;
    private const int BatchSize = 16;
    private const double FirstRate = 0.2;
    private const double LastRate = 0.02;

    private readonly Lazy<(Idx Images, Idx Labels)> _digits = new(() => Mnist.Bytes("train"));

    /// <summary>How many digits it has learned from.</summary>
    public int Seen { get; private set; }

    /// <summary>The network, 784-64-10; null before the first digit.</summary>
    public Network? Network { get; private set; }

    /// <summary>Learns from the next thousand; null if there are no more.</summary>
    public Epoch? Next()
    {
        if (Seen >= All)
        {
            return null;
        }

        var (inputs, labels) = Rows(_digits.Value, Seen, Chunk);
        Network ??= Network.Create(Pixels, Hidden, Classes, seed: 1);
        var rate = FirstRate + ((LastRate - FirstRate) * Seen / All);
        var result = Network.TrainEpoch(inputs, Preparation.OneHot(labels, Classes), rate, BatchSize, seed: Seen);
        Seen += Chunk;
        return result;
    }

    /// <summary>Some of the digits, as inputs of the network.</summary>
    public static (double[][] Inputs, int[] Labels) Rows((Idx Images, Idx Labels) digits, int first, int count)
    {
        int[][] pixels =
        [
            .. Enumerable.Range(first, count).Select(row =>
                Array.ConvertAll(digits.Images.Values[(row * Pixels)..((row + 1) * Pixels)], pixel => (int)pixel)),
        ];
        int[] labels = [.. digits.Labels.Values[first..(first + count)].Select(label => (int)label)];
        return (Preparation.ScalePixels(pixels), labels);
    }
}
