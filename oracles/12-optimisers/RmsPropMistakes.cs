using static Katas.Oracles.Optimisers.WrongWalks;

namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong steps of RMSprop, in doubles as a learner's code computes them, 0/0 included.</summary>
public static class RmsPropMistakes
{
    /// <summary>Of a walk with RMSprop.</summary>
    public static Mistake<RmsPropCase, double[][]>[] Parameters =>
    [
        WrongRmsProp("epsilon-inside-the-root", EpsilonInside, divisor: (c, v, _) => Math.Sqrt(v + (double)c.Epsilon)),
        WrongRmsProp("epsilon-outside-the-fraction", EpsilonOutside, step: (c, v, g, _) =>
            (g / Math.Sqrt(v)) + (double)c.Epsilon),
        WrongRmsProp("epsilon-left-out", EpsilonLeftOut, divisor: (_, v, _) => Math.Sqrt(v)),
        WrongRmsProp("epsilon-as-a-floor", "ε is used as a minimum of √v: add it instead", divisor: (c, v, _) =>
            Math.Max(Math.Sqrt(v), (double)c.Epsilon)),
        WrongRmsProp(
            "corrected-as-in-adam",
            "v is divided by 1 − ρᵗ, as in Adam: RMSprop uses it as it is",
            divisor: (c, v, t) => Math.Sqrt(v / Left(c.Rho, t)) + (double)c.Epsilon),
        WrongRmsProp("one-minus-rho-left-out", "1 − ρ is missing before g²: without it v is a sum, not a mean", (c, v, g) =>
            ((double)c.Rho * v) + (g * g)),
        WrongRmsProp(
            "squares-summed",
            "v only grows, as in Adagrad: keep the fraction ρ of it, and add 1 − ρ of g²",
            (_, v, g) => v + (g * g)),
        WrongRmsProp("weights-of-the-two-swapped", WeightsSwapped, (c, v, g) => Blend(1 - c.Rho, v, g * g)),
        WrongRmsProp("not-squared", NotSquared, (c, v, g) => Blend(c.Rho, v, g)),
        WrongRmsProp("absolute-for-square", Absolute, (c, v, g) => Blend(c.Rho, v, Math.Abs(g))),
        WrongRmsProp(
            "mean-of-the-sizes",
            "v is the mean of |g|, and there is no root: take the mean of g², and the root of that",
            (c, v, g) => Blend(c.Rho, v, Math.Abs(g)),
            divisor: (c, v, _) => v + (double)c.Epsilon),
        WrongRmsProp(
            "corrected-and-epsilon-inside",
            "v is corrected as in Adam, and ε is under the root: the divisor is √v + ε",
            divisor: (c, v, t) => Math.Sqrt((v / Left(c.Rho, t)) + (double)c.Epsilon)),
        WrongRmsProp("weight-squared-too", "(1 − ρ)g is squared as a whole: square only g", (c, v, g) =>
            ((double)c.Rho * v) + Math.Pow((1 - (double)c.Rho) * g, 2)),
        WrongRmsProp("square-not-kept", "v starts from 0 in every step: keep it in a field", (c, _, g) => Blend(c.Rho, 0, g * g)),
        WrongRmsProp("square-not-kept", "v starts from 0 in every step: keep it in a field", (_, _, g) => g * g),
        WrongRmsProp("rho-fixed", "ρ is always 0.99: use the constructor's rho", (_, v, g) => Blend(0.99m, v, g * g)),
        WrongRmsProp("root-left-out", "the root is missing: the divisor is √v + ε", divisor: (c, v, _) =>
            v + (double)c.Epsilon),
        WrongRmsProp("multiplied-by-the-root", "the step grows with √v: divide by it", step: (_, _, g, divisor) =>
            g * divisor),
        WrongRmsProp("divisor-left-out", "the step is g alone: divide it by √v + ε", step: (_, _, g, _) => g),
        WrongRmsProp(
            "sign-for-slope",
            "the step is the sign of the slope: divide the slope itself by √v + ε",
            step: (_, _, g, _) => Math.Sign(g)),
        WrongRmsProp("plus-for-minus", Uphill, step: (_, _, g, divisor) => -g / divisor),
        WrongRmsProp("rate-left-out", RateLeftOut, ignoresRate: true),
        WrongRmsProp("zero-slopes-skipped", "a slope of 0 is skipped: v must fade in that step too", skipsZeros: true),
        WrongRmsProp("square-shared-by-parameters", "all parameters share one v: keep one per parameter", states: 1),
        WrongRmsProp("old-square-used", "the step uses v from before this slope: add g² first", c =>
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, kept, _) =>
            {
                kept[1] = Math.Sqrt(kept[0]) + (double)c.Epsilon;
                kept[0] = Blend(c.Rho, kept[0], g * g);
                return theta - (rate * g / kept[1]);
            })),
        .. LeftOut<RmsPropCase>(c => c.Parameters, OptimisersOracle.Walk),
    ];

    /// <summary>Of the caller's slopes after a step with RMSprop.</summary>
    public static Mistake<RmsPropCase, double[]>[] CallersSlopes =>
        [new("callers-gradient-overwritten", GradientOverwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1]))];

    /// <summary>A walk that keeps v and √v + ε.</summary>
    private static Mistake<RmsPropCase, double[][]> WrongRmsProp(string id, string story, Func<RmsPropCase, Trace> walk) =>
        new Mistake<RmsPropCase, double[][]>(id, story, c => [walk(c).Theta]).At(c => walk(c) is var trace
            ?
            [[
                new(OptimisersGraph.MeanSquare, trace.Kept(0)),
                new(OptimisersGraph.Divisor, trace.Kept(1)),
                new(OptimisersGraph.DividedStep, trace.Steps),
            ]]
            : []);

    private static Mistake<RmsPropCase, double[][]> WrongRmsProp(
        string id,
        string story,
        Func<RmsPropCase, double, double, double>? square = null,
        Func<RmsPropCase, double, int, double>? divisor = null,
        Func<RmsPropCase, double, double, double, double>? step = null,
        bool ignoresRate = false,
        bool skipsZeros = false,
        int states = int.MaxValue) => WrongRmsProp(id, story, c =>
        {
            square ??= (of, v, g) => Blend(of.Rho, v, g * g);
            divisor ??= (of, v, _) => Math.Sqrt(v) + (double)of.Epsilon;
            step ??= (_, _, g, by) => g / by;
            return Walk(
                c.Parameters,
                c.Gradients,
                c.Rates,
                (theta, g, rate, kept, t) =>
                {
                    if (skipsZeros && g == 0)
                    {
                        return theta;
                    }

                    kept[0] = square(c, kept[0], g);
                    kept[1] = divisor(c, kept[0], t);
                    return theta - ((ignoresRate ? 1 : rate) * step(c, kept[0], g, kept[1]));
                },
                states);
        });
}
