namespace Katas.Oracles.Optimisers;

/// <summary>The known wrong learning rates, in doubles as a learner's code computes them.</summary>
public static class RateMistakes
{
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

    private static int Epoch(StepDecayCase c) => c.Step / c.StepsPerEpoch;

    private static int Epoch(ExponentialDecayCase c) => c.Step / c.StepsPerEpoch;

    private static double Falling(ExponentialDecayCase c, double epochs) =>
        (double)c.Initial * Math.Exp(-(double)c.Decay * epochs);
}
