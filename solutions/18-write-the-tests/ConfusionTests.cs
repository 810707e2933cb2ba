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
        A_prediction_is_counted_in_the_row_of_its_label(update, classes);
        Counts_add_up(update, classes);
        Classes_that_do_not_exist_are_refused(update, classes);
    }

    private static void A_prediction_is_counted_in_the_row_of_its_label(Action<int[][], int, int> update, int classes)
    {
        var counts = Zeros(classes);

        update(counts, 0, 2);

        for (var label = 0; label < classes; label++)
        {
            for (var predicted = 0; predicted < classes; predicted++)
            {
                counts[label][predicted].ShouldBe(label == 0 && predicted == 2 ? 1 : 0);
            }
        }
    }

    private static void Counts_add_up(Action<int[][], int, int> update, int classes)
    {
        var counts = Zeros(classes);

        update(counts, 1, 1);
        update(counts, 1, 1);
        update(counts, 1, 1);

        counts[1][1].ShouldBe(1 + 1 + 1);
    }

    private static void Classes_that_do_not_exist_are_refused(Action<int[][], int, int> update, int classes)
    {
        Should.Throw<ArgumentException>(() => update(Zeros(classes), -1, 0));
        Should.Throw<ArgumentException>(() => update(Zeros(classes), 0, classes));
    }

    private static int[][] Zeros(int classes) => [.. Enumerable.Range(0, classes).Select(_ => new int[classes])];
}
