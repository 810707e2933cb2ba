namespace Katas.BugHunt;

/// <summary>Deals rows into mini-batches.</summary>
public static class ShufflingTrainer
{
    /// <summary>In each epoch, every row once, in an order drawn anew, batch after batch.</summary>
    /// <param name="rows">How many rows there are, 1 or more.</param>
    /// <param name="epochs">How often every row is seen.</param>
    /// <param name="batchSize">Rows a batch, 1 or more; the last may be shorter.</param>
    /// <param name="seed">The same seed, the same orders.</param>
    /// <param name="step">Is handed the indices of the rows of each batch, 0 … rows − 1.</param>
    public static void Fit(int rows, int epochs, int batchSize, int seed, Action<int[]> step)
    {
        var random = new Random(seed);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, rows)];
            random.Shuffle(order);
            foreach (var batch in order.Chunk(batchSize))
            {
                step(batch);
            }
        }
    }
}
