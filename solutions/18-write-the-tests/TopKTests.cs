namespace Katas.WriteTheTests;

/// <summary>The tests of the top-k accuracy.</summary>
public static class TopKTests
{
    private const double Tolerance = 1e-9;

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
        The_class_in_place_k_is_a_hit_and_the_next_one_is_not(accuracy, k);
        The_hits_are_averaged_over_the_rows(accuracy, k);
        A_tie_counts_for_the_label(accuracy, k);
        The_scores_stay_unchanged(accuracy, k);
        Rows_with_fewer_than_k_classes_are_refused(accuracy, k);
    }

    private static void The_class_in_place_k_is_a_hit_and_the_next_one_is_not(Func<double[][], int[], double> accuracy, int k)
    {
        accuracy([Falling(k + 1)], [k - 1]).ShouldBe(1, Tolerance);
        accuracy([Falling(k + 1)], [k]).ShouldBe(0, Tolerance);
    }

    private static void The_hits_are_averaged_over_the_rows(Func<double[][], int[], double> accuracy, int k) =>
        accuracy([Falling(k + 1), Falling(k + 1), Falling(k + 1)], [0, k, 0]).ShouldBe(2 / 3.0, Tolerance);

    private static void A_tie_counts_for_the_label(Func<double[][], int[], double> accuracy, int k) =>
        accuracy([new double[k + 1]], [k]).ShouldBe(1, Tolerance);

    private static void The_scores_stay_unchanged(Func<double[][], int[], double> accuracy, int k)
    {
        var scores = Falling(k);

        accuracy([scores], [0]);

        scores.ShouldBe(Falling(k));
    }

    private static void Rows_with_fewer_than_k_classes_are_refused(Func<double[][], int[], double> accuracy, int k) =>
        Should.Throw<ArgumentException>(() => accuracy([Falling(k - 1)], [0]));

    /// <summary>0, −1, −2, …: the class with index c is in place c + 1.</summary>
    private static double[] Falling(int classes) => [.. Enumerable.Range(0, classes).Select(c => 0.0 - c)];
}
