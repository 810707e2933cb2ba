using Katas.FullMlp;
using Katas.Toolbox;

namespace Kata.Figures;

public static class FullMlpComparison
{
    private const double LearningRate = 0.1;
    private const int Steps = 100;
    private const int BatchSize = 20;
    private const int Epochs = 10;

    /// <summary>XOR with noise on its inputs: 200 rows in batches of 20, ten times.</summary>
    public static double Compare(Page page, Func<string, string> pytorch) =>
        Comparison.Add(page, "noisy XOR", Create, new("sgd", "half-squared", LearningRate), [.. Batches()], pytorch);

    private static Trainee Create()
    {
        var mlp = Mlp.Create(inputs: 2, hidden: 8, seed: 1);
        return new Trainee(
            () => [new(mlp.W1, mlp.B1), new([mlp.W2], [mlp.B2])],
            batch =>
            {
                double[] targets = [.. batch.Targets.Select(row => row[0])];
                return mlp.Fit(batch.Inputs, targets, LearningRate, epochs: 1, batch.Inputs.Length, seed: 1)[0];
            });
    }

    private static IEnumerable<Batch> Batches()
    {
        var xor = Dataset.NoisyXor(seed: 1, rows: Steps / Epochs * BatchSize, noise: 0.1);
        var batches = xor.Inputs.Zip(xor.Labels, (input, label) => (Input: input, Target: (double[])[label]))
            .Chunk(BatchSize)
            .Select(rows => new Batch(Array.ConvertAll(rows, row => row.Input), Array.ConvertAll(rows, row => row.Target)))
            .ToArray();
        return Enumerable.Repeat(batches, Epochs).SelectMany(epoch => epoch);
    }
}
