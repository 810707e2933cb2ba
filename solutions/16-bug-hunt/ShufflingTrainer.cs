namespace Katas.BugHunt;

/// <summary>Deals rows into mini-batches.</summary>
public static class ShufflingTrainer
{
    /// <summary>In each epoch, shuffles all rows again and deals every row once, batch after batch.</summary>
    /// <param name="rows">The number of rows, 1 or more.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="batchSize">Rows per batch, 1 or more; the last batch can be shorter.</param>
    /// <param name="seed">The same seed gives the same orders.</param>
    /// <param name="step">Called with each batch: the indices of its rows, from 0 to rows − 1.</param>
    public static void ForEachBatch(int rows, int epochs, int batchSize, int seed, Action<int[]> step)
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
