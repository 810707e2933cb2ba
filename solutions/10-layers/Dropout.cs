namespace Katas.Layers;

/// <summary>
/// Inverted dropout (Srivastava et al., 2014): in training each value is dropped or kept at random, so that no unit can
/// rely on another.
/// </summary>
/// <param name="rate">The probability of being dropped, at least 0 and less than 1; keep = 1 − rate.</param>
/// <param name="seed">The same seed gives the same draws.</param>
public sealed class Dropout(double rate, int seed) : ILayer
{
    private readonly Random _random = new(seed);
    private double[][] _mask = [];

    /// <summary>None.</summary>
    public double[][] Parameters => [];

    /// <summary>None.</summary>
    public double[][] Gradients => [];

    /// <summary>
    /// In training every value becomes x/keep with probability keep and 0 otherwise, with new draws each time. Otherwise it
    /// stays x.
    /// </summary>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        _mask =
            [.. batch.Select(row =>
                row.Select(_ => !isTraining ? 1 : _random.NextDouble() < rate ? 0 : 1 / (1 - rate)).ToArray())];
        return Masked(batch);
    }

    /// <summary>
    /// Uses the mask of the latest Forward: g/keep where the value was kept, 0 where it was dropped; g if that Forward was
    /// not in training.
    /// </summary>
    public double[][] Backward(double[][] gradient) => Masked(gradient);

    private double[][] Masked(double[][] rows) =>
        [.. rows.Zip(_mask, (row, mask) => row.Zip(mask, (x, kept) => x * kept).ToArray())];
}
