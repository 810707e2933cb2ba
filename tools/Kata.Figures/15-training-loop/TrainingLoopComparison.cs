using Katas.Toolbox;
using Katas.TrainingLoop;

namespace Kata.Figures;

public static class TrainingLoopComparison
{
    private const double LearningRate = 0.01;
    private const int Steps = 100;
    private const int BatchSize = 30;
    private const int Classes = 3;

    /// <summary>2-32-32-3 by Adam on three spirals, in batches of 30.</summary>
    public static double Compare(Page page, Func<string, string> pytorch) =>
        Comparison.Add(page, "three spirals by Adam", Create, new("adam", "cross-entropy", LearningRate), Batches(), pytorch);

    private static Trainee Create()
    {
        var network = Network.Classifier([2, 32, 32, Classes], dropout: 0, seed: 1);
        var trainer = new Trainer(network, new CrossEntropy(), new Optimiser("adam", weightDecay: 0, double.PositiveInfinity));
        return new Trainee(
            () => [.. network.Parameters.Chunk(2).Select(layer => Dense(layer[0].Values, layer[1].Values))],
            batch => trainer.TrainEpoch(batch.Inputs, batch.Targets, LearningRate, batch.Inputs.Length, seed: 1).Cost);
    }

    private static DenseLayer Dense(double[] weights, double[] biases) =>
        new([.. weights.Chunk(weights.Length / biases.Length)], [.. biases]);

    private static Batch[] Batches()
    {
        var spirals = Dataset.Spirals(seed: 1);
        var rows = spirals.Inputs.Zip(spirals.Labels, (input, label) => (Input: input, Label: label)).ToArray();
        new Random(1).Shuffle(rows);
        var batches = rows.Chunk(BatchSize).Select(batch => Batch.Of(batch, Classes)).ToArray();
        return [.. Enumerable.Range(0, Steps).Select(step => batches[step % batches.Length])];
    }
}
