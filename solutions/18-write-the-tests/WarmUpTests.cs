namespace Katas.WriteTheTests;

/// <summary>The tests of a learning-rate schedule with warm-up, as transformers have it (Vaswani et al., 2017).</summary>
public static class WarmUpTests
{
    private const double Tolerance = 1e-9;

    /// <summary>Throws if <paramref name="rate"/> doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification, where t = step + 1 and w = warmUpSteps: rate(step) = peak · t/w while t ≤ w, and then
    /// peak · √(w/t). Step 0 is the first.
    /// </remarks>
    /// <param name="rate">The code under test: the learning rate of a step.</param>
    /// <param name="peak">The highest rate, greater than 0.</param>
    /// <param name="warmUpSteps">w: 3 or more.</param>
    public static void Run(Func<int, double> rate, double peak, int warmUpSteps)
    {
        The_rate_rises_by_the_same_amount_in_every_step(rate, peak, warmUpSteps);
        The_last_step_of_the_warm_up_has_the_peak(rate, peak, warmUpSteps);
        After_four_times_as_many_steps_the_rate_is_halved(rate, peak, warmUpSteps);
    }

    private static void The_rate_rises_by_the_same_amount_in_every_step(Func<int, double> rate, double peak, int warmUpSteps)
    {
        rate(0).ShouldBe(peak / warmUpSteps, Tolerance);
        rate(1).ShouldBe(2 * peak / warmUpSteps, Tolerance);
    }

    private static void The_last_step_of_the_warm_up_has_the_peak(Func<int, double> rate, double peak, int warmUpSteps) =>
        rate(warmUpSteps - 1).ShouldBe(peak, Tolerance);

    private static void After_four_times_as_many_steps_the_rate_is_halved(
        Func<int, double> rate, double peak, int warmUpSteps) =>
        rate((4 * warmUpSteps) - 1).ShouldBe(peak / 2, Tolerance);
}
