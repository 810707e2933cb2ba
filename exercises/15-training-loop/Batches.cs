namespace Katas.TrainingLoop;

/// <summary>Mini-batches.</summary>
public static class Batches
{
    /// <summary>The mini-batches of one epoch: the row numbers, shuffled, then cut into batches from the front.</summary>
    /// <remarks>
    /// Shuffled in exactly one way, so that a training can be repeated: the array 0, 1, …, rows − 1, shuffled by one call of
    /// new Random(seed).Shuffle.
    /// </remarks>
    /// <param name="rows">The number of rows, 0 or more.</param>
    /// <param name="batchSize">Rows per batch, 1 or more; the last batch gets whatever is left and can be shorter.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">rows is negative, or batchSize is less than 1.</exception>
    public static int[][] Of(int rows, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);

        // TODO (task 5): what do you shuffle, and what happens to the rows that don't fill a batch?
        throw new NotImplementedException();
    }
}
