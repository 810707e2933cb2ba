namespace Katas.Regularisation;

/// <summary>Inverted dropout: in training each value is lost by chance, and those that are kept make up for it.</summary>
/// <param name="rate">p: the chance of a value to be dropped, 0 ≤ p &lt; 1.</param>
/// <param name="seed">The same seed, the same masks in the same order.</param>
/// <exception cref="ArgumentException">p is not in [0, 1).</exception>
public sealed class Dropout(double rate, int seed)
{
    private readonly double _keep = rate is >= 0 and < 1 ? 1 - rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate is in [0, 1).");
    private readonly Random _random = new(seed);
    private double[][]? _mask;

    /// <summary>
    /// In training, each value with chance p becomes 0, on its own, and else becomes x / (1 − p): a new mask for every pass. Not in
    /// training, the values as they are, and nothing is drawn.
    /// </summary>
    /// <param name="batch">m rows of n values; they stay as they were.</param>
    /// <param name="isTraining">Whether the network learns from this pass.</param>
    /// <returns>In training new rows, whatever the rate; else the batch itself or a copy.</returns>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _mask = isTraining ? [.. batch.Select(row => row.Select(_ => _random.NextDouble() < _keep ? 1 / _keep : 0).ToArray())] : null;
        return Masked(batch);
    }

    /// <summary>The slopes on their way back: each times what its value was multiplied by in the last pass, which may have been no training.</summary>
    /// <param name="slopes">One a value of the last batch; they stay as they were.</param>
    public double[][] Backward(double[][] slopes) => Masked(slopes);

    private double[][] Masked(double[][] rows) => _mask is null
        ? rows
        : [.. rows.Zip(_mask, (row, mask) => row.Zip(mask, (value, factor) => value * factor).ToArray())];
}
