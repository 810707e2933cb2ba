using static Katas.Oracles.GradientCheck.GradientCheckOracle;
using static Katas.Oracles.GradientCheck.Ways;

namespace Katas.Oracles.GradientCheck;

/// <summary>The known wrong reports.</summary>
public static class CheckMistakes
{
    /// <summary>Of the report.</summary>
    public static Mistake<CheckCase, Findings>[] Check =>
    [
        .. WrongWorst(
            "worst-is-last",
            "the worst is the last cell: keep the index only when the error is larger",
            (_, errors, _) => errors.Length - 1),
        .. WrongWorst("worst-is-first", "the worst is the first cell: go through all of them", (_, _, _) => 0),
        .. WrongWorst("worst-is-smallest", "that is the best cell: the worst has the largest error", (_, errors, verdicts) =>
            First(Weights(errors, verdicts), weights => weights.Min())),
        .. WrongWorst(
            "worst-by-absolute-error",
            "the worst is chosen by |a − n|: that hides a small, badly wrong slope behind a large one",
            (c, errors, verdicts) =>
                First(
                    Weights(
                        [.. c.Gradient.Zip(GradientCheckOracle.Numeric(c.Difference), (a, n) =>
                            Math.Abs(GradientCheckCases.OrNaN(a) - (double)n))],
                        verdicts),
                    weights => weights.Max())),
        .. WrongWorst("worst-by-slope", "the worst is the largest slope: compare the errors", (c, errors, verdicts) =>
            First([.. GradientCheckOracle.Numeric(c.Difference).Select(n => (double)Math.Abs(n))], weights => weights.Max())),
        .. WrongWorst("kink-is-worst", "a kink isn't a bug: in the search for the worst it counts as 0", (_, errors, _) =>
            First(Weights(errors, [.. errors.Select(_ => "")]), weights => weights.Max())),
        .. WrongWorst(
            "nan-is-not-worst",
            "NaN is worse than any number, but every comparison with it is false: use double.IsNaN",
            (_, errors, verdicts) =>
                First([.. Weights(errors, verdicts).Select(weight => weight == double.MaxValue ? -1 : weight)], weights =>
                    weights.Max()),
            (_, errors, verdicts) => First(
                [.. Weights(errors, verdicts).Select((weight, i) => weight == double.MaxValue && i > 0 ? -1 : weight)],
                weights => weights.Max())),
        .. WrongWorst(
            "plain-comparison",
            "a plain > misses NaN and treats kinks as bugs: in the search NaN counts as largest, a kink as 0",
            (_, errors, _) => Enumerable.Range(0, errors.Length)
                .Aggregate(0, (worst, i) => errors[i] > errors[worst] ? i : worst),
            (_, errors, _) => Enumerable.Range(0, errors.Length).MaxBy(i => errors[i])),
        WrongErrors(
            "kink-error-hidden",
            "report a kink's error unchanged: it counts as 0 only in the search for the worst",
            (error, verdict) => verdict == "kink" ? 0 : error),
        .. ((double[])[double.PositiveInfinity, double.MaxValue, 1, 2, 0]).Select(number => WrongErrors(
            "nan-error-replaced",
            "report an error of NaN as NaN: it counts as largest only in the search for the worst",
            (error, _) => double.IsNaN(error) ? number : error)),
        new(
            "kink-decides-the-report",
            "one kink makes the whole report a kink: the verdict is that of the worst cell, and a kink isn't the worst",
            c => GradientCheckOracle.Check(c).Select(f => f.Verdicts.Contains("kink") ? f with { Verdict = "kink" } : f)),
        WrongVerdict(
            "verdict-of-the-mean",
            "the verdict is that of the mean error: many good cells hide a bad one",
            (errors, verdicts) => GradientCheckOracle.Band(errors.Average())),
        WrongVerdict(
            "verdict-of-the-mean",
            "the verdict is that of the mean error: many good cells hide a bad one",
            (errors, verdicts) => verdicts[First(Weights(errors, verdicts), weights => weights.Max())] == "kink"
                ? "kink"
                : GradientCheckOracle.Band(Weights(errors, verdicts).Average())),
        WrongVerdict("verdict-of-the-last", "the verdict is that of the last cell: take that of the worst", (_, verdicts) =>
            verdicts[^1]),
        WrongVerdict("verdict-of-the-first", "the verdict is that of the first cell: take that of the worst", (_, verdicts) =>
            verdicts[0]),
        WrongVerdict(
            "verdict-of-the-best",
            "the verdict is that of the best cell: one wrong slope makes a gradient wrong",
            (errors, verdicts) => verdicts[First(Weights(errors, verdicts), weights => weights.Min())]),
        WrongVerdicts(
            "kink-called-a-fault",
            "at a kink several slopes are right: call IsSlopeAtKink before Band, with the slopes of −h and of +h",
            c => [.. Errors(c, GradientCheckOracle.Numeric(c.Difference)).Select(GradientCheckOracle.Band)]),
        .. ((Func<string, bool>[])[
            band => band == "good", band => band != "wrong", band => band is "good" or "look again",
        ]).Select(passes => WrongVerdicts(
            "kink-shows-only-when-wrong",
            "a kink is a kink, whatever its error: call IsSlopeAtKink before Band",
            c => [
            .. Errors(c, GradientCheckOracle.Numeric(c.Difference))
                .Select(GradientCheckOracle.Band)
                .Zip(GradientCheckOracle.Check(c).First().Verdicts, (band, verdict) => passes(band) ? band : verdict),
            ])),
        .. SmallSteps.Select(h => WrongVerdicts(
            "sides-step-ignored",
            "the sides are measured with another step than the slope: kinks within the given step are missed",
            c => [.. Errors(
                c, GradientCheckOracle.Numeric(c.Difference)).Select((error, i) => GradientCheckOracle.IsSlopeAtKink(new KinkCase(
                    c.Name,
                    c.Gradient[i],
                    GradientCheckOracle.OneSided(c.Difference with { Step = -h })[i],
                    GradientCheckOracle.OneSided(c.Difference with { Step = h })[i],
                    c.Step))
                    ? "kink"
                    : GradientCheckOracle.Band(error))])),
        WrongVerdicts(
            "every-slope-excused",
            "a kink doesn't excuse every slope: call IsSlopeAtKink instead of testing the gap alone",
            c =>
                [.. Errors(
                    c,
                    GradientCheckOracle.Numeric(c.Difference)).Select((error, i) =>
                    IsWide(c, i) ? "kink" : GradientCheckOracle.Band(error))]),
        .. WrongNumbers(
            "check-one-sided",
            "the gradient is compared with a one-sided slope: compare it with the central differences",
            GradientCheckOracle.OneSided,
            c => GradientCheckOracle.OneSided(c with { Step = -c.Step })),
        .. Any(
            "gradient-at-moved-point",
            "the gradient is computed after a parameter moved: call it at the unchanged θ",
            Moves()),
        new("columns-exchanged", "Analytic and Numeric are swapped: analytic is what the gradient claims", c =>
            GradientCheckOracle.Check(c).Select(f => f with { Analytic = f.Numeric, Numeric = f.Analytic })),
        new("names-exchanged", "the names aren't in the order of the parameters: cell i has names[i]", c =>
            GradientCheckOracle.Check(c).Select(f => f with { Name = [.. f.Name.Reverse()] })),
        new("names-exchanged", "every cell has the first name: cell i has names[i]", c =>
            GradientCheckOracle.Check(c).Select(f => f with { Name = [.. f.Name.Select(_ => f.Name[0])] })),
    ];

    /// <summary>Of the report's slopes.</summary>
    public static Mistake<CheckCase, CheckedSlopes>[] CheckedSlopes =>
    [
        .. Any(
            "check-step-ignored",
            "the report's slopes are measured with another step: Check passes its own on to Numeric and OneSided",
            [.. SmallSteps.Select(h => (Func<CheckCase, CheckedSlopes>)(c => GradientCheckOracle.CheckedSlopes(c) with
            {
                InTheReport = GradientCheckOracle.Numeric(c.Difference with { Step = h }),
            }))]),
    ];

    /// <summary>Of θ after the check.</summary>
    public static Mistake<CheckCase, decimal[]>[] CallersParameters =>
    [
        .. Any(
            "parameter-not-restored",
            NotRestored,
            [
                .. LeftAt.Select(steps =>
                    (Func<CheckCase, decimal[]>)(c => [.. c.Parameters.Select(value => value + (steps * c.Step))])),
            ]),
    ];

    private static double[] Weights(double[] errors, string[] verdicts) =>
        [.. errors.Zip(verdicts, (error, verdict) => verdict == "kink" ? 0 : double.IsNaN(error) ? double.MaxValue : error)];

    private static int First(double[] weights, Func<double[], double> best) => Array.IndexOf(weights, best(weights));

    private static Mistake<CheckCase, Findings>[] WrongWorst(
        string id,
        string story,
        params Func<CheckCase, double[], string[], int>[] worst) =>
            Any(id, story, [.. worst.Select(of => (Func<CheckCase, Findings>)(c =>
        {
            var f = GradientCheckOracle.Check(c).First();
            var i = of(c, f.RelativeError, f.Verdicts);
            return f with { Worst = i, Verdict = f.Verdicts[i] };
        }))]);

    private static Mistake<CheckCase, Findings> WrongVerdict(string id, string story, Func<double[], string[], string> verdict) =>
        new(id, story, c =>
            GradientCheckOracle.Check(c).Select(f => f with { Verdict = verdict(f.RelativeError, f.Verdicts) }));

    private static Mistake<CheckCase, Findings> WrongErrors(string id, string story, Func<double, string, double> error) =>
        new(id, story, c =>
            GradientCheckOracle.Check(c).Select(f => f with { RelativeError = [.. f.RelativeError.Zip(f.Verdicts, error)] }));

    private static Mistake<CheckCase, Findings> WrongVerdicts(string id, string story, Func<CheckCase, string[]> verdicts) =>
        new(id, story, c =>
        {
            var numeric = GradientCheckOracle.Numeric(c.Difference);
            return Judged(c, numeric, Errors(c, numeric), verdicts(c));
        });

    private static Mistake<CheckCase, Findings>[] WrongNumbers(
        string id,
        string story,
        params Func<DifferenceCase, decimal[]>[] numbers) => [.. numbers.Select(of =>
            new Mistake<CheckCase, Findings>(id, story, c =>
        {
            var (numeric, right) = (of(c.Difference), GradientCheckOracle.Check(c).First());
            var errors = Errors(c, numeric);
            return Judged(
                c,
                numeric,
                errors,
                [
                .. errors.Zip(right.Verdicts, (error, verdict) => verdict == "kink" ? "kink" : GradientCheckOracle.Band(error)),
                ]);
        }))];

    /// <summary>The findings with these verdicts: once for each cell that is then the worst.</summary>
    private static IEnumerable<Findings> Judged(CheckCase c, decimal[] numeric, double[] errors, string[] verdicts) =>
        from worst in Enumerable.Range(0, verdicts.Length)
        let weights = Weights(errors, verdicts)
        where weights[worst] == weights.Max()
        select Found(c, numeric, errors, verdicts, worst);

    private static bool IsWide(CheckCase c, int i) =>
        Math.Abs(GradientCheckOracle.OneSided(c.Difference)[i] - GradientCheckOracle.OneSided(c.Difference with
        {
            Step = -c.Step,
        })[i]) > 100 * c.Step;

    /// <summary>
    /// The findings with the gradient of a point where a check may have left θ: all parameters moved, or the first, or the last.
    /// </summary>
    private static Func<CheckCase, Findings>[] Moves() =>
    [
        .. from steps in LeftAt
           from moved in (Func<int, int, bool>[])[(_, _) => true, (i, _) => i == 0, (i, count) => i == count - 1]
           select (Func<CheckCase, Findings>)(c => GradientCheckOracle.Check(c with
           {
               Gradient = [.. c.Gradient.Select((slope, i) => slope + (moved(i, c.Gradient.Length) ? 7 * steps * c.Step : 0))],
           }).First()),
    ];
}
