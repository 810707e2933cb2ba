namespace Katas.WriteTheTests;

/// <summary>The tests of the top-k accuracy.</summary>
public static class TopKTests
{
    /// <summary>Throws if <paramref name="accuracy"/> doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification: accuracy(scores, labels) is the fraction of rows whose label is among the k best classes. That is
    /// so if fewer than k classes have a strictly higher score; a tie counts for the label. The scores stay unchanged. If a
    /// row has fewer than k scores, it throws an ArgumentException.
    /// </remarks>
    /// <param name="accuracy">The code under test. Scores have one row per example, and one column per class.</param>
    /// <param name="k">2 or more.</param>
    public static void Run(Func<double[][], int[], double> accuracy, int k)
    {
        // TODO (task 3): what does a row look like whose label is just good enough, and one whose label just isn't?
        throw new NotImplementedException();
    }
}
