using Katas.DigitClassifier;

namespace Kata.Figures;

/// <summary>The network that <c>kata export</c> writes into a file.</summary>
public static class DigitClassifierExport
{
    private const int Little = 20_000;

    /// <summary>Trains it as the playground does: W₁, b₁, W₂, b₂, a vector as a single row.</summary>
    /// <param name="effort">With <see cref="Effort.Little"/>, it learns from 20,000 digits instead of 60,000.</param>
    /// <param name="progress">Told what is done, and how much of it, 0 to 1.</param>
    public static double[][][] Train(Effort effort, Action<string, double> progress)
    {
        var training = new DigitTraining();
        var all = effort == Effort.Little ? Little : DigitTraining.All;
        while (training.Seen < all)
        {
            training.Next();
            progress($"training on {all} digits", (double)training.Seen / all);
        }

        var network = training.Network!;
        return [network.W1, [network.B1], network.W2, [network.B2]];
    }

    /// <summary>The probabilities that this network gives, by the stage's code.</summary>
    public static double[][] Probabilities(double[][][] network, double[][] inputs) =>
        new Network(network[0], network[1][0], network[2], network[3][0]).Probabilities(inputs);
}
