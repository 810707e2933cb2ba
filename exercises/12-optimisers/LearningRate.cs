namespace Katas.Optimisers;

/// <summary>Learning-rate schedules: the rate falls from epoch to epoch and stays the same within each.</summary>
public static class LearningRate
{
    /// <summary>Step decay: η = η₀·factor^k after k drops, one per <paramref name="every"/> whole epochs.</summary>
    /// <param name="initial">η₀: the rate in the first epoch.</param>
    /// <param name="factor">What each drop multiplies the rate by, such as 0.5.</param>
    /// <param name="every">The number of epochs from one drop to the next, 1 or more.</param>
    /// <param name="step">The number of the step in the training; the first is 0.</param>
    /// <param name="stepsPerEpoch">The number of steps, which is that of batches, in an epoch: 1 or more.</param>
    /// <exception cref="ArgumentException">One of the whole numbers is too small.</exception>
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);

        // TODO (task 4): which epoch is this step in, and how many drops have there been before it?
        throw new NotImplementedException();
    }

    /// <summary>Exponential decay: η = η₀·e^(−decay·epoch), where the first epoch is epoch 0.</summary>
    /// <param name="initial">η₀: the rate in the first epoch.</param>
    /// <param name="decay">How fast the rate falls: 0.1 means by a factor of e in ten epochs.</param>
    /// <param name="step">The number of the step in the training; the first is 0.</param>
    /// <param name="stepsPerEpoch">The number of steps, which is that of batches, in an epoch: 1 or more.</param>
    /// <exception cref="ArgumentException">One of the whole numbers is too small.</exception>
    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);

        // TODO (task 5): how much of the rate is left after one epoch, and how much after two?
        throw new NotImplementedException();
    }
}
