namespace Katas.Regularisation;

/// <summary>Watches the loss on rows that the network does not learn from, says when to stop, and keeps the best parameters.</summary>
/// <param name="patience">How many epochs in a row may be no better than the best, 1 or more: after the last of them it is time to stop.</param>
/// <param name="minDelta">An epoch is better only if its loss is below the best by more than this, 0 or more.</param>
/// <exception cref="ArgumentException">patience is under 1, or minDelta is not 0 or more.</exception>
public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    private readonly int _patience = patience >= 1 ? patience : throw new ArgumentOutOfRangeException(nameof(patience), patience, "The patience is 1 or more.");
    private readonly double _minDelta = minDelta >= 0 ? minDelta : throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "minDelta is 0 or more.");
    private double[][] _best = [];
    private int _epoch;

    /// <summary>The loss of the best epoch; +∞ while there is none.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Which epoch that was, the first being 1; 0 while there is none.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>
    /// Takes note of the next epoch. If validationLoss &lt; BestLoss − minDelta it is the best, and a copy of its parameters is kept. A tie is no
    /// better, nor is NaN.
    /// </summary>
    /// <param name="validationLoss">After this epoch.</param>
    /// <param name="parameters">After this epoch, row by row; they stay as they were, and the caller goes on writing into them.</param>
    /// <returns>Whether to stop: patience epochs have passed since the best (from the start, while there is none). Whoever goes on is answered by the same rule.</returns>
    public bool Observe(double validationLoss, double[][] parameters)
    {
        _epoch++;
        if (validationLoss < BestLoss - _minDelta)
        {
            (BestLoss, BestEpoch) = (validationLoss, _epoch);
            _best = [.. parameters.Select(row => row.ToArray())];
        }

        return _epoch - BestEpoch >= _patience;
    }

    /// <summary>Writes the parameters of the best epoch into these rows, in place, as often as it is asked; nothing while there is no best epoch.</summary>
    /// <param name="parameters">Rows of the same shape as those observed.</param>
    public void Restore(double[][] parameters)
    {
        for (var i = 0; i < _best.Length; i++)
        {
            _best[i].CopyTo(parameters[i], 0);
        }
    }
}
