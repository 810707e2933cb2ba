namespace Katas.WriteTheTests;

/// <summary>The statistics of all values so far.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">The mean of their squared distances from the mean.</param>
public sealed record Statistics(double Mean, double Variance);

/// <summary>The tests of a running mean and variance.</summary>
public static class RunningStatisticsTests
{
    private const double Tolerance = 1e-9;

    /// <summary>Throws if what <paramref name="create"/> returns doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification: create() returns a function observe. observe(batch) adds the batch's values to those that this
    /// function was given before, and returns the mean and the variance of all of them: each value counts the same, in
    /// whichever batch it came. The variance divides by the number of values, and is right for large values too: to within
    /// 1e-6 where values near 1e8 differ by a few units. An empty batch is refused with an ArgumentException.
    /// </remarks>
    /// <param name="create">The code under test. Every call of it starts with no values.</param>
    /// <param name="sample">7 values to test with, if you like; leave them unchanged.</param>
    public static void Run(Func<Func<double[], Statistics>> create, double[] sample)
    {
        Every_value_counts_the_same_however_short_its_batch(create);
        The_same_values_in_other_batches_have_the_same_statistics(create, sample);
        Large_values_have_a_right_variance(create);
        Two_functions_share_nothing(create);
        An_empty_batch_is_refused(create);
    }

    private static void Every_value_counts_the_same_however_short_its_batch(Func<Func<double[], Statistics>> create)
    {
        var observe = create();

        observe([1, 3]);
        var (mean, variance) = observe([8]);

        mean.ShouldBe((1.0 + 3 + 8) / 3, Tolerance);
        variance.ShouldBe((9.0 + 1 + 16) / 3, Tolerance);
    }

    private static void The_same_values_in_other_batches_have_the_same_statistics(
        Func<Func<double[], Statistics>> create, double[] sample)
    {
        var whole = create()(sample);
        var observe = create();

        observe(sample[..5]);
        var (mean, variance) = observe(sample[5..]);

        mean.ShouldBe(whole.Mean, Tolerance);
        variance.ShouldBe(whole.Variance, Tolerance);
    }

    private static void Large_values_have_a_right_variance(Func<Func<double[], Statistics>> create) =>
        create()([1e8 + 1, 1e8 + 3, 1e8 + 8]).Variance.ShouldBe((9.0 + 1 + 16) / 3, 1e-6);

    private static void Two_functions_share_nothing(Func<Func<double[], Statistics>> create)
    {
        var (first, second) = (create(), create());

        first([100]);

        second([5]).Mean.ShouldBe(5, Tolerance);
    }

    private static void An_empty_batch_is_refused(Func<Func<double[], Statistics>> create) =>
        Should.Throw<ArgumentException>(() => create()([]));
}
