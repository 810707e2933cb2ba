namespace Katas.TrainingLoop;

/// <summary>A share of the learning rate for each epoch.</summary>
public static class Schedule
{
    /// <summary>
    /// Linear warm-up, then cosine decay (Loshchilov and Hutter, 2017). In the w epochs of the warm-up the share rises in
    /// equal steps: (epoch + 1)/w. Then it is ½(1 + cos(π·(epoch − w)/(epochs − w))).
    /// </summary>
    /// <param name="epoch">The number of the epoch, from 0 to epochs − 1.</param>
    /// <param name="epochs">The number of epochs, 1 or more.</param>
    /// <param name="warmUp">w: how many of them are the warm-up, from 0 to epochs.</param>
    /// <exception cref="ArgumentException">One of the whole numbers is out of range.</exception>
    public static double WarmUpThenCosine(int epoch, int epochs, int warmUp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, epochs);
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(warmUp, epochs);

        if (epoch < warmUp)
        {
            return (epoch + 1.0) / warmUp;
        }

        var progress = (double)(epoch - warmUp) / (epochs - warmUp);
        return (1 + Math.Cos(Math.PI * progress)) / 2;
    }
}
