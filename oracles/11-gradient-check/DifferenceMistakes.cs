using System.Globalization;
using static Katas.Oracles.GradientCheck.GradientCheckOracle;
using static Katas.Oracles.GradientCheck.Ways;

namespace Katas.Oracles.GradientCheck;

/// <summary>The known wrong slopes by differences, and what becomes of θ on the way.</summary>
public static class DifferenceMistakes
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
        new(
            "two-above-the-line",
            "divided by 2 and then multiplied by h: (J₊ − J₋) / 2 * h is not (J₊ − J₋) / (2 * h)",
            c => [Each(c, (plus, minus, _, h) => (plus - minus) / 2 * h)]),
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
            [.. SmallSteps.Select(h => (Func<DifferenceCase, Costs>)(c => Elsewhere(c, _ => c with { Step = h })))]),
        .. WrongCosts(
            "step-scaled",
            "the step grows with the parameter: it is h, whatever θᵢ is",
            [.. ((Func<decimal, decimal>[])[
                value => Math.Max(1, Math.Abs(value)), value => 1 + Math.Abs(value), value => value == 0 ? 1 : Math.Abs(value),
            ]).Select(scale => (Func<DifferenceCase, Costs>)(c =>
                Elsewhere(c, i => c with { Step = c.Step * scale(c.Parameters[i]) })))]),
        .. WrongCosts(
            "parameter-not-restored",
            NotRestored,
            [
                .. LeftAt.Select(steps => (Func<DifferenceCase, Costs>)(c => Elsewhere(c, i => LeftBefore(c, i, steps)))),
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
                .. SmallSteps.SelectMany(h => (Func<DifferenceCase, Costs>[])[
                    c => ToTheSide(c, _ => c with { Step = h }),
                    c => ToTheSide(c, _ => c with { Step = Math.Sign(c.Step) * h }),
                ]),
            ]),
        .. WrongSide(
            "side-not-restored",
            NotRestored,
            [.. LeftAt.Select(steps => (Func<DifferenceCase, Costs>)(c => ToTheSide(c, i => LeftBefore(c, i, steps))))]),
    ];

    /// <summary>Of the caller's θ after either call.</summary>
    public static Mistake<DifferenceCase, decimal[]>[] CallersParameters =>
    [
        .. Any(
            "parameter-not-restored",
            NotRestored,
            [
                .. LeftAt.Select(steps =>
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

    private const string _stepIgnored = "the step isn't the given one: use the argument";

    private static decimal[] Each(DifferenceCase c, Func<decimal, decimal, decimal, decimal, decimal> slope)
    {
        var (plus, minus, here) = (Moved(c, c.Step), Moved(c, -c.Step), c.Cost.At(c.Parameters));
        return [.. plus.Zip(minus, (p, m) => slope(p, m, here, c.Step))];
    }

    private static decimal[] Here(DifferenceCase c) => Moved(c, 0);

    internal static Costs Right(DifferenceCase c) => Central(c, Moved(c, c.Step), Moved(c, -c.Step));

    internal static Costs Central(DifferenceCase c, decimal[] plus, decimal[] minus) =>
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

    /// <summary>The two costs of each cell, and the slopes from them: J₊ and J₋, or to one side J₊ and J.</summary>
    internal sealed record Costs(decimal[] Plus, decimal[] Minus, decimal[] Slopes);
}
