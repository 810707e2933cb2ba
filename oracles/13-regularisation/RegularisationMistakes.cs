using static Katas.Oracles.Regularisation.RegularisationOracle;

namespace Katas.Oracles.Regularisation;

/// <summary>The known wrong answers of stage 13.</summary>
public static class RegularisationMistakes
{
    /// <summary>Of J.</summary>
    public static Mistake<PriceCase, decimal>[] Cost =>
    [
        WrongSquares(
            "bias-punished", _biasPunished, c => c.Weights.Concat(c.Network.Biases.SelectMany(b => b)).Sum(Square), 0.5m, 1),
        WrongPrice("half-left-out", _halfLeftOut, c => c.Lambda * c.Weights.Sum(Square)),
        WrongPrice("half-squared", "the ½ is applied twice: ¼ of λ Σ w² is half of the penalty λ/2 Σ w²", c =>
            c.Lambda / 4 * c.Weights.Sum(Square)),
        WrongSquares("mean-of-squares", _meanOfSquares, c => c.Weights.Average(Square)),
        WrongSquares("mean-by-layer", "each layer's squares are averaged: the penalty uses the sum over all weights", c =>
            c.Network.Weights.Sum(rows => rows.SelectMany(row => row).Average(Square))),
        WrongPrice("price-over-m", "the penalty is divided by m too, λ/(2m): only the losses are averaged", c =>
            c.Lambda / 2 * c.Weights.Sum(Square) / c.Losses.Length),
        WrongPrice("price-for-every-row", "the penalty is added once per row: add it once, after the mean", c =>
            c.Lambda / 2 * c.Weights.Sum(Square) * c.Losses.Length),
        WrongSquares("absolute-for-square", _absolute, c => c.Weights.Sum(Math.Abs), 1, 0.5m),
        WrongSquares(
            "root-of-squares", "the penalty uses the norm of w, with a root: L2 uses the sum of squares, without one", c =>
            Functions.Sqrt(c.Weights.Sum(Square))),
        WrongSquares("square-of-the-sum", "the weights are summed first and squared afterwards: square each one", c =>
            Square(c.Weights.Sum())),
        WrongSquares(
            "not-squared", "the weights aren't squared: plus and minus cancel, and a negative weight lowers the cost", c =>
            c.Weights.Sum()),
        WrongPrice("lambda-squared", "λ is inside the square: multiply Σ w² by it, once", c =>
            Square(c.Lambda) / 2 * c.Weights.Sum(Square)),
        WrongPrice("lambda-left-out", _lambdaLeftOut, c => c.Weights.Sum(Square) / 2),
        WrongPrice("decay-sign", _decaySign, c => -c.Lambda / 2 * c.Weights.Sum(Square)),
        WrongPrice("price-left-out", "the penalty is 0: is it added, and is 1 / 2 a division of integers?", _ => 0),
        WrongSquares("first-layer-only", _firstLayerOnly, c => c.Network.Weights[0].SelectMany(row => row).Sum(Square)),
        WrongSquares("last-layer-only", _lastLayerOnly, c => c.Network.Weights[^1].SelectMany(row => row).Sum(Square)),
        WrongSquares("last-layer-free", _lastLayerFree, c =>
            c.Network.Weights[..^1].SelectMany(rows => rows).SelectMany(row => row).Sum(Square)),
        WrongMean("losses-summed", "the losses are summed: the cost uses their mean", c => [c.Losses.Sum()]),
        new("losses-left-out", "that is the penalty alone: add it to the mean of the losses", c => [Price(c)]),
        WrongMean("first-loss-only", "only one loss is included: take the mean over all rows", c =>
            [c.Losses[0], c.Losses[^1], c.Losses[0] / c.Losses.Length, c.Losses[^1] / c.Losses.Length]),
        new("half-of-everything", "the losses are halved too: the ½ belongs to the penalty", c =>
            [(c.Losses.Average() / 2) + Price(c)]),
    ];

    /// <summary>Of its slopes.</summary>
    public static Mistake<PriceCase, Layers>[] Gradients =>
    [
        new Mistake<PriceCase, Layers>("bias-punished", _biasPunished, c =>
            _timesLambda.Select(times => RegularisationOracle.Gradients(c with { Lambda = times * c.Lambda }) with
            {
                Biases = BiasesPunished(c, times),
            }))
            .At(c => _timesLambda.Select(times => (Change[])
            [
                new(RegularisationGraph.Pull, RegularisationGraph.Each(c.Network.Weights, w => times * c.Lambda * w)),
                new(RegularisationGraph.BiasSlope, BiasesPunished(c, times)),
            ])),
        WrongSlope("half-left-out", _halfLeftOut, (c, w) => 2 * c.Lambda * w),
        WrongSlope(
            "half-kept",
            "half of λw is added: the ½ in the penalty cancels the 2 from differentiating the square",
            (c, w) => c.Lambda / 2 * w),
        WrongSlope("mean-of-squares", _meanOfSquares, (c, w) => c.Lambda * w / c.Weights.Length),
        WrongPull(
            "mean-by-layer", "λw is divided by the layer's number of weights: the penalty is a sum, so its slope is λw", c =>
            [.. c.Network.Weights.Select(rows => Map(rows, rows, (w, _) => c.Lambda * w / rows.Sum(row => row.Length)))]),
        WrongSlope("decay-sign", _decaySign, (c, w) => -c.Lambda * w),
        WrongSlope("absolute-for-square", _absolute, (c, w) => c.Lambda * Math.Sign(w), (c, w) => c.Lambda / 2 * Math.Sign(w)),
        WrongSlope("sign-lost", "λ|w| is added: keep the sign, so that a negative weight is pulled up towards 0", (c, w) =>
            c.Lambda * Math.Abs(w)),
        WrongSlope(
            "price-for-slope",
            "the penalty itself is added: add its slope, the slope of ½w² is w",
            (c, w) => c.Lambda / 2 * w * w,
            (c, w) => c.Lambda * w * w,
            (c, _) => Price(c)),
        WrongSlope("weight-left-out", "λ alone is added, whatever the weight: the slope is λw", (c, _) => c.Lambda),
        WrongSlope("lambda-left-out", _lambdaLeftOut, (_, w) => w),
        WrongSlope("price-left-out", _priceLeftOut, (_, _) => 0),
        new("slopes-left-out", "that is λw alone: add it to the given slope", c => [new Layers(
            [.. c.Network.Weights.Select(rows => Map(rows, rows, (w, _) => c.Lambda * w))], c.Slopes.Biases)]),
        WrongPull("slopes-scaled", "the slope is multiplied by 1 + λ: add λ times the weight, not times the slope", c =>
            RegularisationGraph.Each(c.Slopes.Weights, slope => c.Lambda * slope)),
        new("decayed-weights", "that is the weight after weight decay: return the slopes, the step comes later", c =>
            [Right(c) with { Weights = [.. c.Network.Weights.Select(rows => Map(rows, rows, (w, _) => (1 - c.Lambda) * w))] }]),
        WrongLayers("first-layer-only", _firstLayerOnly, (l, _) => l == 0),
        WrongLayers("last-layer-only", _lastLayerOnly, (l, count) => l == count - 1),
        WrongLayers("last-layer-free", _lastLayerFree, (l, count) => l < count - 1),
        new("biases-lost", "the slopes of the biases are 0: L2 leaves them unchanged", c =>
            [Right(c) with { Biases = Map(c.Slopes.Biases, c.Slopes.Biases, (_, _) => 0) }]),
    ];

    /// <summary>Of the caller's slopes after the call.</summary>
    public static Mistake<PriceCase, Layers>[] CallersSlopes =>
    [
        new("slopes-overwritten", _slopesOverwritten, c => [Right(c)]),
    ];

    /// <summary>Of the caller's layers after the call.</summary>
    public static Mistake<PriceCase, Layers>[] CallersLayers =>
    [
        new("layers-overwritten", "the network's weights are changed by the call: return the slopes, the step comes later", c =>
            [c.Network with { Weights = [.. c.Network.Weights.Select(rows => Map(rows, rows, (w, _) => (1 - c.Lambda) * w))] }]),
    ];

    /// <summary>Of what the answer shares with the caller.</summary>
    public static Mistake<PriceCase, Shared>[] Shared =>
    [
        new("biases-shared", "the returned biases are the caller's own array: copy them too", _ =>
            [new(Weights: false, Biases: true)]),
        new("slopes-overwritten", _slopesOverwritten, _ => [new(Weights: true, Biases: false), new(Weights: true, Biases: true)]),
        new("slopes-handed-back", "with λ = 0 the caller's own arrays are returned: return new ones, whatever λ is", c =>
            [new(c.Lambda == 0, c.Lambda == 0)]),
    ];

    /// <summary>Of what a pass does.</summary>
    public static Mistake<DropoutCase, Behaviour>[] Forward =>
    [
        new("dropout-at-evaluation", "values are dropped in evaluation too: there the network must use everything it has", c =>
            [new(Training(c), Training(c))]),
        new(
            "switch-turned",
            "values are dropped in evaluation and not in training: isTraining is tested the wrong way round",
            c => [new(_unchanged, Training(c))]),
        new("never-drops", "nothing is dropped in training: set each value to 0 with probability rate", c =>
            [new(_unchanged, _unchanged)]),
        WrongPass("no-one-over-keep", "kept values are unscaled: multiply them by 1/(1 − rate), or the layer's sum shrinks", c =>
            Training(c) with { Factors = [1] }),
        WrongPass("one-over-rate", "kept values are divided by rate: divide by the probability of keeping, 1 − rate", c =>
            Training(c) with { Factors = [1 / (double)c.Rate] }),
        WrongPass("times-keep", "kept values are multiplied by 1 − rate: divide, so that the sum stays the same on average", c =>
            Training(c) with { Factors = [(double)c.Keep] }),
        WrongPass(
            "times-one-plus-rate",
            "kept values are multiplied by 1 + rate: the right factor is 1/(1 − rate)",
            c => Training(c) with { Factors = [1 + (double)c.Rate] }),
        WrongPass("scaled-twice", "kept values are scaled twice: divide by 1 − rate only once", c =>
            Training(c) with { Factors = [1 / (double)(c.Keep * c.Keep)] }),
        WrongPass("keep-and-rate-swapped", "rate is used as the probability of keeping: it is the probability of dropping", c =>
            c.Rate == 0 ? _allDropped : new Pass(Training(c with { Rate = c.Keep }).Dropped, 1 / (double)c.Rate)),
        WrongPass("rate-of-values-kept", "only a fraction rate is kept: drop where the draw is below rate, keep the others", c =>
            c.Rate == 0 ? _allDropped : Training(c) with { Dropped = Training(c with { Rate = c.Keep }).Dropped }),
        WrongPass("one-mask-for-all-rows", "every row loses the same columns: draw for each value of each row", c =>
            Named(c, "the same columns of every row")),
        WrongPass(
            "whole-rows-dropped",
            "whole rows are dropped: draw for each value, not once per row",
            c => Named(c, "whole rows")),
        WrongPass(
            "as-many-in-every-row",
            "every row loses the same number of values: draw each independently, so that the numbers vary",
            c => Named(c, "the same number in every row")),
        WrongPass(
            "as-many-in-every-pass",
            "every pass loses the same number of values: draw each independently, so that the numbers vary",
            c => Named(c, "the same number in every pass")),
        WrongPass("places-never-dropped", "some positions in the batch are never dropped: draw for each value of each row", c =>
            Named(c, "never in some positions")),
        WrongPass(
            "one-draw-for-all",
            "one draw decides for the whole batch: draw for each value",
            c => Training(c) with { Dropped = "none" },
            c => c.Rate == 0 ? Training(c) : _allDropped),
        new("scaled-at-evaluation", "values are scaled in evaluation: inverted dropout has done that in training", c =>
        [
            new(Training(c), new Pass("none", (double)c.Keep)),
            new(Training(c), new Pass("none", Training(c).Factors)),
        ]),
        new(
            "classic-dropout",
            "unscaled in training, times 1 − rate in evaluation: inverted dropout scales only in training",
            c => [new(Training(c) with { Factors = [1] }, new Pass("none", (double)c.Keep))]),
    ];

    /// <summary>Of the caller's batch, or slopes, after a pass.</summary>
    public static Mistake<DropoutCase, string>[] CallersRows =>
    [
        new("callers-rows-overwritten", "the caller's rows are overwritten: return new ones", c =>
            c.Rate == 0 ? ["unchanged", "the caller's own rows"] : ["changed"]),
        new(
            "rows-handed-back",
            "with a rate of 0 the caller's rows are returned: a training pass always returns new ones",
            c => c.Rate == 0 ? ["the caller's own rows"] : ["unchanged"]),
    ];

    /// <summary>Of what the slopes are multiplied by.</summary>
    public static Mistake<DropoutCase, Return>[] Backward =>
    [
        new("mask-not-applied-backward", "the slopes are returned unchanged: a dropped value didn't affect the output", _ =>
            [new("1", _lastPass)]),
        new(
            "scale-left-out-backward",
            "the mask is applied without 1/(1 − rate): that is how much a kept value moved the output",
            _ => [new("the last mask, unscaled", _lastPass)]),
        new("scale-without-mask-backward", "every slope is scaled, even where the value was dropped: there it is 0", _ =>
            [new("1/(1 − rate)", _lastPass), new("1/(1 − rate)", "1/(1 − rate)")]),
        new("new-mask-backward", "the slopes use another mask: keep the one of the forward pass", _ =>
            [new("another mask", "another mask"), new("another mask", _lastPass)]),
        new("previous-mask-backward", "the mask is that of an earlier pass: keep the mask of the latest one", _ =>
            [
                new("the factors of the previous pass", _lastPass),
                new("the factors of the previous pass", "the factors of the previous pass"),
            ]),
        new(
            "stale-mask-after-evaluation",
            "after an evaluation an earlier mask is used: nothing was dropped, so every factor is 1",
            _ => [new(_lastPass, "the factors of the previous pass")]),
        new("mask-applied-twice-backward", "the factor is squared in the backward pass: each value was scaled once", _ =>
            [new("the factors squared", _lastPass)]),
        new("mask-from-values", "slopes are 0 where the value was 0 before dropout: use the mask, not the values", _ =>
            [new("0 where the value was 0", _lastPass), new("0 where the value was 0", "0 where the value was 0")]),
        new("zeros-never-dropped", "a value of 0 is never dropped: draw for it too, because its slope depends on the mask", c =>
            [new(c.Rate < 0.2m ? _lastPass : "never 0 where the value was 0", _lastPass)]),
    ];

    /// <summary>Of which masks are the same.</summary>
    public static Mistake<DropoutCase, SameMasks>[] Seeds =>
    [
        new("seed-ignored", "the same seed gives different masks: draw from new Random(seed), one per layer", c =>
            [new(false, false, false, false, false)]),
        new("seed-fixed", "every seed gives the same masks: pass the seed to Random", c =>
            [Seeds(c) with { OfTwoSeeds = true }]),
        new("mask-frozen", "every pass has the same mask: create the Random once and keep drawing from it", c =>
            [Seeds(c) with { OfTwoPasses = true }]),
        new("evaluation-draws", "an evaluation changes later masks: draw nothing when isTraining is false", c =>
            [Seeds(c) with { WithEvaluations = false }]),
        new("random-shared", "another layer's passes change the masks: each layer needs its own Random", c =>
            [Seeds(c) with { SideBySide = false }]),
    ];

    /// <summary>Of when to stop.</summary>
    public static Mistake<WatchCase, Stop>[] Stops => Runs.Part(run => new Stop(run.StoppedAfter, run.BestEpoch, run.BestLoss));

    /// <summary>Of what is said to one that goes on.</summary>
    public static Mistake<WatchCase, Verdicts>[] VerdictsOf =>
    [
        new(
            "stop-said-once",
            "it returns stop once and then continue, without a better epoch: use >=, not ==",
            c => [Said(c, waited => waited == c.Patience), Said(c, waited => waited > 0 && waited % c.Patience == 0)]),
        new(
            "stop-for-good",
            "after a stop even a better epoch returns stop: it is the new best, and the count restarts at 0",
            c =>
            [
                RegularisationOracle.VerdictsOf(c) with { Stops = ForGood(c) },
                new(ForGood(c), StopOf(c).BestEpoch),
            ]),
    ];

    /// <summary>Of a run.</summary>
    public static Mistake<WatchCase, Run>[] Runs =>
    [
        Waits(
            "patience-one-too-long",
            "it stops one epoch late: patience epochs since the best are enough, >= and not >",
            (c, s) => s.Waited > c.Patience),
        Waits("patience-one-too-short", "it stops one epoch early: patience epochs must have passed since the best", (c, s) =>
            s.Waited + 1 >= c.Patience),
        Waits("first-rise-stops", "it stops at the first epoch that isn't better: wait for patience of them", (_, s) =>
            s.Waited >= 1),
        Counts("not-in-a-row", "all bad epochs are counted: a better one resets the count to 0", s => s.WaitedInAll),
        Counts(
            "patience-from-the-start",
            "it stops after patience epochs in total: count from the best one",
            s => s.Epoch,
            s => s.Waited > 0 ? s.Epoch : 0),
        Counts(
            "rises-counted",
            "only rises from epoch to epoch are counted: count every epoch that isn't better than the best",
            s => s.Rises,
            s => s.RisesInARow,
            s => s.NoFallInARow),
        Counts("never-stops-without-best", "it never stops while there is no best: then count from the start", s =>
            s.Best > 0 ? s.Waited : 0),
        Waits("nan-stops", "it stops at NaN: that is just an epoch that isn't better, one of patience", (c, s) =>
            s.Waited >= c.Patience || double.IsNaN(s.Previous)),
        new("nan-not-counted", "an epoch with NaN isn't counted: count it as not better", c => [NumbersOnly(c)]),
        Waits("never-stops", "it never returns true: compare the epochs since the best with patience", (_, _) => false),
        Waits("go-on-for-stop", "it returns whether to continue: true means stop", (c, s) => s.Waited < c.Patience),
        Judges("previous-for-best", "each epoch is compared with the one before it: compare with the best so far", (c, loss, s) =>
            loss < s.Previous - D(c.MinDelta)),
        Judges(
            "tie-is-better",
            "an improvement of exactly minDelta, such as a tie with 0, counts as better: use <, not <=",
            (c, loss, s) => loss <= s.BestLoss - D(c.MinDelta)),
        new(
            "strictness-swapped",
            "a tie counts as better, and it stops one epoch late: better is <, and to stop is >=",
            c => [Walk(c, (loss, s) => loss <= s.BestLoss - D(c.MinDelta), stops: s => s.Waited > c.Patience)]),
        Judges("min-delta-left-out", "any improvement counts as better: it must be more than minDelta", (_, loss, s) =>
            loss < s.BestLoss),
        Judges(
            "min-delta-added",
            "a loss above the best counts as better: it must be below it by more than minDelta",
            (c, loss, s) => loss < s.BestLoss + D(c.MinDelta)),
        Judges("min-delta-relative", "minDelta is used as a fraction of the best loss: it is a difference", (c, loss, s) =>
            loss < s.BestLoss * (1 - D(c.MinDelta))),
        Judges(
            "change-for-gain",
            "a loss that rose counts as better: remove the absolute value, the sign matters",
            (c, loss, s) => Math.Abs(s.BestLoss - loss) > D(c.MinDelta)),
        Judges(
            "nan-is-better",
            "NaN becomes the best: test whether the loss is less, because every comparison with NaN is false",
            (c, loss, s) => !(loss >= s.BestLoss - D(c.MinDelta))),
        Judges(
            "first-loss-kept",
            "the first loss becomes the best even if it is NaN, and no later loss is less than NaN",
            (c, loss, s) => s.Best == 0 || loss < s.BestLoss - D(c.MinDelta)),
        Judges(
            "higher-is-better",
            "a higher loss counts as better: this is a loss, lower is better",
            (c, loss, s) => loss > s.BestLoss + D(c.MinDelta),
            (c, loss, s) => loss > (s.Best == 0 ? double.NegativeInfinity : s.BestLoss) + D(c.MinDelta),
            (c, loss, s) => s.Best == 0 || loss > s.BestLoss + D(c.MinDelta)),
        Judges("always-better", "every epoch becomes the best: test whether its loss is below BestLoss − minDelta", (_, _, _) =>
            true),
        new("best-loss-not-noted", "BestLoss didn't change: set it in each better epoch", c =>
            [Walk(c, (loss, s) => loss < double.PositiveInfinity, noted: _ => double.PositiveInfinity)]),
        new("small-gains-noted", "an improvement within minDelta changes BestLoss: it must leave the best unchanged", c =>
            [Creeping(c, all: false), Creeping(c, all: true)]),
        new("epochs-from-0", "BestEpoch is one less than it should be: the first epoch is 1", c =>
            [
                OneEpochLess(Watch(c)),
                OneEpochLess(Walk(c, (loss, s) => loss < s.BestLoss - D(c.MinDelta), stops: s =>
                    s.Epoch - Math.Max(0, s.Best - 1) >= c.Patience)),
                OneEpochLess(Walk(c, (loss, s) => loss < s.BestLoss - D(c.MinDelta), stops: s =>
                    s.Epoch - Math.Max(1, s.Best) >= c.Patience)),
            ]),
        new("last-epoch-for-best", "BestEpoch is the last one: it is the epoch of the best loss", c =>
            [Watch(c) with { BestEpoch = LastOf(c) }]),
        Keeps(
            "best-weights-aliased",
            "the caller's array is kept, and training goes on writing into it: copy it, row by row",
            c => c.Renewal == Renewal.NewArrays ? StopOf(c).BestEpoch : LastOf(c)),
        Keeps("rows-aliased", "the array is copied, but its rows are still the caller's: copy every row", c =>
            c.Renewal == Renewal.InPlace ? LastOf(c) : StopOf(c).BestEpoch),
        new("last-weights-kept", "the last epoch's parameters are restored: keep them only when the epoch is the best", c =>
            [Restored(StopOf(c), WatchCase.Parameters(LastOf(c)))]),
        Keeps("first-weights-kept", "the first best epoch's parameters are restored: copy them again in each better epoch", c =>
            Enumerable.Range(1, c.Losses.Length).First(epoch => BestAfter(c, epoch) > 0)),
        new("nothing-restored", "the parameters aren't restored: write the kept ones into the given rows", c =>
            [Nothing(StopOf(c))]),
        new("only-first-row-restored", "only the first row is restored: write into all of them", c => [Partly(Watch(c))]),
        new(
            "rows-replaced",
            "new rows are put into the array: write into the existing rows, which the network's layers hold",
            c => [Watch(c) with { InItsRows = [[-1, -1], [-1]] }]),
        new(
            "restored-by-reference",
            "the kept rows themselves are returned, and training writes into them: copy the numbers",
            c => [Watch(c) with { InItsRows = [[-1, -1], [-1]], RestoredAgain = [[99, 99], [99]] }]),
        new("restored-once", "a second Restore has no effect: what was kept stays kept", c =>
            [Watch(c) with { RestoredAgain = [[99, 99], [99]] }]),
    ];

    private const string _biasPunished =
        "the biases are penalised too: the penalty is on the weights alone, a bias makes nothing steeper";

    private const string _halfLeftOut = "the ½ is missing: the penalty is λ/2 Σ w², so its slope is λw";

    private const string _meanOfSquares =
        "divided by the number of weights: the penalty is on the sum of squares, not on their mean";

    private const string _absolute = "that is L1, a penalty on |w|: L2 squares each weight";

    private const string _lambdaLeftOut = "λ is missing: it sets the strength of the penalty";

    private const string _decaySign = "the penalty is subtracted: that rewards large weights, and they grow";

    private const string _priceLeftOut = "the weights aren't included: add their penalty";

    private const string _firstLayerOnly = "only the first layer is penalised: every layer has weights";

    private const string _lastLayerOnly = "only the last layer is penalised: every layer has weights";

    private const string _lastLayerFree = "the last layer isn't penalised: every layer has weights";

    private const string _slopesOverwritten = "the caller's slopes are overwritten: copy them, row by row";

    private const string _lastPass = "the factors of the last pass";

    /// <summary>λw, or with the ½ left out.</summary>
    private static readonly decimal[] _timesLambda = [1, 2];

    private static readonly Pass _unchanged = new("none", 1);

    private static readonly Pass _allDropped = new("all");

    private static Layers Right(PriceCase c) => RegularisationOracle.Gradients(c);

    private static decimal Price(PriceCase c) => c.Lambda / 2 * c.Weights.Sum(Square);

    private static decimal Square(decimal value) => value * value;

    private static double D(decimal value) => (double)value;

    private static Mistake<PriceCase, decimal> WrongPrice(string id, string story, Func<PriceCase, decimal> price) =>
        new Mistake<PriceCase, decimal>(id, story, c => [c.Losses.Average() + price(c)])
            .At(RegularisationGraph.Penalty, c => [price(c)]);

    /// <summary>Something other than Σ w², with each of these factors where λ has ½.</summary>
    private static Mistake<PriceCase, decimal> WrongSquares(
        string id, string story, Func<PriceCase, decimal> sum, params decimal[] factors)
    {
        factors = factors.Length == 0 ? [0.5m] : factors;
        return new Mistake<PriceCase, decimal>(id, story, c =>
            factors.Select(factor => c.Losses.Average() + (factor * c.Lambda * sum(c))))
            .At(c => factors.Select(factor => (Change[])
            [
                new(RegularisationGraph.Squares, sum(c)),
                new(RegularisationGraph.Penalty, factor * c.Lambda * sum(c)),
            ]));
    }

    private static Mistake<PriceCase, decimal> WrongMean(string id, string story, Func<PriceCase, decimal[]> means) =>
        new Mistake<PriceCase, decimal>(id, story, c => means(c).Select(mean => mean + Price(c)))
            .At(RegularisationGraph.MeanLoss, c => means(c).Cast<object>());

    private static Mistake<PriceCase, Layers> WrongSlope(
        string id, string story, params Func<PriceCase, decimal, decimal>[] pulls) => WrongPull(
        id, story, [.. pulls.Select(pull => (Func<PriceCase, decimal[][][]>)(c =>
            RegularisationGraph.Each(c.Network.Weights, w => pull(c, w))))]);

    /// <summary>Something other than λw is added to the slopes of the weights.</summary>
    private static Mistake<PriceCase, Layers> WrongPull(
        string id, string story, params Func<PriceCase, decimal[][][]>[] pulls) =>
        new Mistake<PriceCase, Layers>(id, story, c => pulls.Select(pull => new Layers(
            [.. c.Slopes.Weights.Zip(pull(c), (slopes, added) => Map(slopes, added, (slope, each) => slope + each))],
            c.Slopes.Biases)))
            .At(RegularisationGraph.Pull, c => pulls.Select(pull => pull(c)));

    private static Mistake<PriceCase, Layers> WrongLayers(string id, string story, Func<int, int, bool> pays) =>
        WrongPull(id, story, c =>
        [
            .. c.Network.Weights.Select((rows, l) => Map(rows, rows, (w, _) =>
                pays(l, c.Network.Weights.Length) ? c.Lambda * w : 0)),
        ]);

    private static decimal[][] BiasesPunished(PriceCase c, decimal times) =>
        Map(c.Slopes.Biases, c.Network.Biases, (slope, b) => slope + (times * c.Lambda * b));

    private static decimal[][] Map(decimal[][] a, decimal[][] b, Func<decimal, decimal, decimal> f) =>
        [.. a.Zip(b, (x, y) => x.Zip(y, f).ToArray())];

    private static Mistake<DropoutCase, Behaviour> WrongPass(string id, string story, params Func<DropoutCase, Pass>[] passes) =>
        new(id, story, c => passes.Select(pass => new Behaviour(pass(c), _unchanged)));

    private static Pass Named(DropoutCase c, string dropped) => Training(c) with { Dropped = c.Rate == 0 ? "none" : dropped };

    private static Mistake<WatchCase, Run> Waits(string id, string story, params Func<WatchCase, State, bool>[] stops) =>
        new(id, story, c =>
            stops.Select(stop => Walk(c, (loss, s) => loss < s.BestLoss - D(c.MinDelta), stops: s => stop(c, s))));

    /// <summary>Another count than that of the epochs since the best.</summary>
    private static Mistake<WatchCase, Run> Counts(string id, string story, params Func<State, int>[] counts) =>
        Waits(id, story, [.. counts.Select(count => (Func<WatchCase, State, bool>)((c, s) => count(s) >= c.Patience))])
            .At(RegularisationGraph.Waited, c => counts.Select(count =>
                States(c, (loss, s) => loss < s.BestLoss - D(c.MinDelta)).Select(count).ToArray()));

    private static Mistake<WatchCase, Run> Judges(
        string id, string story, params Func<WatchCase, double, State, bool>[] isBetter) =>
        new Mistake<WatchCase, Run>(id, story, c => isBetter.Select(better => Walk(c, (loss, s) => better(c, loss, s))))
            .At(RegularisationGraph.Best, c => isBetter.Select(better =>
                States(c, (loss, s) => better(c, loss, s)).Select(s => s.Best).ToArray()));

    private static Mistake<WatchCase, Run> Keeps(string id, string story, Func<WatchCase, int> kept) => new(id, story, c =>
        [StopOf(c).BestEpoch == 0 ? Nothing(StopOf(c)) : Restored(StopOf(c), WatchCase.Parameters(kept(c)))]);

    /// <summary>The epoch at which the run ends.</summary>
    private static int LastOf(WatchCase c) => StopOf(c).StoppedAfter is > 0 and var stopped ? stopped : c.Losses.Length;

    private static Run OneEpochLess(Run run) => run.BestEpoch > 0 ? run with { BestEpoch = run.BestEpoch - 1 } : run;

    private static Verdicts Said(WatchCase c, Func<int, bool> stops) =>
        RegularisationOracle.VerdictsOf(c) with
        {
            Stops = [.. Enumerable.Range(1, c.Losses.Length).Select(epoch => stops(epoch - BestAfter(c, epoch)))],
        };

    private static bool[] ForGood(WatchCase c) =>
    [
        .. Enumerable.Range(1, c.Losses.Length)
            .Select(epoch => StopOf(c).StoppedAfter is > 0 and var stopped && epoch >= stopped),
    ];

    /// <summary>Epochs with NaN are passed over.</summary>
    private static Run NumbersOnly(WatchCase c)
    {
        int[] epochs = [.. Enumerable.Range(1, c.Losses.Length).Where(epoch => c.Losses[epoch - 1] is not null)];
        var stop = StopOf(c with { Losses = [.. epochs.Select(epoch => c.Losses[epoch - 1])] });
        var seen = stop with { StoppedAfter = stop.StoppedAfter == 0 ? 0 : epochs[stop.StoppedAfter - 1] };
        return stop.BestEpoch == 0 ? Nothing(seen) : Restored(seen, WatchCase.Parameters(epochs[stop.BestEpoch - 1]));
    }

    private static Run Partly(Run right)
    {
        decimal[][] First(decimal[][] all, decimal other) =>
            [all[0], .. all.Skip(1).Select(row => row.Select(_ => right.BestEpoch == 0 ? row[0] : other).ToArray())];
        return right with
        {
            Restored = First(right.Restored, -1),
            InItsRows = First(right.InItsRows, -1),
            RestoredAgain = First(right.RestoredAgain, 99),
        };
    }

    /// <summary>
    /// A gain within minDelta moves the loss to beat, and if all is to follow, epoch and parameters; but only a larger one is
    /// waited for.
    /// </summary>
    private static Run Creeping(WatchCase c, bool all)
    {
        var (best, kept, loss, waited, epoch, stopped) = (0, 0, double.PositiveInfinity, 0, 0, 0);
        while (epoch < c.Losses.Length && stopped == 0)
        {
            var now = c.Losses[epoch++] is { } number ? D(number) : double.NaN;
            waited = now < loss - D(c.MinDelta) ? 0 : waited + 1;
            best = now < loss && (all || waited == 0) ? epoch : best;
            kept = best;
            loss = now < loss ? now : loss;
            stopped = waited >= c.Patience ? epoch : 0;
        }

        var stop = new Stop(stopped, best, loss);
        return best == 0 ? Nothing(stop) : Restored(stop, WatchCase.Parameters(kept));
    }

    /// <summary>A run by other rules.</summary>
    private static Run Walk(
        WatchCase c, Func<double, State, bool> isBetter, Func<State, bool>? stops = null, Func<double, double>? noted = null)
    {
        var states = States(c, isBetter, noted);
        var stopped = Array.Find(states, s => stops?.Invoke(s) ?? s.Waited >= c.Patience);
        var last = stopped ?? states[^1];
        var stop = new Stop(stopped?.Epoch ?? 0, last.Best, last.BestLoss);
        return last.Best == 0 ? Nothing(stop) : Restored(stop, WatchCase.Parameters(last.Best));
    }

    /// <summary>After each epoch, as if none were the last.</summary>
    private static State[] States(WatchCase c, Func<double, State, bool> isBetter, Func<double, double>? noted = null)
    {
        var state = new State(0, 0, double.PositiveInfinity, double.PositiveInfinity, 0, 0, 0, 0);
        return Array.ConvertAll(c.Losses, each =>
        {
            var loss = each is { } number ? D(number) : double.NaN;
            var isRise = loss > state.Previous;
            var better = isBetter(loss, state);
            return state = new State(
                state.Epoch + 1,
                better ? state.Epoch + 1 : state.Best,
                better ? (noted ?? (value => value))(loss) : state.BestLoss,
                loss,
                state.WaitedInAll + (better ? 0 : 1),
                state.Rises + (isRise ? 1 : 0),
                isRise ? state.RisesInARow + 1 : 0,
                loss < state.Previous ? 0 : state.NoFallInARow + 1);
        });
    }

    private sealed record State(
        int Epoch, int Best, double BestLoss, double Previous, int WaitedInAll, int Rises, int RisesInARow, int NoFallInARow)
    {
        /// <summary>Epochs since the best.</summary>
        public int Waited => Epoch - Best;
    }
}
