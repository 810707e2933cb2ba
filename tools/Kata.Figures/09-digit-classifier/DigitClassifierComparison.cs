using Katas.DigitClassifier;
using Katas.Toolbox;

namespace Kata.Figures;

public static class DigitClassifierComparison
{
    private const double LearningRate = 0.1;
    private const int Steps = 100;
    private const int BatchSize = 32;
    private const int Classes = 10;

    /// <summary>784-128-10 on the digits of mini-MNIST, in batches of 32.</summary>
    public static double Compare(Page page, Func<string, string> pytorch) =>
        Comparison.Add(page, "digits", Create, new("sgd", "cross-entropy", LearningRate), Batches(), pytorch);

    private static Trainee Create()
    {
        var network = Network.Create(Mnist.Side * Mnist.Side, hidden: 128, Classes, seed: 1);
        return new Trainee(
            () => [new(network.W1, network.B1), new(network.W2, network.B2)],
            batch => network.TrainEpoch(batch.Inputs, batch.Targets, LearningRate, batch.Inputs.Length, seed: 1).Cost);
    }

    private static Batch[] Batches()
    {
        var digits = Mnist.Mini();
        var batches = digits.Images.Zip(digits.Labels, (image, label) => (Array.ConvertAll(image, pixel => pixel / 255.0), label))
            .Chunk(BatchSize)
            .Select(rows => Batch.Of(rows, Classes))
            .ToArray();
        return [.. Enumerable.Range(0, Steps).Select(step => batches[step % batches.Length])];
    }
}
