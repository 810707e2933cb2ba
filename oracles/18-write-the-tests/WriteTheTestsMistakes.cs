using static Katas.Oracles.WriteTheTests.WriteTheTestsOracle;

namespace Katas.Oracles.WriteTheTests;

/// <summary>What is known to go wrong with a suite of tests: what it does on each right and wrong implementation.</summary>
public static class WriteTheTestsMistakes
{
    /// <summary>The id of the mistake whose story quotes the first check of the learner's that failed.</summary>
    public const string EverythingFails = "everything-fails";

    private static readonly string[] _any = [Passes, PassesUnseen, Fails];

    private static readonly (string First, string Other)[] _outcomes =
        [(Passes, Passes), (Fails, Fails), (Passes, Fails), (Fails, Passes)];

    /// <summary>
    /// What a suite can do on the right implementations with the first and the second settings if it tells them apart, though
    /// they differ only in the last digit.
    /// </summary>
    private static readonly (string First, string Other)[][] _differing =
    [
        .. from first in _outcomes
           from second in _outcomes
           where first.First != first.Other || second.First != second.Other
           select ((string, string)[])[first, second],
    ];

    /// <summary>Of the tests of a confusion matrix's update.</summary>
    public static Mistake<SuiteCase<ConfusionSettings, Action<int[][], int, int>>, string>[] Confusion =>
    [
        .. Of(Implementations.Confusion),
        Expecting<ConfusionSettings, Action<int[][], int, int>>(
            "swapped-axes-expected", "your tests expect swapped axes: the row is the label", "swapped-axes-pass"),
    ];

    /// <summary>Of the tests of a schedule with warm-up.</summary>
    public static Mistake<SuiteCase<WarmUpSettings, Func<int, double>>, string>[] WarmUp =>
    [
        .. Of(Implementations.WarmUp),
        Expecting<WarmUpSettings, Func<int, double>>(
            "first-rate-zero-expected", "your tests expect steps counted from 0: in step 0, t is 1", "first-rate-zero-passes"),
        Expecting<WarmUpSettings, Func<int, double>>(
            "integer-division-expected", "your tests divide whole numbers, t/w, which gives 0: divide doubles",
            "integer-division-passes"),
    ];

    /// <summary>Of the tests of a top-k accuracy.</summary>
    public static Mistake<SuiteCase<TopKSettings, Func<double[][], int[], double>>, string>[] TopK =>
    [
        .. Of(Implementations.TopK),
        Expecting<TopKSettings, Func<double[][], int[], double>>(
            "lost-ties-expected", "your tests expect a tie to count against the label: it counts for it", "lost-ties-pass"),
        Expecting<TopKSettings, Func<double[][], int[], double>>(
            "place-after-k-expected", "your tests expect a hit in place k + 1: class k is there, since class 0 is in place 1",
            "place-after-k-passes"),
    ];

    /// <summary>Of the tests of a running mean and variance.</summary>
    public static Mistake<SuiteCase<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>, string>[]
        Statistics =>
    [
        .. Of(Implementations.Statistics),
        new(
            "large-values-too-exact",
            "your tests reject right code near 1e8: there the specification allows 1e-6",
            c => c.Name == Implementations.RightNearLargeValues ? [Fails]
                : c.Implementation.IsRight ? [Passes]
                : _any),
        Expecting<StatisticsSettings, Func<Func<double[], (double Mean, double Variance)>>>(
            "sample-variance-expected", "your tests expect a division by n − 1: this variance divides by n",
            "sample-variance-passes"),
    ];

    /// <summary>Of the tests of a gradient.</summary>
    public static Mistake<SuiteCase<GradientSettings, Func<double[], double[]>>, string>[] Gradient =>
    [
        .. Of(Implementations.Gradient),
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
        new("given-array-changed", "your tests change the array that they are given: change a copy, or restore it", _ =>
            [Changed]),
    ];

    /// <summary>Of a given array, as both tasks name it.</summary>
    public static Mistake<SuiteCase<GradientSettings, Func<double[], double[]>>, string>[] GivenPoint =>
        GivenArray<GradientSettings, Func<double[], double[]>>();

    /// <summary>
    /// A suite is judged by all it does. Several wrong implementations may pass: named is the first of them.
    /// </summary>
    private static IEnumerable<Mistake<SuiteCase<TSettings, TSubject>, string>> Of<TSettings, TSubject>(
        Implementation<TSettings, TSubject>[] implementations)
        where TSettings : notnull
    {
        yield return new("nothing-fails", "your tests pass whatever they are run on: check results against expected ones", c =>
            c.Implementation.IsRight ? [Passes] : [Passes, PassesUnseen]);
        yield return new(EverythingFails, "your tests fail whatever they are run on: what do they expect of right code?", _ =>
            [Fails]);
        foreach (var outcomes in implementations.Count(implementation => implementation.IsRight) > 1 ? _differing : [])
        {
            yield return new(
                "exact-comparison",
                "your tests compare exactly: right code can differ in the last digit, so allow a tolerance",
                c => !c.Implementation.IsRight ? _any
                    : c.Name == Implementations.RightNearLargeValues ? [Passes, Fails]
                    : [c.Name == Implementations.Right ? outcomes[c.Number].First : outcomes[c.Number].Other]);
        }

        yield return new(
            "only-the-example",
            "your tests make only the calls of the README's example: what else does the specification say?",
            c => c.Implementation.IsRight ? [PassesOnExample] : [PassesOnExample, Fails]);
        var wrong = implementations.Where(implementation => !implementation.IsRight).ToArray();
        foreach (var (place, passing) in wrong.Index())
        {
            foreach (var (outcome, advice) in ((string, string?)[])
                [(Passes, passing.AdviceIfSeen), (PassesUnseen, passing.Advice)])
            {
                var story = advice is null
                    ? $"{passing.Name} passes though your calls show it: compare more closely"
                    : $"{passing.Name} passes your tests: {advice}";
                yield return new(passing.Id!, story, c =>
                    c.Implementation.IsRight ? [Passes]
                    : c.Implementation.Id == passing.Id ? c.Number == 0 ? [outcome] : [Passes, PassesUnseen]
                    : wrong[..place].Any(earlier => earlier.Id == c.Implementation.Id) ? [Fails]
                    : _any);
            }
        }
    }

    /// <summary>The tests expect what a wrong implementation does: right ones fail, and it passes.</summary>
    private static Mistake<SuiteCase<TSettings, TSubject>, string> Expecting<TSettings, TSubject>(
        string id, string story, string wrongId)
        where TSettings : notnull =>
        new(id, story, c =>
            c.Implementation.IsRight ? [Fails]
            : c.Implementation.Id == wrongId ? [Passes, PassesUnseen]
            : _any);
}
