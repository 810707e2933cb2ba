namespace Katas.Regularisation;

/// <summary>Watches the loss on the validation rows, returns when to stop, and keeps the best parameters.</summary>
/// <param name="patience">Stop after this many epochs in a row that aren't better than the best: 1 or more.</param>
/// <param name="minDelta">An epoch is better only if its loss is below the best by more than this: 0 or more.</param>
/// <exception cref="ArgumentException">patience is less than 1, or minDelta isn't 0 or more.</exception>
public sealed class EarlyStopping(int patience, double minDelta = 0)
{
    // Given: the two arguments, checked.
    private readonly int _patience = patience >= 1
        ? patience
        : throw new ArgumentOutOfRangeException(nameof(patience), patience, "The patience must be 1 or more.");

    private readonly double _minDelta = minDelta >= 0
        ? minDelta
        : throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "minDelta must be 0 or more.");

    /// <summary>The loss of the best epoch; +∞ while there is none.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>The number of the best epoch, counting from 1; 0 while there is none.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>
    /// Records the next epoch. If validationLoss &lt; BestLoss − minDelta, it is the best so far, and a copy of its
    /// parameters is kept. A tie isn't better, and neither is NaN.
    /// </summary>
    /// <param name="validationLoss">The loss on the validation rows after this epoch.</param>
    /// <param name="parameters">The parameters after this epoch; left unchanged. The caller goes on writing into them.</param>
    /// <returns>
    /// Whether to stop: patience epochs have passed since the best one, or since the start while there is none. The same
    /// rule applies if the caller goes on after a stop.
    /// </returns>
    public bool Observe(double validationLoss, double[][] parameters)
    {
        // TODO (task 5): better than what? What must you keep so that the caller can't change it, and what do you count?
        throw new NotImplementedException();
    }

    /// <summary>
    /// Writes the parameters of the best epoch into these rows, in place; nothing while there is no best epoch. It can be
    /// called any number of times.
    /// </summary>
    /// <param name="parameters">Rows of the same shape as those observed.</param>
    public void Restore(double[][] parameters)
    {
        // TODO (task 6): which arrays does the network hold, and which must stay yours alone?
        throw new NotImplementedException();
    }
}
