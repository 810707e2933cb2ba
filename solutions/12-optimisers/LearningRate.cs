namespace Katas.Optimisers;

/// <summary>Learning rates that fall from epoch to epoch, and stay the same within one.</summary>
public static class LearningRate
{
    /// <summary>Step decay: η = η₀·factor^k, where k counts the drops so far: one after every <paramref name="every"/> whole epochs.</summary>
    /// <param name="initial">η₀: the rate of the first epoch.</param>
    /// <param name="factor">What a drop leaves of the rate, 0.5 for a half.</param>
    /// <param name="every">Epochs from drop to drop, 1 or more.</param>
    /// <param name="step">Which step of the training: 0 is the first.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch, that is batches, 1 or more.</param>
    /// <exception cref="ArgumentException">One of the counts is too small.</exception>
    public static double StepDecay(double initial, double factor, int every, int step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);

        var epoch = step / stepsPerEpoch;
        return initial * Math.Pow(factor, epoch / every);
    }

    /// <summary>Exponential decay: η = η₀·e^(−decay·epoch), where the first epoch is epoch 0.</summary>
    /// <param name="initial">η₀: the rate of the first epoch.</param>
    /// <param name="decay">How fast it falls: with 0.1, by a factor e in ten epochs.</param>
    /// <param name="step">Which step of the training: 0 is the first.</param>
    /// <param name="stepsPerEpoch">Steps in an epoch, that is batches, 1 or more.</param>
    /// <exception cref="ArgumentException">One of the counts is too small.</exception>
    public static double ExponentialDecay(double initial, double decay, int step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);

        var epoch = step / stepsPerEpoch;
        return initial * Math.Exp(-decay * epoch);
    }
}
