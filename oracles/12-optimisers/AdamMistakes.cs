using static Katas.Oracles.Optimisers.WrongWalks;

namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong steps of Adam, in doubles as a learner's code computes them, 0/0 included.</summary>
public static class AdamMistakes
{
    /// <summary>Of a walk with Adam.</summary>
    public static Mistake<AdamCase, double[][]>[] Parameters =>
    [
        WrongAdam(
            "no-bias-correction",
            "m and v aren't corrected: they start at 0, so divide them by 1 − βᵗ",
            hat1: (_, m, _) => m,
            hat2: (_, v, _) => v),
        WrongAdam("mean-not-corrected", "m is not corrected: divide it by 1 − β₁ᵗ", hat1: (_, m, _) => m),
        WrongAdam("square-not-corrected", "v is not corrected: divide it by 1 − β₂ᵗ", hat2: (_, v, _) => v),
        WrongAdam(
            "epsilon-inside-the-root",
            EpsilonInside,
            divisor: (c, _, v, _) => Math.Sqrt(v + (double)c.Epsilon)),
        WrongAdam("epsilon-outside-the-fraction", EpsilonOutside, step: (c, m, v, _) =>
            (m / Math.Sqrt(v)) + (double)c.Epsilon),
        WrongAdam("epsilon-left-out", EpsilonLeftOut, divisor: (_, _, v, _) => Math.Sqrt(v)),
        WrongAdam(
            "epsilon-before-the-correction",
            "ε is added to √v before the correction: correct v, take the root, then add ε",
            divisor: (c, _, v, t) => Math.Sqrt(v) + ((double)c.Epsilon / Math.Sqrt(Left(c.Beta2, t)))),
        WrongAdam("epsilon-as-a-floor", "ε is used as a minimum of √v̂: add it instead", divisor: (c, _, v, _) =>
            Math.Max(Math.Sqrt(v), (double)c.Epsilon)),
        WrongAdam(
            "steps-counted-from-zero",
            "t is 0 in the first step, and 1 − β⁰ = 0: count the step before you correct",
            hat1: (c, m, t) => m / Left(c.Beta1, t - 1),
            hat2: (c, v, t) => v / Left(c.Beta2, t - 1)),
        WrongAdam(
            "steps-counted-from-two",
            "t is 2 in the first step: start at 0 and increase it once per step",
            hat1: (c, m, t) => m / Left(c.Beta1, t + 1),
            hat2: (c, v, t) => v / Left(c.Beta2, t + 1)),
        WrongAdam(
            "steps-counted-twice",
            "t is 2, 4, 6: increase it once per step",
            hat1: (c, m, t) => m / Left(c.Beta1, 2 * t),
            hat2: (c, v, t) => v / Left(c.Beta2, 2 * t)),
        WrongAdam(
            "steps-not-counted",
            "the correction is that of step 1 in every step: divide by 1 − βᵗ, with t counted in a field",
            hat1: (c, m, _) => m / Left(c.Beta1, 1),
            hat2: (c, v, _) => v / Left(c.Beta2, 1)),
        WrongAdam(
            "steps-not-counted",
            "the correction is that of step 1 in every step: divide by 1 − βᵗ, with t counted in a field",
            mean: (c, m, g) => Blend(c.Beta1, m, g) / Left(c.Beta1, 1),
            hat1: (_, m, _) => m,
            square: (c, v, g, _) => Blend(c.Beta2, v, g * g) / Left(c.Beta2, 1), hat2: (_, v, _) => v),
        WrongAdam("steps-counted-per-parameter", "t grows with each parameter: increase it once per step, before the loop",
            c => (t, i) => ((t - 1) * c.Parameters.Length) + i + 1),
        WrongAdam("betas-swapped", "β₁ and β₂ are swapped: β₁ belongs to m, β₂ to v",
            mean: (c, m, g) => Blend(c.Beta2, m, g),
            square: (c, v, g, _) => Blend(c.Beta1, v, g * g),
            hat1: (c, m, t) => m / Left(c.Beta2, t),
            hat2: (c, v, t) => v / Left(c.Beta1, t)),
        WrongAdam("betas-swapped", "β₁ and β₂ are swapped: β₁ belongs to m, β₂ to v",
            mean: (c, m, g) => Blend(c.Beta2, m, g),
            square: (c, v, g, _) => Blend(c.Beta1, v, g * g)),
        WrongAdam(
            "one-correction-for-both",
            "m and v have the same correction: 1 − β₁ᵗ belongs to m, 1 − β₂ᵗ to v",
            hat2: (c, v, t) => v / Left(c.Beta1, t)),
        WrongAdam(
            "one-correction-for-both",
            "m and v have the same correction: 1 − β₁ᵗ belongs to m, 1 − β₂ᵗ to v",
            hat1: (c, m, t) => m / Left(c.Beta2, t)),
        WrongAdam(
            "root-before-the-correction",
            "the root is taken before the correction: divide v by 1 − β₂ᵗ first, then take the root",
            divisor: (c, _, v, t) => Math.Sqrt(v / Left(c.Beta2, t)) + (double)c.Epsilon),
        WrongAdam(
            "uncorrected-and-epsilon-inside",
            "m and v aren't corrected, and ε is under the root: the step is m̂/(√v̂ + ε)",
            hat1: (_, m, _) => m,
            hat2: (_, v, _) => v,
            divisor: (c, _, v, _) => Math.Sqrt(v + (double)c.Epsilon)),
        WrongAdam(
            "corrections-swapped",
            "m is corrected with β₂ and v with β₁: swap them",
            hat1: (c, m, t) => m / Left(c.Beta2, t),
            hat2: (c, v, t) => v / Left(c.Beta1, t)),
        WrongAdam(
            "one-beta-for-both",
            "m and v have the same β: β₁ belongs to m, β₂ to v",
            square: (c, v, g, _) => Blend(c.Beta1, v, g * g),
            hat2: (c, v, t) => v / Left(c.Beta1, t)),
        WrongAdam(
            "one-beta-for-both",
            "m and v have the same β: β₁ belongs to m, β₂ to v",
            mean: (c, m, g) => Blend(c.Beta2, m, g),
            hat1: (c, m, t) => m / Left(c.Beta2, t)),
        WrongAdam("one-minus-beta-left-out", _oneMinus, mean: (c, m, g) => ((double)c.Beta1 * m) + g, square: (c, v, g, _) =>
            ((double)c.Beta2 * v) + (g * g)),
        WrongAdam("one-minus-beta-left-out", _oneMinus, mean: (c, m, g) => ((double)c.Beta1 * m) + g),
        WrongAdam("one-minus-beta-left-out", _oneMinus, square: (c, v, g, _) => ((double)c.Beta2 * v) + (g * g)),
        WrongAdam(
            "weights-of-the-two-swapped",
            WeightsSwapped,
            mean: (c, m, g) => Blend(1 - c.Beta1, m, g),
            square: (c, v, g, _) => Blend(1 - c.Beta2, v, g * g)),
        WrongAdam("weights-of-the-two-swapped", WeightsSwapped, mean: (c, m, g) => Blend(1 - c.Beta1, m, g)),
        WrongAdam("weights-of-the-two-swapped", WeightsSwapped, square: (c, v, g, _) => Blend(1 - c.Beta2, v, g * g)),
        WrongAdam(
            "not-squared",
            NotSquared,
            square: (c, v, g, _) => Blend(c.Beta2, v, g)),
        WrongAdam(
            "absolute-for-square",
            Absolute,
            square: (c, v, g, _) => Blend(c.Beta2, v, Math.Abs(g))),
        WrongAdam("weight-squared-too", "(1 − β₂)g is squared as a whole: square only g", square: (c, v, g, _) =>
            ((double)c.Beta2 * v) + Math.Pow((1 - (double)c.Beta2) * g, 2)),
        WrongAdam(
            "mean-for-slope-in-square",
            "v is the mean of m²: it should be the mean of the slopes' own squares, g²",
            square: (c, v, _, m) => Blend(c.Beta2, v, m * m)),
        WrongAdam(
            "variance-for-square",
            "v is the mean of (g − m)²: it should be the mean of g², whatever m is",
            square: (c, v, g, m) => Blend(c.Beta2, v, (g - m) * (g - m))),
        WrongAdam("mean-for-square", "the divisor is the root of m: use the root of v, the mean square", divisor: (c, m, _, _) =>
            Math.Sqrt(m) + (double)c.Epsilon),
        WrongAdam("mean-for-square", "the divisor is the root of m: use the root of v, the mean square", divisor: (c, m, _, _) =>
            Math.Abs(m) + (double)c.Epsilon),
        WrongAdam("root-left-out", "the root is missing: the divisor is √v̂ + ε", divisor: (c, _, v, _) =>
            v + (double)c.Epsilon),
        WrongAdam(
            "root-over-the-fraction",
            "the root is over the whole fraction: only v̂ belongs under it",
            step: (c, m, v, _) => Math.Sqrt(m / (v + (double)c.Epsilon))),
        WrongAdam("multiplied-by-the-root", "the step grows with √v̂: divide by it", step: (_, m, _, divisor) => m * divisor),
        WrongAdam("divisor-left-out", "the step is m̂ alone: divide it by √v̂ + ε", step: (_, m, _, _) => m),
        WrongAdam(
            "correction-multiplied",
            "m and v are multiplied by 1 − βᵗ: they are too small, so divide",
            hat1: (c, m, t) => m * Left(c.Beta1, t),
            hat2: (c, v, t) => v * Left(c.Beta2, t)),
        WrongAdam(
            "product-for-power",
            "that is 1 − β·t: it should be 1 − βᵗ, β to the power of t",
            hat1: (c, m, t) => m / (1 - ((double)c.Beta1 * t)),
            hat2: (c, v, t) => v / (1 - ((double)c.Beta2 * t))),
        WrongAdam(
            "power-over-the-bracket",
            "that is (1 − β)ᵗ: it should be 1 − βᵗ, only β has the exponent",
            hat1: (c, m, t) => m / Math.Pow(1 - (double)c.Beta1, t),
            hat2: (c, v, t) => v / Math.Pow(1 - (double)c.Beta2, t)),
        WrongAdam(
            "power-for-correction",
            "divided by βᵗ: divide by 1 − βᵗ",
            hat1: (c, m, t) => m / Math.Pow((double)c.Beta1, t),
            hat2: (c, v, t) => v / Math.Pow((double)c.Beta2, t)),
        WrongAdam(
            "correction-stored",
            "the corrected m and v are kept for the next step: keep the uncorrected ones",
            storesHats: true),
        WrongAdam(
            "moments-not-kept",
            "m and v start from 0 in every step: keep them in fields",
            mean: (c, _, g) => Blend(c.Beta1, 0, g),
            square: (c, _, g, _) => Blend(c.Beta2, 0, g * g)),
        WrongAdam(
            "moments-not-kept",
            "m and v start from 0 in every step: keep them in fields",
            mean: (_, _, g) => g,
            square: (_, _, g, _) => g * g,
            hat1: (_, m, _) => m,
            hat2: (_, v, _) => v),
        WrongAdam("slope-for-mean", "the step is g/√v̂, as in RMSprop: Adam uses m̂", mean: (_, _, g) => g, hat1: (_, m, _) =>
            m),
        WrongAdam("defaults-for-given", "β₁, β₂ or ε are always the defaults: use the constructor's",
            mean: (_, m, g) => Blend(0.9m, m, g),
            square: (_, v, g, _) => Blend(0.999m, v, g * g),
            hat1: (_, m, t) => m / Left(0.9m, t),
            hat2: (_, v, t) => v / Left(0.999m, t)),
        WrongAdam(
            "defaults-for-given",
            "β₁, β₂ or ε are always the defaults: use the constructor's",
            divisor: (_, _, v, _) => Math.Sqrt(v) + 1e-8),
        WrongAdam("plus-for-minus", Uphill, step: (_, m, _, divisor) => -m / divisor),
        WrongAdam("rate-left-out", RateLeftOut, ignoresRate: true),
        WrongAdam("zero-slopes-skipped", ZerosSkipped, skipsZeros: true),
        WrongAdam("moments-shared-by-parameters", "all parameters share one m and one v: keep a pair per parameter", states: 1),
        .. LeftOut<AdamCase>(c => c.Parameters, OptimisersOracle.Walk),
    ];

    /// <summary>Of the caller's slopes after a step with Adam.</summary>
    public static Mistake<AdamCase, double[]>[] CallersSlopes =>
        [new("callers-gradient-overwritten", GradientOverwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1]))];

    private const string _oneMinus = "1 − β is missing before g or g²: without it m and v are sums, not means";

    private static Mistake<AdamCase, double[][]> WrongAdam(
        string id,
        string story,
        Func<AdamCase, Func<int, int, int>>? count = null,
        Func<AdamCase, double, double, double>? mean = null,
        Func<AdamCase, double, double, double, double>? square = null,
        Func<AdamCase, double, int, double>? hat1 = null,
        Func<AdamCase, double, int, double>? hat2 = null,
        Func<AdamCase, double, double, int, double>? divisor = null,
        Func<AdamCase, double, double, double, double>? step = null,
        bool storesHats = false,
        bool ignoresRate = false,
        bool skipsZeros = false,
        int states = int.MaxValue)
    {
        mean ??= (of, m, g) => Blend(of.Beta1, m, g);
        square ??= (of, v, g, _) => Blend(of.Beta2, v, g * g);
        hat1 ??= (of, m, t) => m / Left(of.Beta1, t);
        hat2 ??= (of, v, t) => v / Left(of.Beta2, t);
        divisor ??= (of, _, v, _) => Math.Sqrt(v) + (double)of.Epsilon;
        step ??= (_, m, _, by) => m / by;

        // What is shown of a step, and behind it what the next one starts with.
        Trace Walked(AdamCase c)
        {
            var turn = 0;
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

                    t = count is null ? t : count(c)(t, turn++ % c.Parameters.Length);
                    kept[0] = mean(c, kept[5], g);
                    kept[1] = square(c, kept[6], g, kept[0]);
                    (kept[2], kept[3]) = (hat1(c, kept[0], t), hat2(c, kept[1], t));
                    kept[4] = divisor(c, kept[2], kept[3], t);
                    (kept[5], kept[6]) = storesHats ? (kept[2], kept[3]) : (kept[0], kept[1]);
                    return theta - ((ignoresRate ? 1 : rate) * step(c, kept[2], kept[3], kept[4]));
                },
                states);
        }

        return new Mistake<AdamCase, double[][]>(id, story, c => [Walked(c).Theta]).At(c => Walked(c) is var trace
            ?
            [[
                new(OptimisersGraph.Mean, trace.Kept(0)),
                new(OptimisersGraph.MeanSquare, trace.Kept(1)),
                new(OptimisersGraph.MeanHat, trace.Kept(2)),
                new(OptimisersGraph.SquareHat, trace.Kept(3)),
                new(OptimisersGraph.DivisorHat, trace.Kept(4)),
                new(OptimisersGraph.AdamStep, trace.Steps),
            ]]
            : []);
    }
}
