using static Katas.Oracles.GradientCheck.Ways;

namespace Katas.Oracles.GradientCheck;

/// <summary>The known wrong answers to whether a is a slope at a kink.</summary>
public static class KinkMistakes
{
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
            [.. SmallSteps.Select(h => ((Func<KinkCase, bool>, Func<KinkCase, bool>))(
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
}
