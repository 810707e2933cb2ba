namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong answers of stage 12, in doubles as a learner's code computes them, 0/0 included.</summary>
public static class OptimisersMistakes
{
    /// <summary>Of a walk with momentum.</summary>
    public static Mistake<MomentumCase, double[][]>[] Momentum =>
    [
        WrongMomentum(
            "rate-in-the-velocity",
            "η is inside the velocity, as in Keras: here v ← μv + g, and η multiplies the step",
            (mu, v, g, rate) => ((mu * v) + (rate * g), 1 / rate)),
        WrongMomentum("gradient-averaged", "g is weighted by 1 − μ: here v ← μv + g, with the full slope", (mu, v, g, _) =>
            ((mu * v) + ((1 - mu) * g), 1)),
        WrongMomentum(
            "velocity-not-kept",
            "the step is the slope alone, as without momentum: keep a velocity in a field and step by it",
            (_, _, g, _) => (g, 1)),
        WrongMomentum("plus-for-minus", _uphill, (mu, v, g, _) => ((mu * v) + g, -1)),
        WrongMomentum("nothing-forgotten", "the velocity only grows: keep only the fraction μ of it at each step", (_, v, g, _) =>
            (v + g, 1)),
        WrongMomentum("weights-of-the-two-swapped", _weightsSwapped, (mu, v, g, _) => (((1 - mu) * v) + (mu * g), 1)),
        WrongMomentum(
            "momentum-on-the-gradient",
            "μ multiplies the slope or the step: multiply only the old velocity, v ← μv + g",
            (mu, v, g, _) => (v + (mu * g), 1)),
        WrongMomentum(
            "momentum-on-the-gradient",
            "μ multiplies the slope or the step: multiply only the old velocity, v ← μv + g",
            (mu, v, g, _) => (mu * (v + g), 1)),
        WrongMomentum(
            "momentum-subtracted",
            "the old velocity is subtracted: add it, or the ball rolls backwards",
            (mu, v, g, _) => (g - (mu * v), 1)),
        WrongMomentum(
            "rate-twice",
            "η is applied twice, in the velocity and in the step: it belongs only in the step",
            (mu, v, g, rate) => ((mu * v) + (rate * g), 1)),
        WrongMomentum("rate-left-out", _rateLeftOut, (mu, v, g, rate) => ((mu * v) + g, 1 / rate)),
        WrongMomentum("momentum-fixed", "the momentum is always 0.9: use the constructor's momentum", (_, v, g, _) =>
            ((0.9 * v) + g, 1)),
        WrongStep("nesterov-step", "that is Nesterov's step, g + μv: here the step is the velocity itself", (mu, v, g) =>
            ((mu * v) + g, g + (mu * ((mu * v) + g)))),
        WrongStep("old-velocity-used", "the step uses the velocity from before this slope: add g first", (mu, v, g) =>
            ((mu * v) + g, v)),
        WrongStep(
            "last-slope-for-velocity",
            "only the last slope is remembered: the velocity carries part of all earlier slopes",
            (mu, v, g) => (g, (mu * v) + g)),
        WrongStep("gradient-added-twice", "the slope is in the step twice: the velocity already includes it", (mu, v, g) =>
            ((mu * v) + g, (mu * v) + g + g)),
        new("momentum-on-the-parameters", "μ multiplies the parameters: multiply the velocity", c =>
        [
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, _, _) => ((double)c.Momentum * theta) - (rate * g)).Theta,
        ]),
        WrongMomentum("velocity-begins-at-the-gradient", "the velocity starts at the first slope: v starts at 0", c =>
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, t) =>
            {
                v[0] = ((double)c.Momentum * (t == 1 ? g : v[0])) + g;
                return theta - (rate * v[0]);
            })),
        WrongMomentum("zero-slopes-skipped", _zerosSkipped, c =>
            Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, t) => g == 0 ? theta : Step(c)(theta, g, rate, v, t))),
        WrongMomentum("velocity-shared-by-parameters", "all parameters share one velocity: keep one per parameter", c =>
            Walk(c.Parameters, c.Gradients, c.Rates, Step(c), states: 1)),
        .. LeftOut<MomentumCase>(c => c.Parameters, OptimisersOracle.Walk),
    ];

    /// <summary>Of the caller's slopes after a step with momentum.</summary>
    public static Mistake<MomentumCase, double[]>[] CallersSlopes =>
    [
        new("callers-gradient-overwritten", _overwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1])),
        new("callers-gradient-overwritten", _overwritten, c =>
            [[.. c.Parameters.Select((_, i) => (double)OptimisersOracle.Velocity(c, c.Rates.Length - 1, i))]]),
    ];

    /// <summary>Of a walk with RMSprop.</summary>
    public static Mistake<RmsPropCase, double[][]>[] RmsProp =>
    [
        WrongRmsProp("epsilon-inside-the-root", _epsilonInside, divisor: (c, v, _) => Math.Sqrt(v + (double)c.Epsilon)),
        WrongRmsProp("epsilon-outside-the-fraction", _epsilonOutside, step: (c, v, g, _) =>
            (g / Math.Sqrt(v)) + (double)c.Epsilon),
        WrongRmsProp("epsilon-left-out", _epsilonLeftOut, divisor: (_, v, _) => Math.Sqrt(v)),
        WrongRmsProp("epsilon-as-a-floor", "ε is used as a minimum of √v: add it instead", divisor: (c, v, _) =>
            Math.Max(Math.Sqrt(v), (double)c.Epsilon)),
        WrongRmsProp(
            "corrected-as-in-adam",
            "v is divided by 1 − ρᵗ, as in Adam: RMSprop uses it as it is",
            divisor: (c, v, t) => Math.Sqrt(v / Left(c.Rho, t)) + (double)c.Epsilon),
        WrongRmsProp("one-minus-rho-left-out", "1 − ρ is missing before g²: without it v is a sum, not a mean", (c, v, g) =>
            ((double)c.Rho * v) + (g * g)),
        WrongRmsProp("squares-summed", "v only grows, as in Adagrad: keep the fraction ρ of it, and add 1 − ρ of g²", (_, v, g) =>
            v + (g * g)),
        WrongRmsProp("weights-of-the-two-swapped", _weightsSwapped, (c, v, g) => Blend(1 - c.Rho, v, g * g)),
        WrongRmsProp("not-squared", _notSquared, (c, v, g) => Blend(c.Rho, v, g)),
        WrongRmsProp("absolute-for-square", _absolute, (c, v, g) => Blend(c.Rho, v, Math.Abs(g))),
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
        WrongRmsProp("plus-for-minus", _uphill, step: (_, _, g, divisor) => -g / divisor),
        WrongRmsProp("rate-left-out", _rateLeftOut, ignoresRate: true),
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
    public static Mistake<RmsPropCase, double[]>[] CallersSlopesOfRmsProp =>
        [new("callers-gradient-overwritten", _overwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1]))];

    /// <summary>Of a walk with Adam.</summary>
    public static Mistake<AdamCase, double[][]>[] Adam =>
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
            _epsilonInside,
            divisor: (c, _, v, _) => Math.Sqrt(v + (double)c.Epsilon)),
        WrongAdam("epsilon-outside-the-fraction", _epsilonOutside, step: (c, m, v, _) =>
            (m / Math.Sqrt(v)) + (double)c.Epsilon),
        WrongAdam("epsilon-left-out", _epsilonLeftOut, divisor: (_, _, v, _) => Math.Sqrt(v)),
        WrongAdam("epsilon-before-the-correction", "ε is added to √v before the correction: correct v, take the root, then add ε",
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
            _weightsSwapped,
            mean: (c, m, g) => Blend(1 - c.Beta1, m, g),
            square: (c, v, g, _) => Blend(1 - c.Beta2, v, g * g)),
        WrongAdam("weights-of-the-two-swapped", _weightsSwapped, mean: (c, m, g) => Blend(1 - c.Beta1, m, g)),
        WrongAdam("weights-of-the-two-swapped", _weightsSwapped, square: (c, v, g, _) => Blend(1 - c.Beta2, v, g * g)),
        WrongAdam(
            "not-squared",
            _notSquared,
            square: (c, v, g, _) => Blend(c.Beta2, v, g)),
        WrongAdam(
            "absolute-for-square",
            _absolute,
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
        WrongAdam("root-over-the-fraction", "the root is over the whole fraction: only v̂ belongs under it", step: (c, m, v, _) =>
            Math.Sqrt(m / (v + (double)c.Epsilon))),
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
        WrongAdam("plus-for-minus", _uphill, step: (_, m, _, divisor) => -m / divisor),
        WrongAdam("rate-left-out", _rateLeftOut, ignoresRate: true),
        WrongAdam("zero-slopes-skipped", _zerosSkipped, skipsZeros: true),
        WrongAdam("moments-shared-by-parameters", "all parameters share one m and one v: keep a pair per parameter", states: 1),
        .. LeftOut<AdamCase>(c => c.Parameters, OptimisersOracle.Walk),
    ];

    /// <summary>Of the caller's slopes after a step with Adam.</summary>
    public static Mistake<AdamCase, double[]>[] CallersSlopesOfAdam =>
        [new("callers-gradient-overwritten", _overwritten, c => Overwritten(c.Gradients[^1], c.Rates[^1]))];

    /// <summary>Of a rate that falls in drops.</summary>
    public static Mistake<StepDecayCase, double>[] StepDecay =>
    [
        WrongEpoch("decayed-per-step", _perStep, c => c.Step),
        WrongDrops("drop-in-each-epoch", "the rate drops in every epoch: it should drop every `every` epochs", c => Epoch(c)),
        WrongDrops(
            "drops-not-whole",
            "the rate falls gradually: count whole drops, epoch / every with two ints",
            c => (double)Epoch(c) / c.Every),
        WrongDrops(
            "drops-not-whole",
            "the rate falls gradually: count whole drops, epoch / every with two ints",
            c => (double)c.Step / c.StepsPerEpoch / c.Every).At(c =>
            [[
                new(OptimisersGraph.Epoch, (double)c.Step / c.StepsPerEpoch),
                new(OptimisersGraph.DropCount, (double)c.Step / c.StepsPerEpoch / c.Every),
            ]]),
        WrongDrops(
            "drops-rounded",
            "the number of drops is rounded to the nearest: round down, only completed intervals count",
            c => Math.Round((double)Epoch(c) / c.Every)),
        WrongDrops(
            "drops-rounded",
            "the number of drops is rounded to the nearest: round down, only completed intervals count",
            c => Math.Ceiling((double)Epoch(c) / c.Every)),
        .. _roundings.Select(round => WrongEpoch("epochs-rounded", _epochsRounded, c =>
            (int)round((double)c.Step / c.StepsPerEpoch))),
        WrongDrops("one-drop-early", "the first drop comes too early: the first epoch is epoch 0", c => (Epoch(c) + 1) / c.Every),
        WrongDrops("one-drop-early", "the first drop comes too early: the first epoch is epoch 0", c => (Epoch(c) / c.Every) + 1),
        WrongDrops(
            "gradually-from-the-start",
            "the rate falls gradually, and too early: the first epoch is 0, and only whole drops count",
            c => (Epoch(c) + 1.0) / c.Every),
        WrongDrops("one-drop-late", "a drop comes one epoch late: the rate drops after `every` epochs", c =>
            Math.Max(0, Epoch(c) - 1) / c.Every),
        WrongEpoch("one-step-early", _oneStepEarly, c => (c.Step + 1) / c.StepsPerEpoch),
        WrongEpoch("remainder-for-epoch", _remainder, c => c.Step % c.StepsPerEpoch),
        WrongDrops("dropped-once", "the rate drops only once: raise factor to the number of drops", c =>
            Math.Min(1, Epoch(c) / c.Every)),
        WrongDrops("drop-taken-back", "the rate drops for one epoch only: a drop is permanent", c =>
            Epoch(c) > 0 && Epoch(c) % c.Every == 0 ? 1 : 0),
        WrongDrops("steps-for-epochs-in-every", "`every` counts epochs, and stepsPerEpoch the steps in one: divide by both", c =>
            c.Step / c.StepsPerEpoch / c.StepsPerEpoch),
        WrongShare("drops-as-a-product", _product, (c, drops) => (double)c.Factor * drops),
        WrongShare("drops-as-a-product", _product, (c, drops) => 1 - ((double)c.Factor * drops)),
        WrongShare("drops-as-a-product", _product, (c, drops) => drops == 0 ? 1 : (double)c.Factor * drops),
        WrongRate<StepDecayCase>("factor-subtracted", "the factor is subtracted: each drop multiplies by it", c =>
            (double)c.Initial - ((double)c.Factor * (Epoch(c) / c.Every))),
        WrongShare("factor-taken-off", "a drop leaves 1 − factor of the rate: it should leave factor", (c, drops) =>
            Math.Pow(1 - (double)c.Factor, drops)),
        WrongShare("rate-grows", _rateGrows, (c, drops) => 1 / Math.Pow((double)c.Factor, drops)),
        WrongRate<StepDecayCase>("initial-left-out", _initialLeftOut, c => Math.Pow((double)c.Factor, Epoch(c) / c.Every)),
        WrongRate<StepDecayCase>("initial-in-the-power", "η₀ is inside the power too: only factor has the exponent", c =>
            Math.Pow((double)(c.Initial * c.Factor), Epoch(c) / c.Every)),
    ];

    /// <summary>Of a rate that falls by the same share each epoch.</summary>
    public static Mistake<ExponentialDecayCase, double>[] ExponentialDecay =>
    [
        WrongEpochs("decayed-per-step", _perStep, c => c.Step),
        WrongEpochs(
            "epochs-not-whole",
            "the rate falls within an epoch: use step / stepsPerEpoch with two ints, without the fraction",
            c => (double)c.Step / c.StepsPerEpoch),
        .. _roundings.Select(round => WrongEpochs("epochs-rounded", _epochsRounded, c =>
            round((double)c.Step / c.StepsPerEpoch))),
        WrongEpochs("epochs-from-one", "the rate is already lower in the first epoch: that is epoch 0", c => Epoch(c) + 1),
        WrongEpochs("one-step-early", _oneStepEarly, c => (c.Step + 1) / c.StepsPerEpoch),
        WrongEpochs("remainder-for-epoch", _remainder, c => c.Step % c.StepsPerEpoch),
        WrongPower("rate-grows", _rateGrows, (decay, epoch) => Math.Exp(decay * epoch)),
        WrongPower(
            "inverse-time-decay",
            "that is η₀/(1 + decay·epoch): here every epoch multiplies by e^−decay",
            (decay, epoch) => 1 / (1 + (decay * epoch))),
        WrongPower(
            "straight-line",
            "that decays linearly and becomes negative: use a power of e",
            (decay, epoch) => 1 - (decay * epoch)),
        WrongPower("decay-as-the-base", "the decay is the base of the power: it belongs in the exponent of e", Math.Pow),
        WrongPower(
            "decay-as-the-base",
            "the decay is the base of the power: it belongs in the exponent of e",
            (decay, epoch) => Math.Pow(1 - decay, epoch)),
        WrongExponent("decay-left-out", "the decay is missing in the exponent", c => Epoch(c)),
        WrongPower("base-two", "the base is 2: Math.Exp uses e", (decay, epoch) => Math.Pow(2, -decay * epoch)),
        WrongExponent("epoch-left-out", "every epoch has the rate of the second: the exponent depends on the epoch", c =>
            (double)c.Decay),
        WrongRate<ExponentialDecayCase>("initial-left-out", _initialLeftOut, c => Math.Exp(-(double)c.Decay * Epoch(c))),
    ];

    /// <summary>Of clipped gradients.</summary>
    public static Mistake<ClippingCase, double[][]>[] Clipping =>
    [
        WrongClipping("clipped-per-layer", _perLayer, (g, max) =>
            Each(g, layer => Scaled([layer], Limit(Norm([layer]), max))[0])),
        WrongClipping("clipped-per-layer", _perLayer, (g, max) =>
            Norm(g) > max ? Each(g, layer => Scaled([layer], max / Norm([layer]))[0]) : g),
        WrongClipping(
            "clipped-per-slope",
            "each slope is clipped to ±maxNorm, which changes the direction: scale all by the same number",
            (g, max) => Each(g, layer => Each(layer, slope => Math.Clamp(slope, -max, max)))),
        WrongScale("always-rescaled", "short gradients are made longer: scale only those over maxNorm", (g, max) =>
            max / Norm(g)),
        WrongScale("always-rescaled", "short gradients are made longer: scale only those over maxNorm", (g, max) =>
            Norm(g) > 0 ? max / Norm(g) : 1),
        WrongScale("made-of-length-one", "the norm becomes 1: it should become maxNorm, and only if it was larger", (g, _) =>
            1 / Norm(g)),
        WrongScale("made-of-length-one", "the norm becomes 1: it should become maxNorm, and only if it was larger", (g, max) =>
            Norm(g) > max ? 1 / Norm(g) : 1),
        WrongNorm("root-left-out", "Σg² is used as the norm: take the root", Squares),
        WrongScale("compared-without-the-root", "Σg² is compared with maxNorm: compare the root", (g, max) =>
            Squares(g) > max ? max / Norm(g) : 1),
        WrongScale("scaled-without-the-root", "scaled by maxNorm/Σg²: divide by the root", (g, max) =>
            Norm(g) > max ? max / Squares(g) : 1),
        WrongNorm(
            "norms-summed",
            "the layers' norms are added up: add the squares of all slopes, then take one root",
            g => g.Sum(layer => Norm([layer]))),
        WrongNorm("largest-norm", "the largest layer's norm is used: compute one norm over all slopes", g =>
            g.Max(layer => Norm([layer]))),
        WrongNorm("absolute-sum", "Σ|g| is used as the norm: use the root of Σg²", g => g.Sum(layer => layer.Sum(Math.Abs))),
        WrongNorm("slopes-summed", "plus and minus cancel in Σg: sum the squares", g => Math.Abs(g.Sum(layer => layer.Sum()))),
        WrongNorm("slopes-summed", "plus and minus cancel in Σg: sum the squares", g => g.Sum(layer => layer.Sum())),
        WrongNorm("largest-slope", "the largest |g| is used as the norm: use the root of Σg²", g =>
            g.Max(layer => layer.Max(Math.Abs))),
        WrongNorm(
            "mean-for-sum",
            "the root of the mean square is used: use the root of the sum, however many slopes there are",
            g => Norm(g) / Math.Sqrt(g.Sum(layer => layer.Length))),
        WrongNorm(
            "mean-for-sum",
            "the root of the mean square is used: use the root of the sum, however many slopes there are",
            g => Norm(g) / Math.Sqrt(g.Length)),
        WrongSquares("first-layer-norm", "only the first layer is in the norm: include all layers", g => g[..1]),
        WrongSquares(
            "last-layer-norm",
            "only the last layer is in the norm: set the sum to 0 before the layers, not in each",
            g => g[^1..]),
        WrongSquares("first-layer-left-out", "the first layer isn't in the norm: start with it", g => g[1..]),
        WrongScale("scaled-by-the-limit", "scaled by maxNorm alone: scale by maxNorm/‖g‖", (g, max) => Norm(g) > max ? max : 1),
        WrongScale("fraction-turned", "scaled by ‖g‖/maxNorm: it should be the other way round", (g, max) =>
            Norm(g) > max ? Norm(g) / max : 1),
        WrongScale("fraction-squared", "scaled by the square of maxNorm/‖g‖: scale by the fraction itself", (g, max) =>
            Math.Pow(Limit(Norm(g), max), 2)),
        WrongScale("root-of-the-scale", "scaled by the root of maxNorm/‖g‖: only the norm has a root", (g, max) =>
            Math.Sqrt(Limit(Norm(g), max))),
        WrongScale(
            "condition-turned",
            "short gradients are scaled and long ones kept: it should be the other way round",
            (g, max) => Norm(g) < max ? max / Norm(g) : 1),
        WrongScale(
            "condition-turned",
            "short gradients are scaled and long ones kept: it should be the other way round",
            (g, max) => Math.Max(1, max / Norm(g))),
        WrongScale("nothing-clipped", "the gradients are returned unchanged: scale those over maxNorm", (_, _) => 1),
        WrongScale(
            "gradient-thrown-away",
            "a gradient over the limit becomes 0: shorten it and keep its direction",
            (g, max) => Norm(g) > max ? 0 : 1),
        WrongScale("epsilon-in-the-divisor", _epsilonInTheDivisor, (g, max) => Math.Min(1, max / (Norm(g) + 1e-6))),
        WrongScale("epsilon-in-the-divisor", _epsilonInTheDivisor, (g, max) => Norm(g) > max ? max / (Norm(g) + 1e-6) : 1),
        WrongClipping("norm-so-far", "each layer is scaled by the norm so far: finish the sum first", (g, max) =>
            [.. g.Select((layer, i) => Scaled([layer], Limit(Norm(g[..(i + 1)]), max))[0])]),
    ];

    /// <summary>Of the caller's gradients after they were clipped.</summary>
    public static Mistake<ClippingCase, double[][]>[] CallersGradients =>
    [
        new("callers-gradients-overwritten", "the caller's gradients are scaled in place: write into new arrays", c =>
            [Each(OptimisersOracle.Clipped(c), layer => layer.AsDoubles())]),
    ];

    private const string _epsilonInside = "ε is inside the root, where it counts as √ε: add it outside";

    private const string _epsilonOutside = "ε is added to the fraction: add it to the divisor";

    private const string _epsilonLeftOut = "ε is missing: for a slope of 0 that gives 0/0";

    private const string _notSquared = "v is the mean of g: it should be the mean of g², or a negative mean has no root";

    private const string _absolute = "v is the mean of |g|: it should be the mean of g²";

    private const string _uphill = "the step goes uphill: subtract it";

    private const string _rateLeftOut = "the learning rate is missing from the step";

    private const string _weightsSwapped = "the weights of the old value and the new slope are swapped";

    private const string _oneMinus = "1 − β is missing before g or g²: without it m and v are sums, not means";

    private const string _zerosSkipped = "a parameter with slope 0 stands still: its velocity or mean still moves it, and fades";

    private const string _overwritten = "the caller's gradient is overwritten: write only into your own arrays";

    private const string _perLayer = "each layer is clipped by its own norm, which changes the direction: use one norm for all";

    private const string _epsilonInTheDivisor =
        "an ε in the divisor, as in PyTorch, makes the result slightly too short: leave it out";

    private const string _perStep = "the rate falls from step to step: it is constant within an epoch, step / stepsPerEpoch";

    private const string _oneStepEarly =
        "the new epoch starts one step early: steps count from 0, so epoch 1 starts at step stepsPerEpoch";

    private const string _remainder = "that is the step within the epoch, step % stepsPerEpoch: divide to get the epoch";

    private const string _rateGrows = "the rate grows: it should fall";

    private const string _epochsRounded =
        "the epoch is rounded to the nearest: round down, step / stepsPerEpoch with two ints";

    private const string _product = "factor is multiplied by the number of drops: use a power, two drops give factor·factor";

    private const string _initialLeftOut = "η₀ is missing: the decay scales it";

    /// <summary>To the nearest, and up.</summary>
    private static readonly Func<double, double>[] _roundings = [Math.Round, Math.Ceiling];

    /// <summary>
    /// Where one parameter goes: from θ and g, by η, with the memory that belongs to it, in step t, counted from 1.
    /// </summary>
    private delegate double Stepper(double theta, double g, double rate, double[] memory, int t);

    /// <summary>A walk: θ after each step, what the step subtracted from it, and what it kept in memory.</summary>
    private sealed record Trace(double[][] Theta, double[][] Steps, double[][][] Memory)
    {
        /// <summary>One number of the memory of each parameter, after each step.</summary>
        public double[][] Kept(int slot) => Each(Memory, row => Each(row, memory => memory[slot]));
    }

    private static Trace Walk(
        decimal[] start, decimal[][] gradients, decimal[] rates, Stepper step, int states = int.MaxValue)
    {
        var theta = start.AsDoubles();
        var memory = Each(theta, _ => new double[7]);
        var trace = new Trace(new double[rates.Length][], new double[rates.Length][], new double[rates.Length][][]);
        for (var t = 0; t < rates.Length; t++)
        {
            var (before, after, kept) = (theta, new double[theta.Length], new double[theta.Length][]);
            for (var i = 0; i < before.Length; i++)
            {
                var own = memory[Math.Min(i, states - 1)];
                after[i] = step(before[i], (double)gradients[t][i], (double)rates[t], own, t + 1);
                kept[i] = [.. own];
            }

            theta = after;
            (trace.Theta[t], trace.Memory[t]) = (after, kept);
            trace.Steps[t] = [.. before.Zip(after, (from, to) => from - to)];
        }

        return trace;
    }

    private static Stepper Step(MomentumCase c) => (theta, g, rate, v, _) =>
    {
        v[0] = ((double)c.Momentum * v[0]) + g;
        return theta - (rate * v[0]);
    };

    private static Mistake<MomentumCase, double[][]> WrongMomentum(string id, string story, Func<MomentumCase, Trace> walk) =>
        new Mistake<MomentumCase, double[][]>(id, story, c => [walk(c).Theta]).At(c => walk(c) is var trace
            ? [[new(OptimisersGraph.Velocity, trace.Kept(0)), new(OptimisersGraph.Step, trace.Steps)]]
            : []);

    /// <summary>Another velocity, and what part of the rate the step takes of it.</summary>
    private static Mistake<MomentumCase, double[][]> WrongMomentum(
        string id, string story, Func<double, double, double, double, (double Velocity, double Share)> wrong) =>
        WrongMomentum(id, story, c => Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, _) =>
        {
            (v[0], var share) = wrong((double)c.Momentum, v[0], g, rate);
            return theta - (rate * share * v[0]);
        }));

    /// <summary>Another velocity, and another step than along it.</summary>
    private static Mistake<MomentumCase, double[][]> WrongStep(
        string id, string story, Func<double, double, double, (double Velocity, double Step)> wrong) =>
        WrongMomentum(id, story, c => Walk(c.Parameters, c.Gradients, c.Rates, (theta, g, rate, v, _) =>
        {
            (v[0], var step) = wrong((double)c.Momentum, v[0], g);
            return theta - (rate * step);
        }));

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

    private static IEnumerable<Mistake<TCase, double[][]>> LeftOut<TCase>(
        Func<TCase, decimal[]> start, Func<TCase, decimal[][]> right) =>
    [
        new("first-parameter-left-out", "the first parameter didn't change: the loop starts one late", c =>
            [[.. right(c).Select(theta => ((decimal[])[start(c)[0], .. theta[1..]]).AsDoubles())]]),
        new("last-parameter-left-out", "the last parameter didn't change: the loop ends one early", c =>
            [[.. right(c).Select(theta => ((decimal[])[.. theta[..^1], start(c)[^1]]).AsDoubles())]]),
    ];

    /// <summary>What is left in a gradient that was used as scratch paper.</summary>
    private static double[][] Overwritten(decimal[] gradient, decimal rate) =>
        [
            [.. gradient.Select(slope => (double)(rate * slope))],
            [.. gradient.Select(slope => (double)(slope * slope))],
            [.. gradient.Select(_ => 0.0)],
        ];

    private static Mistake<StepDecayCase, double> WrongEpoch(string id, string story, Func<StepDecayCase, int> epoch) =>
        WrongDrops(id, story, c => epoch(c) / c.Every).At(OptimisersGraph.Epoch, c => [(double)epoch(c)]);

    private static Mistake<StepDecayCase, double> WrongDrops(string id, string story, Func<StepDecayCase, double> drops) =>
        WrongRate<StepDecayCase>(id, story, c => (double)c.Initial * Math.Pow((double)c.Factor, drops(c)))
            .At(OptimisersGraph.DropCount, c => [drops(c)]);

    /// <summary>Something other than the factor to the power of the drops.</summary>
    private static Mistake<StepDecayCase, double> WrongShare(string id, string story, Func<StepDecayCase, int, double> share) =>
        WrongRate<StepDecayCase>(id, story, c => (double)c.Initial * share(c, Epoch(c) / c.Every))
            .At(OptimisersGraph.Share, c => [share(c, Epoch(c) / c.Every)]);

    private static Mistake<ExponentialDecayCase, double> WrongEpochs(
        string id, string story, Func<ExponentialDecayCase, double> epochs) =>
        WrongRate<ExponentialDecayCase>(id, story, c => Falling(c, epochs(c))).At(OptimisersGraph.Epoch, c => [epochs(c)]);

    private static Mistake<ExponentialDecayCase, double> WrongExponent(
        string id, string story, Func<ExponentialDecayCase, double> exponent) =>
        WrongRate<ExponentialDecayCase>(id, story, c => (double)c.Initial * Math.Exp(-exponent(c)))
            .At(OptimisersGraph.Exponent, c => [exponent(c)]);

    /// <summary>Something other than e^(−decay·epoch).</summary>
    private static Mistake<ExponentialDecayCase, double> WrongPower(
        string id, string story, Func<double, double, double> power) =>
        WrongRate<ExponentialDecayCase>(id, story, c => (double)c.Initial * power((double)c.Decay, Epoch(c)))
            .At(OptimisersGraph.Power, c => [power((double)c.Decay, Epoch(c))]);

    private static Mistake<TCase, double> WrongRate<TCase>(string id, string story, Func<TCase, double> rate)
        where TCase : Case => new(id, story, c => [rate(c)]);

    private static Mistake<ClippingCase, double[][]> WrongScale(
        string id, string story, Func<double[][], double, double> scale) =>
        WrongClipping(id, story, (g, max) => Scaled(g, scale(g, max)))
            .At(OptimisersGraph.Scale, c => [scale(c.Gradients.AsDoubles(), (double)c.MaxNorm)]);

    private static Mistake<ClippingCase, double[][]> WrongNorm(string id, string story, Func<double[][], double> norm) =>
        WrongScale(id, story, (g, max) => Limit(norm(g), max))
            .At(OptimisersGraph.Norm, c => [norm(c.Gradients.AsDoubles())]);

    /// <summary>The squares of some layers only.</summary>
    private static Mistake<ClippingCase, double[][]> WrongSquares(string id, string story, Func<double[][], double[][]> of) =>
        WrongNorm(id, story, g => Norm(of(g))).At(OptimisersGraph.Squares, c => [Squares(of(c.Gradients.AsDoubles()))]);

    private static Mistake<ClippingCase, double[][]> WrongClipping(
        string id, string story, Func<double[][], double, double[][]> clip) =>
        new(id, story, c => [clip(c.Gradients.AsDoubles(), (double)c.MaxNorm)]);

    private static int Epoch(StepDecayCase c) => c.Step / c.StepsPerEpoch;

    private static int Epoch(ExponentialDecayCase c) => c.Step / c.StepsPerEpoch;

    private static double Falling(ExponentialDecayCase c, double epochs) =>
        (double)c.Initial * Math.Exp(-(double)c.Decay * epochs);

    private static double Blend(decimal beta, double old, double now) => ((double)beta * old) + ((1 - (double)beta) * now);

    private static double Left(decimal beta, int t) => 1 - Math.Pow((double)beta, t);

    private static double Limit(double norm, double max) => norm > max ? max / norm : 1;

    private static double Norm(double[][] gradients) => Math.Sqrt(Squares(gradients));

    private static double Squares(double[][] gradients) => gradients.Sum(layer => layer.Sum(slope => slope * slope));

    private static double[][] Scaled(double[][] gradients, double scale) =>
        Each(gradients, layer => Each(layer, slope => scale * slope));

    private static TOut[] Each<TIn, TOut>(TIn[] items, Func<TIn, TOut> of) => Array.ConvertAll(items, item => of(item));
}
