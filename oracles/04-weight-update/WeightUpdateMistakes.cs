using static Katas.Oracles.WeightUpdate.WeightUpdateOracle;

namespace Katas.Oracles.WeightUpdate;

/// <summary>The known wrong answers of stage 04.</summary>
public static class WeightUpdateMistakes
{
    /// <summary>Of one step.</summary>
    public static Mistake<UpdateCase, Parameters>[] Update =>
    [
        .. _steps.Select(wrong => new Mistake<UpdateCase, Parameters>(wrong.Id, wrong.Story, c => [wrong.Step(c)])
        {
            Changes = _inTheStep.Contains(wrong.Id) ? c => [StepsTo(c, wrong.Step(c))] : null,
        }),
    ];

    /// <summary>Of the caller's slopes after a step.</summary>
    public static Mistake<UpdateCase, decimal[]>[] CallersGradient =>
    [
        new("gradient-overwritten", "the caller's gradient is changed: only read it, and write only to Weights", c =>
            [[.. c.WeightGradient.Select(slope => c.LearningRate * slope)]]) { IsOnlyCause = true },
    ];

    /// <summary>Of the caller's weights after a step.</summary>
    public static Mistake<UpdateCase, decimal[]>[] CallersWeights =>
    [
        new(
            "callers-weights-overwritten",
            "the step writes into the caller's array: copy it into Weights, and write there, not into weights",
            c => [WeightUpdateOracle.Update(c).Weights]) { IsOnlyCause = true },
    ];

    /// <summary>Of a descent.</summary>
    public static Mistake<DescentCase, Descent>[] Descend =>
    [
        .. _steps.Select(wrong =>
            new Mistake<DescentCase, Descent>(wrong.Id, wrong.Story, c => [Walk(c, (w, b) => wrong.Step(At(c, w, b)))])),
        Descent("cost-after-step", "the costs are those after each step: record the cost first, then step", (c, descend) =>
            [descend(c) with { Costs = [.. OneMore(c, descend).Costs.Skip(1)] }]),
        new(
            "bias-gradient-after-weights",
            "the bias gradient is measured after the weights moved: measure both at the same point",
            c => [Walk(c, (w, b) =>
            {
                var moved = WeightUpdateOracle.Update(At(c, w, b)).Weights;
                return new Parameters(moved, b - (c.LearningRate * Slopes(c, moved, b).Bias));
            })]),
        new(
            "weight-gradient-after-bias",
            "the weight gradient is measured after the bias moved: measure both at the same point",
            c => [Walk(c, (w, b) =>
            {
                var moved = WeightUpdateOracle.Update(At(c, w, b)).Bias;
                return new Parameters(WeightUpdateOracle.Update(At(c, w, moved)).Weights, moved);
            })]),
        new("gradient-measured-once", "the slopes are those of the starting point: evaluate the current Weights and Bias", c =>
            [Look(c, (_, _) => new(c.Weights, c.Bias))]),
        new("gradient-measured-once", "the slopes are those of the starting point: evaluate the current Weights and Bias", c =>
            [Walk(c, (w, b) => WeightUpdateOracle.Update(At(c, c.Weights, c.Bias) with { Weights = w, Bias = b }))]),
        Descent("rate-decays", "η shrinks from step to step: it should stay the same", (c, descend) =>
            [.. ((Func<int, decimal>[])[
                step => 1m / (step + 1), step => 1m / Math.Max(1, step),
            ]).Select(share => StepByStep(c, (at, step) => descend(at with { LearningRate = c.LearningRate * share(step) })))]),
        Descent("costs-reversed", "the costs are in reverse order: element i is the cost before step i", (c, descend) =>
            [descend(c) with { Costs = [.. descend(c).Costs.AsEnumerable().Reverse()] }]),
        new("starting-bias-evaluated", "evaluate gets the initial bias in every step: pass Bias, which changes", c =>
            [Look(c, (w, _) => new(w, c.Bias))]),
        new(
            "starting-weights-evaluated",
            "evaluate gets the initial weights in every step: pass a new copy of Weights each time",
            c => [Look(c, (_, b) => new(c.Weights, b))]),
        Descent(
            "stepped-from-the-start",
            "each step starts from the initial w and b: start from Weights and Bias, as the last step left them",
            (c, descend) => FromTheStart(c, descend, weights: true, bias: true)),
        Descent(
            "bias-stepped-from-the-start",
            "each step of the bias starts from the initial b: start from Bias, as the last step left it",
            (c, descend) => FromTheStart(c, descend, weights: false, bias: true)),
        Descent(
            "weights-stepped-from-the-start",
            "each step of the weights starts from the initial w: start from Weights, as the last step left them",
            (c, descend) => FromTheStart(c, descend, weights: true, bias: false)),
        Descent(
            "last-step-not-taken",
            "the last step is missing: record a cost and step as many times as steps says",
            (c, descend) =>
            [
                descend(c with { Steps = c.Steps - 1 }) with { Costs = descend(c).Costs },
                descend(c with { Steps = c.Steps - 1 }) with { Costs = [.. descend(c).Costs[..^1], 0] },
                descend(c with { Steps = c.Steps - 1 }) with { Costs = [0, .. descend(c).Costs[..^1]] },
            ]),
        Descent("one-step-too-many", "there is one step too many: the loop runs while step < steps", (c, descend) =>
            [OneMore(c, descend)]),
        Descent(
            "descended-a-copy",
            "the costs are right, but the neuron didn't change: update Weights and Bias themselves",
            (c, descend) => [descend(c) with { Weights = c.Weights, Bias = c.Bias }]),
        Descent(
            "one-cost-too-many",
            "there is one cost more than steps: don't record the cost after the last step",
            (c, descend) => [descend(c) with { Costs = OneMore(c, descend).Costs }]),
        Descent(
            "costs-summed",
            "each cost includes the earlier ones: element i is the cost before step i alone",
            (c, descend) =>
            [
                descend(c) with { Costs = [.. descend(c).Costs.Select((_, i) => descend(c).Costs.Take(i + 1).Sum())] },
            ]),
        Descent(
            "stops-early",
            "it stops before the last step: take exactly as many steps as steps says, whatever the cost does",
            (c, descend) =>
                Enumerable.Range(0, c.Steps).SelectMany(taken => StoppedAfter(c, taken, descend)).Append(descend(c))),
    ];

    /// <summary>Those that subtract another step than η times the slope; the others subtract wrongly.</summary>
    private static readonly string[] _inTheStep =
    [
        "learning-rate-left-out",
        "bias-rate-left-out",
        "weights-rate-left-out",
        "absolute-slope",
        "sign-only",
        "slopes-clipped",
        "rate-applied-twice",
        "divided-by-rate",
        "divided-by-weights",
        "bias-gradient-for-weights",
    ];

    private static readonly (string Id, string Story, Func<UpdateCase, Parameters> Step)[] _steps =
    [
        ("plus-for-minus", "the step goes uphill: subtract η times the slope", c => Right(c with
        {
            LearningRate = -c.LearningRate,
        })),
        ("bias-not-updated", "Bias didn't change: it has a gradient too, and the step goes into Bias, not into bias", c =>
            Right(c) with { Bias = c.Bias }),
        ("weights-not-updated", "the weights didn't change: write the step into Weights", c => Right(c) with
        {
            Weights = c.Weights,
        }),
        ("learning-rate-left-out", "the slope is subtracted unscaled: multiply it by η first", c => Right(c with
        {
            LearningRate = 1,
        })),
        ("bias-rate-left-out", "the bias moves by its unscaled slope: multiply it by η too", c => Right(c) with
        {
            Bias = c.Bias - c.BiasGradient,
        }),
        ("weights-rate-left-out", "the weights move by their unscaled slopes: multiply them by η too", c => Right(c with
        {
            LearningRate = 1,
        }) with { Bias = Right(c).Bias }),
        ("weights-plus-for-minus", "the weights go uphill: subtract there too", c => Right(c with
        {
            LearningRate = -c.LearningRate,
        }) with { Bias = Right(c).Bias }),
        ("bias-plus-for-minus", "the bias goes uphill: subtract there too", c => Right(c) with
        {
            Bias = c.Bias + (c.LearningRate * c.BiasGradient),
        }),
        ("step-for-weights", "w becomes the step itself: subtract the step from it, w − η ∂J/∂w", c => new(
            [.. c.WeightGradient.Select(slope => -c.LearningRate * slope)], -c.LearningRate * c.BiasGradient)),
        ("step-for-weights", "w becomes the step itself: subtract the step from it, w − η ∂J/∂w", c => Right(c) with
        {
            Weights = [.. c.WeightGradient.Select(slope => -c.LearningRate * slope)],
        }),
        ("absolute-slope", "the slopes lost their signs: with a negative slope the weight should grow", c => Moved(c, slope =>
            c.LearningRate * Math.Abs(slope))),
        ("sign-only", "every step is η long: a steeper slope needs a longer step, η ∂J/∂w", c => Moved(c, slope =>
            c.LearningRate * Math.Sign(slope))),
        ("slopes-clipped", "slopes are clipped to ±1: use them unchanged", c => Moved(c, slope =>
            c.LearningRate * Math.Clamp(slope, -1, 1))),
        ("rate-applied-twice", "the slope is scaled by η twice: once is enough", c => Right(c with
        {
            LearningRate = c.LearningRate * c.LearningRate,
        })),
        (
            "divided-by-rate",
            "the slope is divided by η: multiply by it",
            c => Right(c with { LearningRate = 1 / c.LearningRate })),
        (
            "divided-by-weights",
            "the weights' steps are divided by the number of weights: each weight takes its full step",
            c => Right(c) with
            {
                Weights = Right(c with { LearningRate = c.LearningRate / c.Weights.Length }).Weights,
            }),
        ("weight-gradient-for-bias", "the bias moves by a weight's slope: it has its own, ∂J/∂b", c => Right(c) with
        {
            Bias = Right(c).Bias - (c.LearningRate * c.WeightGradient[0]),
        }),
        ("bias-updated-per-weight", "the bias moves once per weight: update it outside the loop", c => Right(c) with
        {
            Bias = c.Bias - (c.Weights.Length * c.LearningRate * c.BiasGradient),
        }),
        ("weight-gradient-for-bias", "the bias moves by a weight's slope: it has its own, ∂J/∂b", c => Right(c) with
        {
            Bias = c.Bias - (c.LearningRate * c.WeightGradient[0]),
        }),
        ("bias-gradient-for-weights", "the weights move by the bias's slope: each has its own, ∂J/∂w", c => Right(c) with
        {
            Weights = [.. c.Weights.Select(w => w - (c.LearningRate * c.BiasGradient))],
        }),
        ("first-weight-left-out", "the first weight didn't change: the loop starts one late", c => Right(c) with
        {
            Weights = [c.Weights[0], .. Right(c).Weights[1..]],
        }),
        ("last-weight-left-out", "the last weight didn't change: the loop ends one early", c => Right(c) with
        {
            Weights = [.. Right(c).Weights[..^1], c.Weights[^1]],
        }),
        ("nothing-updated", "neither w nor b changed: write the step into Weights and Bias", c => new(c.Weights, c.Bias)),
        ("scaled-for-shifted", "w is multiplied by 1 − η ∂J/∂w: subtract the step, it is no factor", c => new(
            [.. c.Weights.Zip(c.WeightGradient, (w, slope) => w * (1 - (c.LearningRate * slope)))],
            c.Bias * (1 - (c.LearningRate * c.BiasGradient)))),
        ("scaled-for-shifted", "w is multiplied by 1 − η ∂J/∂w: the step is subtracted, it isn't a factor", c => Right(c) with
        {
            Weights = [.. c.Weights.Zip(c.WeightGradient, (w, slope) => w * (1 - (c.LearningRate * slope)))],
        }),
    ];

    private static Change[] StepsTo(UpdateCase c, Parameters end) =>
    [
        new(WeightUpdateGraph.WeightStep, c.Weights.Zip(end.Weights, (w, moved) => w - moved).ToArray()),
        new(WeightUpdateGraph.BiasStep, c.Bias - end.Bias),
    ];

    private static Parameters Moved(UpdateCase c, Func<decimal, decimal> step) =>
        new([.. c.Weights.Zip(c.WeightGradient, (w, slope) => w - step(slope))], c.Bias - step(c.BiasGradient));

    /// <summary>A mistake in how steps become a descent.</summary>
    private static Mistake<DescentCase, Descent> Descent(
        string id, string story, Func<DescentCase, Func<DescentCase, Descent>, IEnumerable<Descent>> over) =>
        Mistakes.Over<DescentCase, Descent>(id, story, c => [Right(c)], over);

    /// <summary>A descent put together from descents of one step each.</summary>
    private static Descent StepByStep(DescentCase c, Func<DescentCase, int, Descent> descend)
    {
        var (costs, weights, bias) = (new decimal[c.Steps], c.Weights, c.Bias);
        for (var step = 0; step < c.Steps; step++)
        {
            var next = descend(c with { Weights = weights, Bias = bias, Steps = 1 }, step);
            (costs[step], weights, bias) = (next.Costs[0], next.Weights, next.Bias);
        }

        return new Descent(costs, weights, bias);
    }

    private static Descent[] FromTheStart(DescentCase c, Func<DescentCase, Descent> descend, bool weights, bool bias) =>
    [
        StepByStep(c, (at, _) =>
        {
            var next = descend(at);
            return next with
            {
                Weights = weights ? [.. c.Weights.Select((w, i) => w + next.Weights[i] - at.Weights[i])] : next.Weights,
                Bias = bias ? c.Bias + next.Bias - at.Bias : next.Bias,
            };
        }),
    ];

    private static Descent OneMore(DescentCase c, Func<DescentCase, Descent> descend) =>
        descend(c with { Steps = c.Steps + 1 });

    private static Parameters Right(UpdateCase c) => WeightUpdateOracle.Update(c);

    private static Descent Right(DescentCase c) => WeightUpdateOracle.Descend(c);

    private static UpdateCase At(DescentCase c, decimal[] weights, decimal bias)
    {
        var slopes = Slopes(c, weights, bias);
        return new UpdateCase(c.Name, weights, bias, slopes.Weights, slopes.Bias, c.LearningRate);
    }

    /// <summary>After some steps, the next one's cost recorded or not; the other costs missing, or 0.</summary>
    private static IEnumerable<Descent> StoppedAfter(DescentCase c, int taken, Func<DescentCase, Descent> descend) =>
        from recorded in (int[])[taken, taken + 1]
        where recorded > 0
        let costs = descend(c).Costs.Take(recorded).ToArray()
        from all in (decimal[][])[costs, [.. costs, .. new decimal[c.Steps - recorded]]]
        select descend(c with { Steps = taken }) with { Costs = all };

    /// <summary>Steps from where the neuron stands, with the cost and the slopes of another point.</summary>
    private static Descent Look(DescentCase c, Func<decimal[], decimal, Parameters> point)
    {
        List<decimal> costs = [];
        var end = Walk(c, (w, b) =>
        {
            var (weights, bias) = point(w, b);
            costs.Add(Cost(c, weights, bias));
            return WeightUpdateOracle.Update(At(c, weights, bias) with { Weights = w, Bias = b });
        });
        return end with { Costs = [.. costs] };
    }

    private static Descent Walk(DescentCase c, Func<decimal[], decimal, Parameters> step)
    {
        var costs = new decimal[c.Steps];
        var (weights, bias) = (c.Weights, c.Bias);
        for (var i = 0; i < c.Steps; i++)
        {
            costs[i] = Cost(c, weights, bias);
            (weights, bias) = step(weights, bias);
        }

        return new Descent(costs, weights, bias);
    }
}
