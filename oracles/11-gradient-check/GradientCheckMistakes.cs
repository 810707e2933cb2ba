using System.Globalization;
using static Katas.Oracles.GradientCheck.GradientCheckOracle;

namespace Katas.Oracles.GradientCheck;

/// <summary>The known wrong answers of stage 11.</summary>
public static class GradientCheckMistakes
{
    /// <summary>Of the central differences.</summary>
    public static Mistake<DifferenceCase, decimal[]>[] Numeric =>
    [
        .. WrongCosts(
            "one-sided",
            "that is a one-sided difference, whose error shrinks with h, not h²: move θᵢ to θᵢ − h too",
            c => Right(c) with { Minus = Here(c), Slopes = GradientCheckOracle.OneSided(c) },
            c => Right(c) with { Plus = Here(c), Slopes = GradientCheckOracle.OneSided(c with { Step = -c.Step }) }),
        .. WrongCosts(
            "second-move-too-short",
            "the second cost is that of θ itself: take it at θᵢ − h, 2h below θᵢ + h",
            c => Central(c, Moved(c, c.Step), Here(c)),
            c => Central(c, Here(c), Moved(c, -c.Step))),
        new("two-left-out", "divided by h: the two points are 2h apart", c =>
            [Each(c, (plus, minus, _, h) => (plus - minus) / h)]),
        new("two-above-the-line", "divided by 2 and then multiplied by h: (J₊ − J₋) / 2 * h is not (J₊ − J₋) / (2 * h)", c =>
            [Each(c, (plus, minus, _, h) => (plus - minus) / 2 * h)]),
        new("not-divided", "that is the change in cost: divide it by 2h to get the slope", c =>
            [Each(c, (plus, minus, _, _) => plus - minus)]),
        .. Any<DifferenceCase, decimal[]>(
            "step-squared",
            "divided by h squared: the two points are 2h apart",
            c => Each(c, (plus, minus, _, h) => (plus - minus) / (h * h)),
            c => Each(c, (plus, minus, _, h) => (plus - minus) / (2 * h * h)),
            c => Each(c, (plus, minus, _, h) => (plus - minus) / (4 * h * h))),
        .. WrongChange(
            "second-difference",
            "that is the curvature, J₊ − 2J + J₋: for the slope use J₊ − J₋",
            (plus, minus, here) => plus - (2 * here) + minus,
            h => h * h,
            h => 2 * h,
            h => h),
        .. WrongChange(
            "sign-flipped",
            "the sign is flipped: the cost at θᵢ + h comes first",
            (plus, minus, _) => minus - plus,
            h => 2 * h),
        .. WrongChange(
            "costs-added", "the costs are added: a slope is a difference", (plus, minus, _) => plus + minus, h => 2 * h),
        .. WrongCosts("cost-unmoved", "the result is 0: the cost isn't called with the moved parameters", c =>
            Central(c, Here(c), Here(c))),
        .. WrongCosts("all-moved-together", "all parameters move at once: move one and leave the others", c =>
            Along(c, _ => Enumerable.Range(0, c.Parameters.Length))),
        .. WrongCosts("first-moved-only", "every cell has the slope of the first parameter: move θᵢ for cell i", c =>
            Along(c, _ => [0])),
        new("last-left-out", "the last parameter was not measured: the loop ends one early", c =>
            [[.. GradientCheckOracle.Numeric(c).SkipLast(1), 0]]),
        .. WrongCosts("half-a-step", "moved by h/2 each way: the step is h each way, the points are 2h apart", c =>
            Elsewhere(c, _ => c with { Step = c.Step / 2 })),
        .. WrongCosts("two-steps", "moved by 2h each way: the step is h each way, the points are 2h apart", c =>
            Elsewhere(c, _ => c with { Step = c.Step * 2 })),
        .. WrongCosts(
            "step-ignored",
            _stepIgnored,
            [.. _smallSteps.Select(h => (Func<DifferenceCase, Costs>)(c => Elsewhere(c, _ => c with { Step = h })))]),
        .. WrongCosts(
            "step-scaled",
            "the step grows with the parameter: it is h, whatever θᵢ is",
            [.. ((Func<decimal, decimal>[])[
                value => Math.Max(1, Math.Abs(value)), value => 1 + Math.Abs(value), value => value == 0 ? 1 : Math.Abs(value),
            ]).Select(scale => (Func<DifferenceCase, Costs>)(c =>
                Elsewhere(c, i => c with { Step = c.Step * scale(c.Parameters[i]) })))]),
        .. WrongCosts(
            "parameter-not-restored",
            _notRestored,
            [
                .. _leftAt.Select(steps => (Func<DifferenceCase, Costs>)(c => Elsewhere(c, i => LeftBefore(c, i, steps)))),
                c => Along(c, i => Enumerable.Range(0, i + 1)),
            ]),
    ];

    /// <summary>Of the slopes to one side.</summary>
    public static Mistake<DifferenceCase, decimal[]>[] OneSided =>
    [
        new(
            "sign-of-step-lost",
            "to the left the sign is lost: divide J(θ + h) − J(θ) by h itself, both are negative there",
            c => [Each(c, (plus, _, here, h) => (plus - here) / Math.Abs(h))]),
        .. WrongSide(
            "always-to-the-right",
            "a negative step goes to the right: move by h with its sign",
            c => ToTheSide(c, _ => c with { Step = Math.Abs(c.Step) }),
            c => ToTheSide(c, _ => c with { Step = Math.Abs(c.Step) }) is var right
                ? right with { Slopes = Array.ConvertAll(right.Slopes, slope => slope * Math.Sign(c.Step)) }
                : right),
        .. WrongSide("always-to-the-left", "a positive step goes to the left: move by h with its sign", c =>
            ToTheSide(c, _ => c with { Step = -Math.Abs(c.Step) })),
        .. WrongSide("other-side", "that is the slope on the other side: move by h, not by −h", c =>
            ToTheSide(c, _ => c with { Step = -c.Step })),
        .. WrongSide("both-sides", "that is the central difference: the second cost should be that of θ itself", c =>
            new(Moved(c, c.Step), Moved(c, -c.Step), GradientCheckOracle.Numeric(c))),
        new("twice-the-step", "divided by 2h: these two points are h apart", c =>
            [Each(c, (plus, _, here, h) => (plus - here) / (2 * h))]),
        new("side-not-divided", "that is the change in cost: divide it by h to get the slope", c =>
            [Each(c, (plus, _, here, _) => plus - here)]),
        new Mistake<DifferenceCase, decimal[]>(
            "side-sign-flipped", "the sign is flipped: subtract J(θ) from the moved cost", c =>
            [Each(c, (plus, _, here, h) => (here - plus) / h)])
            .At(GradientCheckGraph.Change, c => [Each(c, (plus, _, here, _) => here - plus)]),
        .. WrongSide(
            "side-step-ignored",
            _stepIgnored,
            [
                .. _smallSteps.SelectMany(h => (Func<DifferenceCase, Costs>[])[
                    c => ToTheSide(c, _ => c with { Step = h }),
                    c => ToTheSide(c, _ => c with { Step = Math.Sign(c.Step) * h }),
                ]),
            ]),
        .. WrongSide(
            "side-not-restored",
            _notRestored,
            [.. _leftAt.Select(steps => (Func<DifferenceCase, Costs>)(c => ToTheSide(c, i => LeftBefore(c, i, steps))))]),
    ];

    /// <summary>Of the caller's θ after either call.</summary>
    public static Mistake<DifferenceCase, decimal[]>[] CallersParameters =>
    [
        .. Any(
            "parameter-not-restored",
            _notRestored,
            [
                .. _leftAt.Select(steps =>
                    (Func<DifferenceCase, decimal[]>)(c => [.. c.Parameters.Select(value => value + (steps * c.Step))])),
            ]),
    ];

    /// <summary>Of the caller's θ after the slopes to one side.</summary>
    public static Mistake<DifferenceCase, decimal[]>[] CallersParametersOfOneSided =>
        [.. CallersParameters.Select(mistake => mistake with { Id = "side-not-restored" })];

    /// <summary>Of the caller's θ after either call, to the last digit.</summary>
    public static Mistake<DifferenceCase, string[]>[] LastDigits =>
    [
        .. Any(
            "put-back-by-arithmetic",
            "θᵢ + h − h isn't always the same double: save the old value in a variable and restore that",
            [.. ((Func<double, double, double>[])[
            (value, h) => value + h - (2 * h) + h,
            (value, h) => value + h - h - h + h,
            (value, h) => value + h - h,
            (value, h) => value - h + h,
            ])
                .Select(moved =>
                    (Func<DifferenceCase, string[]>)(c =>
                        Digits(c.Parameters.AsDoubles(), value => moved(value, (double)c.Step))))]),
    ];

    /// <summary>Every digit of numbers.</summary>
    public static string[] Digits(double[] values, Func<double, double>? of = null) =>
        [.. values.Select(value => (of?.Invoke(value) ?? value).ToString("R", CultureInfo.InvariantCulture))];

    /// <summary>Of |a − n| / max(|a|, |n|).</summary>
    public static Mistake<ErrorCase, double>[] RelativeError =>
    [
        .. WrongError("absolute-error", "that is the absolute error: divide it by the larger of |a| and |n|", (a, n) =>
            Math.Abs(a - n)),
        .. WrongDivisor(
            "sum-below-the-line",
            "divided by |a| + |n|, another convention: here it is the larger of the two",
            (a, n) => Math.Abs(a) + Math.Abs(n)),
        .. WrongDivisor("mean-below-the-line", "divided by the mean of |a| and |n|: here it is the larger of the two", (a, n) =>
            (Math.Abs(a) + Math.Abs(n)) / 2),
        .. WrongDivisor("share-of-a-only", "divided by |a|, or not at all if a is 0: divide by the larger of the two", (a, _) =>
            Math.Abs(a)),
        .. WrongDivisor("share-of-n-only", "divided by |n|, or not at all if n is 0: divide by the larger of the two", (_, n) =>
            Math.Abs(n)),
        .. WrongDivisor("smaller-below-the-line", "divided by the smaller of |a| and |n|: use the larger", (a, n) =>
            Math.Min(Math.Abs(a), Math.Abs(n))),
        .. WrongDivisor(
            "size-left-out-below",
            "max(a, n) without absolute values: wrong for negative slopes",
            Math.Max,
            (a, n) => Math.Abs(Math.Max(a, n))),
        .. WrongDistance(
            "sign-ignored",
            "||a| − |n|| hides a wrong sign: subtract first, then take the absolute value",
            (a, n) => Math.Abs(Math.Abs(a) - Math.Abs(n))),
        .. WrongDistance(
            "size-left-out-above",
            "the error can be negative, and so pass as small: take |a − n|",
            (a, n) => a - n,
            (a, n) => n - a),
        .. WrongError("error-squared", "the error is squared, which makes it look far too good: use |a − n|", (a, n) =>
            (a - n) * (a - n) / Math.Max(a * a, n * n)),
        new("zero-over-zero", "0/0: two slopes of 0 agree, so their error is 0", c =>
            c is { Analytic: 0, Numeric: 0 } ? [double.NaN, 1, double.PositiveInfinity] : [GradientCheckOracle.RelativeError(c)]),
        .. Any<ErrorCase, double>(
            "zero-clears-all",
            "a single slope of 0 isn't agreement: only if both are 0 is the error 0",
            c => c.Analytic == 0 || c.Numeric == 0 ? 0 : GradientCheckOracle.RelativeError(c),
            c => c.Analytic == 0 ? 0 : GradientCheckOracle.RelativeError(c),
            c => c.Numeric == 0 ? 0 : GradientCheckOracle.RelativeError(c)),
        .. Any(
            "small-number-below-the-line",
            "the denominator has an added or minimum value: tiny slopes then agree whatever they are",
            [.. _smallNumbers.SelectMany(small =>
                (Func<ErrorCase, double>[])[
                    c => Error(c, larger => larger + small), c => Error(c, larger => Math.Max(larger, small)),
                ])]),
        .. Any(
            "small-counts-as-zero",
            "tiny slopes always pass: 1e-9 and 2e-9 differ as much as 1 and 2 do",
            [.. _smallNumbers.SelectMany(small =>
                (Func<ErrorCase, double>[])[c => Error(c, larger => larger < small ? double.PositiveInfinity : larger)])]),
        .. Any<ErrorCase, double>(
            "nan-lost-beside-zero",
            "NaN next to a slope of 0 passes: > never finds NaN the larger; Math.Max passes NaN on",
            c => c is { Analytic: null, Numeric: 0 } ? 0 : GradientCheckOracle.RelativeError(c),
            c => c is { Analytic: 0, Numeric: null } ? 0 : GradientCheckOracle.RelativeError(c),
            c => c is { Analytic: null, Numeric: 0 } or { Analytic: 0, Numeric: null }
            ? 0
            : GradientCheckOracle.RelativeError(c)),
        new("nan-has-no-error", "NaN is turned into a number: a slope that is NaN must not pass", c =>
            c.Analytic is null || c.Numeric is null ? [0, 1, 2] : [GradientCheckOracle.RelativeError(c)]),
    ];

    /// <summary>Of the band.</summary>
    public static Mistake<BandCase, string>[] Band =>
    [
        .. WrongBand("nan-is-good", "NaN passes: every comparison with NaN is false, so make wrong the default", error =>
            double.IsNaN(error) ? "good" : null),
        .. WrongBand(
            "nan-is-not-wrong",
            "NaN must be wrong: every comparison with NaN is false, so make wrong the default",
            error => double.IsNaN(error) ? "doubtful" : null,
            error => double.IsNaN(error) ? "look again" : null),
        .. WrongBand(
            "edges-shut-out",
            "1e-7 is still good and 1e-5 still means look again: up to means ≤",
            error => error == 1e-7 ? "look again" : error == 1e-5 ? "doubtful" : null,
            error => error == 1e-7 ? "look again" : null,
            error => error == 1e-5 ? "doubtful" : null),
        .. WrongBand("wrong-begins-late", "1e-2 itself is wrong: doubtful ends below it", error =>
            error == 1e-2 ? "doubtful" : null),
        .. WrongBand("good-to-1e-6", "good ends at 1e-7, not at 1e-6", error => error is > 1e-7 and <= 1e-6 ? "good" : null),
        .. WrongBand("good-too-wide", "good ends at 1e-7: up to 1e-5 it is look again", error =>
            error is > 1e-7 and <= 1e-5 ? "good" : null),
        .. WrongBand(
            "nothing-is-doubtful",
            "everything above 1e-5 is wrong here: below 1e-2 it is doubtful, a kink nearby can cause that",
            error => error is > 1e-5 and < 1e-2 ? "wrong" : null),
        .. WrongBand("doubtful-too-wide", "everything above 1e-5 is doubtful here: from 1e-2 on it is wrong", error =>
            error >= 1e-2 ? "doubtful" : null),
        .. WrongBand("wrong-from-a-tenth", "wrong starts at 1e-2, not at 1e-1: a slope that is off by 5 % is wrong", error =>
            error is >= 1e-2 and < 0.1 ? "doubtful" : null),
        .. WrongBand("wrong-from-1e-3", "wrong starts at 1e-2, not at 1e-3", error =>
            error is >= 1e-3 and < 1e-2 ? "wrong" : null),
        .. WrongBand("look-again-to-1e-4", "look again ends at 1e-5, not at 1e-4", error =>
            error is > 1e-5 and <= 1e-4 ? "look again" : null),
        new("capital-letters", "the words are in lower case: good, look again, doubtful, wrong", c =>
            [Capitalised(GradientCheckOracle.Band(c))]),
        .. WrongBand(
            "bands-the-other-way",
            "the bands are in reverse: the smaller the error, the better",
            error => GradientCheckOracle.Band(error) switch
            {
            "good" => "wrong",
            "look again" => "doubtful",
            "doubtful" => "look again",
            _ => double.IsNaN(error) ? "wrong" : "good",
            },
            error => GradientCheckOracle.Band(error) switch
            {
            "good" => "wrong",
            "look again" => "doubtful",
            "doubtful" => "look again",
            _ => "good",
            }),
    ];

    /// <summary>Of the question whether a is a slope at a kink.</summary>
    public static Mistake<KinkCase, bool>[] IsSlopeAtKink =>
    [
        .. WrongParts(
            "kink-excuses-all",
            "a kink doesn't excuse every slope: a has to lie between the two sides",
            (IsKink, c => c.Analytic is not null),
            (IsKink, _ => true)),
        .. WrongParts(
            "curve-excused",
            "a lies between the sides, but that is a curve: it is a kink if they differ by more than 100·h",
            (_ => true, IsBetween),
            (_ => true, c => Between(c, 0))),
        .. WrongParts(
            "any-gap-is-a-kink",
            "the sides of every curve differ a little: it is a kink if they differ by more than 100·h",
            (c => Gap(c) > 0, IsBetween),
            (c => Gap(c) > c.Step, IsBetween)),
        .. WrongParts(
            "nothing-to-spare",
            "the sides are measured and have errors: accept a up to 100·h outside them",
            (IsKink, c => Between(c, 0)),
            (IsKink, c => Between(c, c.Step))),
        .. WrongKink(
            "spare-at-one-end",
            "only one end has a tolerance of 100·h: both sides are measured, so both need it",
            c => GradientCheckOracle.IsSlopeAtKink(c) && c.Analytic <= Math.Max(c.Left!.Value, c.Right!.Value),
            c => GradientCheckOracle.IsSlopeAtKink(c) && c.Analytic >= Math.Min(c.Left!.Value, c.Right!.Value)),
        .. WrongParts(
            "bound-is-a-kink",
            "sides that differ by exactly 100·h are those of a curve: a kink's differ by more",
            (c => Gap(c) >= 100 * c.Step, IsBetween)),
        .. WrongKink(
            "relu-kinks-only",
            "a kink can join any two slopes: neither has to be 0, and the signs can agree",
            c => GradientCheckOracle.IsSlopeAtKink(c) && c.Left * c.Right <= 0,
            c => GradientCheckOracle.IsSlopeAtKink(c) && (c.Left == 0 || c.Right == 0),
            c => GradientCheckOracle.IsSlopeAtKink(c)
            && (Math.Abs(c.Left!.Value) <= 100 * c.Step || Math.Abs(c.Right!.Value) <= 100 * c.Step)),
        .. WrongKink(
            "upside-down-left-out",
            "the right slope can be the smaller one, as at a peak: use min and max, or the absolute value",
            c => c.Right > c.Left && GradientCheckOracle.IsSlopeAtKink(c)),
        .. WrongKink(
            "ends-only",
            "at a kink every slope between the two sides is accepted, not only the two ends",
            c => GradientCheckOracle.IsSlopeAtKink(c)
            && (Math.Abs((c.Analytic - c.Left)!.Value) <= 100 * c.Step
                || Math.Abs((c.Analytic - c.Right)!.Value) <= 100 * c.Step),
            c => GradientCheckOracle.IsSlopeAtKink(c) && (c.Analytic == c.Left || c.Analytic == c.Right)),
        .. WrongParts(
            "step-left-out",
            "the bound is 100·h: with a smaller step, the two sides of a curve come closer together",
            [.. _smallSteps.Select(h => ((Func<KinkCase, bool>, Func<KinkCase, bool>))(
                c => Gap(c) > 100 * h, c => Between(c, 100 * h)))]),
        .. WrongParts(
            "gap-of-100",
            "the sides are compared with 100: the bound is 100·h, for the gap as for the tolerance",
            (c => Gap(c) > 100, IsBetween)),
        .. WrongKink(
            "left-taken-for-smaller",
            "left isn't always the smaller side, and both ends have a tolerance of 100·h: use Min and Max",
            c => Gap(c) > 100 * c.Step && c.Analytic >= c.Left && c.Analytic <= c.Right),
        .. WrongParts(
            "hundred-left-out",
            "the bound is 100·h: with h alone, an ordinary curve counts as a kink",
            (c => Gap(c) > c.Step, c => Between(c, c.Step))),
        .. WrongParts(
            "share-for-gap",
            "the gap is compared relative to the slopes: compare the gap itself with 100·h",
            (c => Gap(c) > 100 * c.Step * Larger(c), IsBetween),
            (c => Gap(c) > 100 * c.Step * Larger(c), c => Between(c, 100 * c.Step * Larger(c)))),
        .. WrongKink(
            "or-for-and",
            "one condition is enough here, but both are needed: the sides differ, and a lies between them",
            c => Gap(c) > 100 * c.Step || Between(c, 100 * c.Step)),
        .. WrongKink(
            "never-a-kink",
            "it is false for every kink: check that the sides differ and that a lies between them",
            _ => false),
        .. WrongKink(
            "always-a-kink",
            "it is true for everything: it is a kink if the sides differ by more than 100·h",
            _ => true,
            c => c.Analytic is not null && c.Left is not null && c.Right is not null),
        .. WrongKink("kink-turned", "true and false are swapped", c => !GradientCheckOracle.IsSlopeAtKink(c)),
        .. WrongKink(
            "nan-at-a-kink",
            "NaN is accepted as a kink: every comparison with NaN is false, so test what must be true",
            c => c.Analytic is null || c.Left is null || c.Right is null || GradientCheckOracle.IsSlopeAtKink(c),
            c => c.Analytic is null || GradientCheckOracle.IsSlopeAtKink(c)),
        .. WrongParts(
            "close-to-the-mean",
            "a is compared with the mean of the two sides: everything between them is accepted",
            (IsKink, c => Math.Abs((c.Analytic - ((c.Left + c.Right) / 2)) ?? decimal.MaxValue) <= 100 * c.Step)),
    ];

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
        .. _smallSteps.Select(h => WrongVerdicts(
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
            [.. _smallSteps.Select(h => (Func<CheckCase, CheckedSlopes>)(c => GradientCheckOracle.CheckedSlopes(c) with
            {
                InTheReport = GradientCheckOracle.Numeric(c.Difference with { Step = h }),
            }))]),
    ];

    /// <summary>Of θ after the check.</summary>
    public static Mistake<CheckCase, decimal[]>[] CallersParametersOfCheck =>
    [
        .. Any(
            "parameter-not-restored",
            _notRestored,
            [
                .. _leftAt.Select(steps =>
                    (Func<CheckCase, decimal[]>)(c => [.. c.Parameters.Select(value => value + (steps * c.Step))])),
            ]),
    ];

    private const string _notRestored = "a parameter isn't restored: set it to its old value before you move the next";

    private const string _stepIgnored = "the step isn't the given one: use the argument";

    /// <summary>Where a parameter that is not put back may stay, in steps.</summary>
    private static readonly decimal[] _leftAt = [1, -1, 2, -2];

    /// <summary>Steps that a learner may hard-code instead of using the given one.</summary>
    private static readonly decimal[] _smallSteps = [0.000_01m, 0.000_001m, 0.000_1m, 0.001m, 0.000_000_1m];

    /// <summary>What is customarily put below the line.</summary>
    private static readonly double[] _smallNumbers = [1e-8, 1e-10, 1e-12, 1e-7, 1e-6, 1e-9, 1e-15, 1e-16];

    private static decimal[] Each(DifferenceCase c, Func<decimal, decimal, decimal, decimal, decimal> slope)
    {
        var (plus, minus, here) = (Moved(c, c.Step), Moved(c, -c.Step), c.Cost.At(c.Parameters));
        return [.. plus.Zip(minus, (p, m) => slope(p, m, here, c.Step))];
    }

    private static decimal[] Here(DifferenceCase c) => Moved(c, 0);

    private static Costs Right(DifferenceCase c) => Central(c, Moved(c, c.Step), Moved(c, -c.Step));

    private static Costs Central(DifferenceCase c, decimal[] plus, decimal[] minus) =>
        new(plus, minus, [.. plus.Zip(minus, (p, m) => (p - m) / (2 * c.Step))]);

    /// <summary>Each cell measured in a case of its own.</summary>
    private static Costs Elsewhere(DifferenceCase c, Func<int, DifferenceCase> of) => Cells(c, i => Right(of(i)));

    /// <summary>The same to one side: J with θᵢ + h, and J itself.</summary>
    private static Costs ToTheSide(DifferenceCase c, Func<int, DifferenceCase> of) => Cells(c, i =>
        new(Moved(of(i), of(i).Step), Here(of(i)), GradientCheckOracle.OneSided(of(i))));

    private static Costs Cells(DifferenceCase c, Func<int, Costs> of)
    {
        var cells = Enumerable.Range(0, c.Parameters.Length).Select(of).ToArray();
        decimal[] Diagonal(Func<Costs, decimal[]> part) => [.. cells.Select((cell, i) => part(cell)[i])];
        return new(Diagonal(cell => cell.Plus), Diagonal(cell => cell.Minus), Diagonal(cell => cell.Slopes));
    }

    /// <summary>For each cell the costs when these parameters are moved together.</summary>
    private static Costs Along(DifferenceCase c, Func<int, IEnumerable<int>> moved)
    {
        decimal[] By(decimal by) => [.. c.Parameters.Select((_, i) =>
            c.Cost.At([.. c.Parameters.Select((value, j) => moved(i).Contains(j) ? value + by : value)]))];
        return Central(c, By(c.Step), By(-c.Step));
    }

    /// <summary>The case with the cells before one left where their measurement ended.</summary>
    private static DifferenceCase LeftBefore(DifferenceCase c, int cell, decimal steps) =>
        c with { Parameters = [.. c.Parameters.Select((value, j) => j < cell ? value + (steps * c.Step) : value)] };

    private static Mistake<DifferenceCase, decimal[]>[] WrongCosts(
        string id, string story, params Func<DifferenceCase, Costs>[] ways) =>
        WrongCosts(id, story, GradientCheckGraph.Minus, ways);

    private static Mistake<DifferenceCase, decimal[]>[] WrongSide(
        string id, string story, params Func<DifferenceCase, Costs>[] ways) =>
        WrongCosts(id, story, GradientCheckGraph.Here, ways);

    /// <summary>Other costs, or other slopes from them.</summary>
    private static Mistake<DifferenceCase, decimal[]>[] WrongCosts(
        string id, string story, string second, Func<DifferenceCase, Costs>[] ways) =>
    [
        .. ways.Select(way => new Mistake<DifferenceCase, decimal[]>(id, story, c => [way(c).Slopes]).At(c =>
        [
            [
                new(GradientCheckGraph.Plus, way(c).Plus),
                new(second, way(c).Minus),
                new(GradientCheckGraph.Slopes, way(c).Slopes),
            ],
        ])),
    ];

    /// <summary>Something other than J₊ − J₋, divided by one of these.</summary>
    private static Mistake<DifferenceCase, decimal[]>[] WrongChange(
        string id, string story, Func<decimal, decimal, decimal, decimal> change, params Func<decimal, decimal>[] divisors) =>
    [
        .. divisors.Select(divisor => new Mistake<DifferenceCase, decimal[]>(id, story, c =>
            [Each(c, (plus, minus, here, h) => change(plus, minus, here) / divisor(h))]).At(c =>
            [
                [
                    new(GradientCheckGraph.Change, Each(c, (plus, minus, here, _) => change(plus, minus, here))),
                    new(
                        GradientCheckGraph.Slopes,
                        Each(c, (plus, minus, here, h) => change(plus, minus, here) / divisor(h))),
                ],
            ])),
    ];

    private static double Error(ErrorCase c, Func<double, double> below) => c is { Analytic: { } a, Numeric: { } n }
        ? a == n ? 0 : (double)Math.Abs(a - n) / below((double)Math.Max(Math.Abs(a), Math.Abs(n)))
        : double.NaN;

    /// <summary>With and without the 0 that 0/0 has to give, and that a guard may then give for any number over 0.</summary>
    private static Mistake<ErrorCase, double>[] WrongError(
        string id, string story, params Func<double, double, double>[] errors) =>
    [
        .. from error in errors
           from isGuarded in (bool[])[true, false]
           select new Mistake<ErrorCase, double>(id, isGuarded ? story : $"{story}, and return 0 for two zeros", c =>
           {
               var wrong = error(GradientCheckCases.OrNaN(c.Analytic), GradientCheckCases.OrNaN(c.Numeric));
               return c is { Analytic: 0, Numeric: 0 } && isGuarded ? [0]
                   : isGuarded && !double.IsFinite(wrong) && c is ({ Analytic: 0 } or { Numeric: 0 }) ? [wrong, 0]
                   : [wrong];
           }),
    ];

    private static Mistake<ErrorCase, double>[] WrongDivisor(
        string id, string story, params Func<double, double, double>[] divisors) => [.. divisors.SelectMany(divisor =>
        At(GradientCheckGraph.Larger, divisor, WrongError(id, story, (a, n) => Math.Abs(a - n) / divisor(a, n))))];

    private static Mistake<ErrorCase, double>[] WrongDistance(
        string id, string story, params Func<double, double, double>[] distances) => [.. distances.SelectMany(distance =>
        At(GradientCheckGraph.Distance, distance, WrongError(id, story, (a, n) => distance(a, n) / Larger(a, n))))];

    private static double Larger(double a, double n) => Math.Max(Math.Abs(a), Math.Abs(n));

    /// <summary>Mistakes that change a node on the way to each of their answers.</summary>
    private static IEnumerable<Mistake<ErrorCase, double>> At(
        string node, Func<double, double, double> of, Mistake<ErrorCase, double>[] mistakes) => mistakes.Select(mistake =>
        mistake.At(c => mistake.Answers(c).Select(answer => (Change[])
        [
            new(node, of(GradientCheckCases.OrNaN(c.Analytic), GradientCheckCases.OrNaN(c.Numeric))),
            new(GradientCheckGraph.Share, answer),
        ])));

    private static Mistake<BandCase, string>[] WrongBand(string id, string story, params Func<double, string?>[] bands) =>
        Any(
            id,
            story,
            [
                .. bands.Select(band =>
                    (Func<BandCase, string>)(c => band(GradientCheckCases.OrNaN(c.Error)) ?? GradientCheckOracle.Band(c))),
            ]);

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static decimal Gap(KinkCase c) => Math.Abs((c.Right - c.Left) ?? 0);

    private static decimal Larger(KinkCase c) => Math.Max(Math.Abs(c.Left ?? 0), Math.Abs(c.Right ?? 0));

    private static bool Between(KinkCase c, decimal spare) =>
        c is { Analytic: { } a, Left: { } left, Right: { } right } && Math.Abs(a - ((left + right) / 2)) <= (Gap(c) / 2) + spare;

    private static bool IsKink(KinkCase c) => Gap(c) > 100 * c.Step;

    private static bool IsBetween(KinkCase c) => Between(c, 100 * c.Step);

    /// <summary>Another bound for the gap of the sides, or another range for a.</summary>
    private static Mistake<KinkCase, bool>[] WrongParts(
        string id, string story, params (Func<KinkCase, bool> IsKink, Func<KinkCase, bool> IsBetween)[] ways) =>
    [
        .. ways.Select(way => new Mistake<KinkCase, bool>(id, story, c => [way.IsKink(c) && way.IsBetween(c)]).At(c =>
            [[new(GradientCheckGraph.IsKink, way.IsKink(c)), new(GradientCheckGraph.IsBetween, way.IsBetween(c))]])),
    ];

    private static Mistake<KinkCase, bool>[] WrongKink(string id, string story, params Func<KinkCase, bool>[] answers) =>
        Any(id, story, answers);

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
        .. from steps in _leftAt
           from moved in (Func<int, int, bool>[])[(_, _) => true, (i, _) => i == 0, (i, count) => i == count - 1]
           select (Func<CheckCase, Findings>)(c => GradientCheckOracle.Check(c with
           {
               Gradient = [.. c.Gradient.Select((slope, i) => slope + (moved(i, c.Gradient.Length) ? 7 * steps * c.Step : 0))],
           }).First()),
    ];

    /// <summary>A mistake that can be made in several ways, each of them the same way on all cases.</summary>
    private static Mistake<TCase, TAnswer>[] Any<TCase, TAnswer>(string id, string story, params Func<TCase, TAnswer>[] ways) =>
        [.. ways.Select(way => new Mistake<TCase, TAnswer>(id, story, c => [way(c)]))];

    /// <summary>The two costs of each cell, and the slopes from them: J₊ and J₋, or to one side J₊ and J.</summary>
    private sealed record Costs(decimal[] Plus, decimal[] Minus, decimal[] Slopes);
}
