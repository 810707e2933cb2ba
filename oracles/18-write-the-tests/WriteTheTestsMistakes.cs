using static Katas.Oracles.WriteTheTests.WriteTheTestsOracle;

namespace Katas.Oracles.WriteTheTests;

/// <summary>What is known to go wrong with a suite of tests: what it does on each of the right and wrong implementations.</summary>
public static class WriteTheTestsMistakes
{
    /// <summary>Of the tests of a confusion matrix's update.</summary>
    public static Mistake<SuiteCase<ConfusionSettings, Action<int[][], int, int>>, string>[] Confusion =>
    [
        .. Of(Implementations.Confusion, (update, s) =>
        {
            int[][] counts = [.. Enumerable.Range(0, s.Classes).Select(_ => new int[s.Classes])];
            update(counts, 0, 2);
            return counts[0][2] == 1;
        }),
        Expecting<ConfusionSettings, Action<int[][], int, int>>(
            "swapped-axes-expected", "your tests expect swapped axes: the row is the label", "swapped-axes-pass"),
    ];

    /// <summary>Of the tests of a schedule with warm-up.</summary>
    public static Mistake<SuiteCase<WarmUpSettings, Func<int, double>>, string>[] WarmUp =>
    [
        .. Of(Implementations.WarmUp, (rate, s) => Math.Abs(rate(0) - ((double)s.Peak / s.WarmUpSteps)) < 1e-9),
        Expecting<WarmUpSettings, Func<int, double>>(
            "first-rate-zero-expected", "your tests expect steps counted from 0: in step 0, t is 1", "first-rate-zero-passes"),
    ];

    /// <summary>Of the tests of a top-k accuracy.</summary>
    public static Mistake<SuiteCase<TopKSettings, Func<double[][], int[], double>>, string>[] TopK =>
    [
        .. Of(Implementations.TopK, (accuracy, s) =>
        {
            double[] row = [.. Enumerable.Range(0, s.K + 1).Select(c => 0.0 - c)];
            return accuracy([row], [s.K]) == 0;
        }),
        Expecting<TopKSettings, Func<double[][], int[], double>>(
            "lost-ties-expected", "your tests expect a tie to count against the label: it counts for it", "lost-ties-pass"),
    ];

    /// <summary>Of the tests of a running mean and variance.</summary>
    public static Mistake<SuiteCase<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>, string>[]
        Statistics =>
    [
        .. Of(Implementations.Statistics, (create, _) => Math.Abs(create()([1, 3, 8]).Mean - 4) < 1e-9
            && Math.Abs(create()([1, 3, 8]).Variance - (26 / 3.0)) < 1e-9),
        Expecting<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>(
            "sample-variance-expected", "your tests expect a division by n − 1: this variance divides by n",
            "sample-variance-passes"),
    ];

    /// <summary>Of the tests of a gradient.</summary>
    public static Mistake<SuiteCase<GradientSettings, Func<double[], double[]>>, string>[] Gradient =>
    [
        .. Of(Implementations.Gradient, null),
        Expecting<GradientSettings, Func<double[], double[]>>(
            "factor-two-expected", "your oracle measures twice the slope: the two points are 2h apart", "factor-two-passes"),
    ];

    /// <summary>Of a second run.</summary>
    public static Mistake<SuiteCase<TSettings, TSubject>, string>[] Repeated<TSettings, TSubject>()
        where TSettings : notnull =>
    [
        new("differs-between-runs", "your tests call with other values in each run: use fixed values, or a fixed seed", _ =>
            [OtherCalls]),
    ];

    /// <summary>Of a second run, as all tasks name it.</summary>
    public static Mistake<SuiteCase<WarmUpSettings, Func<int, double>>, string>[] RepeatedRuns =>
        Repeated<WarmUpSettings, Func<int, double>>();

    /// <summary>Of the array that a suite is given.</summary>
    public static Mistake<SuiteCase<TSettings, TSubject>, string>[] GivenArray<TSettings, TSubject>()
        where TSettings : notnull =>
    [
        new("given-array-changed", "your tests change the array that they are given: change a copy, or restore it", _ => [Changed]),
    ];

    /// <summary>Of a given array, as both tasks name it.</summary>
    public static Mistake<SuiteCase<GradientSettings, Func<double[], double[]>>, string>[] GivenPoint =>
        GivenArray<GradientSettings, Func<double[], double[]>>();

    /// <summary>
    /// A suite is judged by all it does. Several wrong implementations may pass: named is the first of them.
    /// </summary>
    private static IEnumerable<Mistake<SuiteCase<TSettings, TSubject>, string>> Of<TSettings, TSubject>(
        Implementation<TSettings, TSubject>[] implementations, Func<TSubject, TSettings, bool>? example)
        where TSettings : notnull
    {
        yield return new("nothing-fails", "your tests pass whatever they are run on: check results against expected ones", _ =>
            [Passes]);
        yield return new("everything-fails", "your tests fail whatever they are run on: what do they expect of right code?", _ =>
            [Fails]);
        var right = implementations.Where(implementation => implementation.IsRight).ToArray();
        foreach (var onFirst in right.Length > 1 ? (string[])[Passes, Fails] : [])
        {
            yield return new(
                "exact-comparison",
                "your tests compare exactly: right code can differ in the last digit, so allow a tolerance",
                c => !c.Implementation.IsRight ? [Passes, Fails]
                    : c.Name == Implementations.Right ? [onFirst]
                    : [onFirst == Passes ? Fails : Passes]);
        }

        if (example is not null)
        {
            yield return new(
                "only-the-example",
                "your tests catch no more than the README's example does: what else does the specification say?",
                c => [example(c.Subject, c.Settings) ? Passes : Fails]);
        }

        var wrong = implementations.Where(implementation => !implementation.IsRight).ToArray();
        foreach (var (place, passing) in wrong.Index())
        {
            yield return new(passing.Id!, $"{passing.Name} passes your tests: {passing.Advice}", c =>
                c.Implementation.IsRight || c.Implementation.Id == passing.Id ? [Passes]
                : wrong[..place].Any(earlier => earlier.Id == c.Implementation.Id) ? [Fails]
                : [Passes, Fails]);
        }
    }

    /// <summary>The tests expect what a wrong implementation does: right ones fail, and it passes.</summary>
    private static Mistake<SuiteCase<TSettings, TSubject>, string> Expecting<TSettings, TSubject>(
        string id, string story, string wrongId)
        where TSettings : notnull =>
        new(id, story, c =>
            c.Implementation.IsRight ? [Fails]
            : c.Implementation.Id == wrongId ? [Passes]
            : [Passes, Fails]);
}
