namespace Katas.Regularisation;

/// <summary>Inverted dropout: in training, values are dropped at random, and those that are kept are scaled up.</summary>
/// <param name="rate">p: the probability that a value is dropped, 0 ≤ p &lt; 1.</param>
/// <param name="seed">The same seed gives the same masks in the same order.</param>
/// <exception cref="ArgumentException">p isn't in [0, 1).</exception>
public sealed class Dropout(double rate, int seed)
{
    private readonly double _keep = rate is >= 0 and < 1
        ? 1 - rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate must be in [0, 1).");
    private readonly Random _random = new(seed);
    private double[][]? _mask;

    /// <summary>
    /// In training, each value becomes 0 with probability p, independently of the others, and x / (1 − p) otherwise. Every
    /// training pass has a new mask. In evaluation the values pass unchanged, and nothing is drawn.
    /// </summary>
    /// <param name="batch">m rows of n values; left unchanged.</param>
    /// <param name="isTraining">True in training, false in evaluation.</param>
    /// <returns>In training new rows, whatever the rate; in evaluation the batch itself or a copy.</returns>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _mask = isTraining
            ? [.. batch.Select(row => row.Select(_ => _random.NextDouble() < _keep ? 1 / _keep : 0).ToArray())]
            : null;
        return Masked(batch);
    }

    /// <summary>
    /// Each slope times the factor that its value was multiplied by in the last Forward; after an evaluation that is 1.
    /// </summary>
    /// <param name="slopes">One per value of the last batch; left unchanged.</param>
    public double[][] Backward(double[][] slopes) => Masked(slopes);

    private double[][] Masked(double[][] rows) => _mask is null
        ? rows
        : [.. rows.Zip(_mask, (row, mask) => row.Zip(mask, (value, factor) => value * factor).ToArray())];
}
