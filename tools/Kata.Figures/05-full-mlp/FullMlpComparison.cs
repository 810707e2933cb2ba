using Katas.FullMlp;
using Katas.Toolbox;

namespace Kata.Figures;

public static class FullMlpComparison
{
    private const double LearningRate = 0.1;
    private const int Steps = 100;
    private const int BatchSize = 20;

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
        var (xor, random) = (Dataset.Xor(), new Random(1));
        var rows = Enumerable.Range(0, Steps / 10 * BatchSize)
            .Select(i => (
                Inputs: xor.Inputs[i % 4].Select(x => x + (0.1 * Dataset.StandardNormal(random))).ToArray(),
                Targets: (double[])[xor.Labels[i % 4]]))
            .ToArray();
        return Enumerable.Range(0, Steps).Select(step =>
        {
            var batch = rows.AsSpan(step % 10 * BatchSize, BatchSize).ToArray();
            return new Batch(Array.ConvertAll(batch, row => row.Inputs), Array.ConvertAll(batch, row => row.Targets));
        });
    }
}
