namespace Katas.WriteTheTests;

/// <summary>The tests of a confusion matrix's update.</summary>
public static class ConfusionTests
{
    /// <summary>Throws if <paramref name="update"/> doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification: update(counts, label, predicted) adds 1 to counts[label][predicted] and leaves every other count
    /// as it is. If the label or the prediction isn't one of 0 … classes − 1, it throws an ArgumentException and changes
    /// nothing.
    /// </remarks>
    /// <param name="update">The code under test.</param>
    /// <param name="classes">3 or more: counts has this many rows and columns.</param>
    public static void Run(Action<int[][], int, int> update, int classes)
    {
        // TODO (task 1): which cell should change, which should not, and how would you notice if rows and columns were swapped?
        throw new NotImplementedException();
    }
}
