using static Katas.Oracles.BugHunt.BugHuntOracle;

namespace Katas.Oracles.BugHunt;

/// <summary>
/// The faults that the exercise comes with, told as they were reported; and the fixes that fix only part of it.
/// </summary>
public static class BugHuntMistakes
{
    /// <summary>To report 1.</summary>
    public static Mistake<LinearCase, Fitted>[] MiniBatches =>
    [
        WrongCost("report-1", "report 1: the cost depends on the batch size, and with few rows it is ∞", (c, means, _) =>
            means.Sum() / (c.Inputs.Length / c.BatchSize)) with { IsPlanted = true },
        WrongCost(
            "mean-of-batch-means",
            "every batch counts equally, but a short one has fewer rows: weight each mean by its rows",
            (_, means, _) => means.Average()),
        WrongCost(
            "fractional-batches",
            "m / batchSize is a fraction now, but a short batch still counts as a full one",
            (c, means, _) => means.Sum() * c.BatchSize / c.Inputs.Length,
            (c, means, _) => means.Sum() / Math.Max(1, (double)c.Inputs.Length / c.BatchSize)),
        WrongCost(
            "divisor-at-least-one",
            "the ∞ is gone, but not its cause: the short batch is in the sum but not in the count",
            (c, means, _) => means.Sum() / Math.Max(1, c.Inputs.Length / c.BatchSize)),
        WrongCost(
            "means-over-rows",
            "sums of batch means are divided by rows: sum the losses of the rows, then divide",
            (c, means, _) => means.Sum() / c.Inputs.Length),
        WrongCost(
            "short-batch-not-counted",
            "the cost leaves the short batch out: its rows belong to the epoch too",
            (c, means, counts) =>
                means.Zip(counts)
                    .Where(batch => batch.Second == c.BatchSize)
                    .Select(batch => batch.First)
                    .DefaultIfEmpty(double.NaN)
                    .Average()),
        WrongCost("losses-summed", "the losses are summed but not divided: the cost is their mean", (_, means, counts) =>
            Sum(means, counts)),
        new("short-batch-dropped", "the short batch is no longer trained on: every row is used in every epoch", c =>
            ((Func<double[], int[], double>[])[
                (means, _) => means.DefaultIfEmpty(double.NaN).Average(), (means, counts) => Sum(means, counts) / c.Inputs.Length,
            ])
                .Select(cost =>
                    BugHuntOracle.MiniBatches(c, [.. Batches(c).Where(batch => batch.End - batch.Start == c.BatchSize)], cost))),
        Noted(
            "cost-after-the-epoch",
            "the cost is measured after the epoch: measure each row's loss just before its batch's step",
            c => [.. Enumerable.Range(0, c.Epochs).Select(epoch => CostAfter(c, epoch + 1))]),
        Noted(
            "cost-before-the-epoch",
            "the cost is measured before the epoch: measure each row's loss just before its batch's step",
            c => [.. Enumerable.Range(0, c.Epochs).Select(epoch => CostAfter(c, epoch))]),
        Noted("total-not-set-back", "the total carries over from epoch to epoch: start it at 0 in each", c =>
            [.. Enumerable.Range(1, c.Epochs).Select(epochs => BugHuntOracle.MiniBatches(c).Costs[..epochs].Sum())]),
        new("batches-of-one", "every row is its own batch now: the steps were right before, only the cost was wrong", c =>
            [BugHuntOracle.MiniBatches(c, Batches(c with { BatchSize = 1 }), Mean)]),
        new("one-batch-of-all", "all rows are one batch now: the steps were right before, only the cost was wrong", c =>
            [BugHuntOracle.MiniBatches(c, Batches(c with { BatchSize = c.Inputs.Length }), Mean)]),
        new("slopes-summed", "the step uses the sum of the slopes now: their mean was right, only the cost was wrong", c =>
            [BugHuntOracle.MiniBatches(c, Batches(c), Mean, count => count)]),
        new(
            "gradient-over-batch-size",
            "the short batch's step is divided by batchSize: its slope is the mean of the rows it has",
            c => [BugHuntOracle.MiniBatches(c, Batches(c), Mean, count => (decimal)count / c.BatchSize)]),
    ];

    /// <summary>To report 2.</summary>
    public static Mistake<LinearCase, Watched>[] Watched =>
    [
        Steps("report-2", "report 2: with a validation set, training ends somewhere else", (c, w, b) =>
            Step(w, b, c.Validation, c.Targets[..c.Validation.Length], c.LearningRate)) with { IsPlanted = true },
        Steps(
            "validation-learnt-from",
            "rows and targets match now, but they are the validation rows: learn from the training rows",
            (c, w, b) => Step(w, b, c.Validation, c.ValidationTargets, c.LearningRate)),
        Steps("first-pass-kept", "every step uses the outputs of the first epoch: the neuron has moved since", (c, w, b) =>
        {
            var (slopes, slope) = Slopes(c.Weights, c.Bias, c.Inputs, c.Targets);
            return ([.. w.Zip(slopes, (wj, s) => wj - (c.LearningRate * s))], b - (c.LearningRate * slope));
        }),
        new("validation-one-step-late", "the validation cost is measured after the step: record both costs before it", c =>
            [BugHuntOracle.Watched(c) with { Validation = [.. Ahead(c).Validation[1..]] }]),
        new("training-one-step-late", "the training cost is measured after the step: record both costs before it", c =>
            [BugHuntOracle.Watched(c) with { Training = [.. Ahead(c).Training[1..]] }]),
        new("both-costs-one-step-late", "both costs are measured after the step: record them before it", c =>
            [BugHuntOracle.Watched(c) with
            {
                Training = [.. Ahead(c).Training[1..]],
                Validation = [.. Ahead(c).Validation[1..]],
            }]),
        new(
            "training-cost-for-validation",
            "the validation cost is computed from the training rows: use the validation rows",
            c => [BugHuntOracle.Watched(c) with { Validation = BugHuntOracle.Watched(c).Training }]),
        new("costs-exchanged", "the two costs are swapped: Training belongs to the training rows", c =>
            [BugHuntOracle.Watched(c) with
            {
                Training = BugHuntOracle.Watched(c).Validation,
                Validation = BugHuntOracle.Watched(c).Training,
            }]),
        new("validation-not-watched", "the validation cost is gone: the caller asked for it", c =>
            [BugHuntOracle.Watched(c) with { Validation = new decimal[c.Epochs] }]),
        new("watched-once", "the validation cost is always that of the first epoch: compute it again in each", c =>
            [BugHuntOracle.Watched(c) with
            {
                Validation = [.. Enumerable.Repeat(Cost(c.Weights, c.Bias, c.Validation, c.ValidationTargets), c.Epochs)],
            }]),
    ];

    /// <summary>To report 3.</summary>
    public static Mistake<LinearCase, Descended>[] WholeBatches =>
    [
        Slope("report-3", "report 3: the more rows, the slower it learns", (m, _) => 1 / m, (m, _) =>
            1 / m) with { IsPlanted = true },
        Slope(
            "only-weights-fixed",
            "the weights' slopes are right now, but the bias's isn't: it has the same cause",
            (_, _) => 1,
            (m, _) => 1 / m),
        Slope(
            "only-bias-fixed",
            "the bias's slope is right now, but the weights' aren't: they have the same cause",
            (m, _) => 1 / m,
            (_, _) => 1),
        Slope(
            "bias-summed",
            "the weights' slopes are right now, but the bias's is a sum: each of them is divided by m once",
            (_, _) => 1,
            (m, _) => m),
        Slope(
            "weights-summed",
            "the bias's slope is right now, but the weights' are sums: each of them is divided by m once",
            (m, _) => m,
            (_, _) => 1),
        Slope("sum-for-mean", "nothing is divided by m any more: J is a mean, and so are its slopes", (m, _) => m, (m, _) => m),
        Slope(
            "constant-for-m",
            "the slope is multiplied by the number of rows in one example: other batches have others",
            (m, _) => 2 / m,
            (m, _) => 2 / m),
        Slope(
            "root-of-m",
            "the slope is multiplied by √m: find the extra division",
            (m, _) => 1 / Functions.Sqrt(m),
            (m, _) => 1 / Functions.Sqrt(m)),
        Slope(
            "mean-over-features",
            "one of the divisions is by the number of features now: divide once, by the number of rows",
            (_, n) => 1 / n,
            (_, n) => 1 / n),
        new("rate-times-m", "the step compensates for a slope that is still wrong: fix Gradient", c =>
            [Wrong(c, 1m / c.Inputs.Length) with { Weights = Batch(c).Weights, Bias = Batch(c).Bias }]),
        new(
            "fixed-twice",
            "Gradient is right now, but the step is multiplied by m too: fix only Gradient",
            c =>
                [Batch(c) with
                {
                    Weights = Batch(c with { LearningRate = c.LearningRate * c.Inputs.Length }).Weights,
                    Bias = Batch(c with { LearningRate = c.LearningRate * c.Inputs.Length }).Bias,
                }]),
        new(
            "mean-moved-to-fit",
            "Gradient returns the sum now, and Fit divides it: Gradient should return the mean's slopes",
            c => [Wrong(c, c.Inputs.Length) with { Weights = Batch(c).Weights, Bias = Batch(c).Bias }]),
        new("one-step-only", "the descent takes only one step: take as many as epochs says", c =>
            [Batch(c) with { Weights = Batch(c with { Epochs = 1 }).Weights, Bias = Batch(c with { Epochs = 1 }).Bias }]),
    ];

    /// <summary>To report 4.</summary>
    public static Mistake<ClassCase, Stepped>[] Softmax =>
    [
        Turns("report-4", "report 4: with features in the hundreds every probability is NaN", Naive) with { IsPlanted = true },
        Turns("nan-to-zero", "NaN is replaced by 0, and the probabilities don't add up to 1: keep e^z from overflowing", z =>
            [.. Naive(z).Select(p => double.IsNaN(p) ? 0 : p)]),
        Turns("nan-to-one", "NaN is replaced by 1: keep e^z from overflowing", z =>
            [.. Naive(z).Select(p => double.IsNaN(p) ? 1 : p)]),
        Turns(
            "nan-to-uniform",
            "NaN is replaced by the same value for every class: the logits say more",
            z => Naive(z) is var p && p.Any(double.IsNaN) ? [.. z.Select(_ => 1.0 / z.Length)] : p,
            z => [.. Naive(z).Select(p => double.IsNaN(p) ? 1.0 / z.Length : p)]),
        Turns(
            "nan-to-largest",
            "where there was NaN, the largest logit gets everything: the others have a share",
            z => Naive(z) is var p && p.Any(double.IsNaN) ? Hardest(z) : p,
            z => z.Any(zk => double.IsInfinity(Math.Exp(zk))) ? Hardest(z) : Naive(z)),
        new("logits-clamped", "large logits are capped, so different ones become equal: shift them all by the same amount", c =>
            ((double[])[20, 30, 50, 88, 100, 200, 300, 500, 600, 700, 709])
                .SelectMany(limit =>
                    (Stepped[])[
                        After(c, z => Naive([.. z.Select(zk => Math.Clamp(zk, -limit, limit))])),
                        After(c, z => Naive([.. z.Select(zk => Math.Min(zk, limit))])),
                    ])
                .Concat(((double[])[
                    1e100, 1e300, double.MaxValue, double.MaxValue / c.Weights.Length,
                ]).Select(limit => After(c, z => Shares([.. z.Select(zk => Math.Min(Math.Exp(zk), limit))]))))),
        Turns("shift-by-mean", "the mean is subtracted: logits far from it still overflow, so subtract the largest", z =>
            Shifted(z, z.Average())),
        Turns("shift-by-first", "the first logit is subtracted: another can be far larger, so subtract the largest", z =>
            Shifted(z, z[0])),
        Turns("shift-by-last", "the last logit is subtracted: another can be far larger, so subtract the largest", z =>
            Shifted(z, z[^1])),
        Turns(
            "shift-if-positive",
            "negative logits aren't shifted, and far below 0 every e^z is 0: subtract the largest, whatever its sign",
            z => Shifted(z, Math.Max(0, z.Max())),
            z => z.Max() > 700 ? Shifted(z, z.Max()) : Naive(z)),
        new("shift-by-feature", "the largest feature is subtracted: the exponents are logits, so subtract the largest logit", c =>
            [After(c, z => Shifted(z, (double)c.X.Max()))]),
        Turns("shift-by-smallest", "the smallest logit is subtracted: the largest still overflows, so subtract that", z =>
            Shifted(z, z.Min())),
        Turns(
            "shift-by-largest-size",
            "the largest |z| is subtracted: all-negative logits underflow; subtract the largest z",
            z => Shifted(z, z.Max(Math.Abs))),
        Turns(
            "shift-by-constant",
            "a constant is subtracted: larger logits still overflow, so subtract the largest",
            z => Shifted(z, 800),
            z => Shifted(z, 801),
            z => Shifted(z, 700),
            z => Shifted(z, 500),
            z => Shifted(z, 1000)),
        Turns("shift-added", "the largest logit is added: subtract it", z => Shifted(z, -z.Max())),
        Turns(
            "scaled-for-shifted",
            "the logits are divided, which changes every probability: a shift doesn't",
            z => Naive([.. z.Select(zk => zk / z.Max())]),
            z => Naive([.. z.Select(zk => zk / z.Max(Math.Abs))]),
            z => Naive([.. z.Select(zk => zk / 100)])),
        new("step-skipped", "steps with NaN are skipped, but the probabilities are still NaN: fix those", c =>
            [After(c, Naive) is var wrong && wrong.Probabilities.Any(double.IsNaN)
                ? wrong with { Weights = c.Weights.AsDoubles() }
                : wrong]),
        new(
            "only-step-fixed",
            "the step is right, but the probabilities are still NaN: fix both in one place",
            c => [BugHuntOracle.Softmax(c) with { Probabilities = After(c, Naive).Probabilities }]),
    ];

    /// <summary>To report 5.</summary>
    public static Mistake<VerdictCase, Verdict>[] Evaluate =>
    [
        new("report-5", "report 5: a filter that marks all mail as spam is reported to miss most of the spam", c =>
            [Transposed(c)]) { IsPlanted = true },
        new("names-swapped", "precision and recall are right, but the matrix isn't: its rows are the true classes", c =>
            [Right(c) with { Confusion = Transposed(c).Confusion }]),
        new(
            "shares-still-swapped",
            "the matrix is right, but precision and recall aren't: they read it the wrong way round",
            c => [Transposed(c) with { Confusion = Right(c).Confusion }]),
        new("precision-twice", "recall is a copy of precision: divide by the examples of the class", c =>
            [Right(c) with { Recall = Right(c).Precision }]),
        new(
            "precision-alone-fixed",
            "precision is right now, but the matrix still isn't: its rows are the true classes",
            c => [Transposed(c) with { Precision = Right(c).Precision }]),
        new(
            "recall-alone-fixed",
            "recall is right now, but the matrix still isn't: its rows are the true classes",
            c => [Transposed(c) with { Recall = Right(c).Recall }]),
        new("recall-twice", "precision is a copy of recall: divide by the predictions of the class", c =>
            [Right(c) with { Precision = Right(c).Recall }]),
        new("counted-both-ways", "each example is counted in two cells: count it once, in row true class, column prediction", c =>
            [Symmetric(c), Symmetric(c, hits: 1)]),
        new("two-classes-only", "it works for two classes, but not for more: the cause doesn't depend on their number", c =>
            [c.Classes == 2 ? Right(c) : Transposed(c)]),
        new(
            "hits-alone-counted",
            "only right predictions are counted: the point of the matrix is what was mistaken for what",
            c => [HitsOnly(c)]),
    ];

    /// <summary>To report 6.</summary>
    public static Mistake<ScaleCase, ScaledRows>[] Scale =>
    [
        new("report-6", "report 6: the scaled training rows depend on the test rows", c =>
            [BugHuntOracle.Scale(c, Both(c), Both(c))]) { IsPlanted = true },
        new(
            "test-by-itself",
            "the test rows have their own scale: tomorrow's row comes alone, so use the training scale",
            c => ((int[])[0, 1]).Select(few =>
            BugHuntOracle.Scale(c) is var right && c.Test.Length <= few
                ? right
                : right with { Test = BugHuntOracle.Scale(c, c.Test, c.Test).Test })),
        new(
            "test-by-both",
            "the training rows are right, but the test rows still use the scale of all: use the training scale",
            c => [BugHuntOracle.Scale(c) with { Test = BugHuntOracle.Scale(c, Both(c), Both(c)).Test }]),
        new(
            "train-by-both",
            "the test rows are right, but the training rows still use the scale of all: they alone define the scale",
            c => [BugHuntOracle.Scale(c) with { Train = BugHuntOracle.Scale(c, Both(c), Both(c)).Train }]),
        new("test-left-unscaled", "the test rows aren't scaled: the network has learnt on the training scale", c =>
            [BugHuntOracle.Scale(c) with { Test = c.Test }]),
        new("sample-spread", "the spread has the divisor m − 1 now: it is √(1/m Σ (x − mean)²), as it was", c =>
            [new(SampleScaled(c, BugHuntOracle.Scale(c).Train), SampleScaled(c, BugHuntOracle.Scale(c).Test))]),
        new("spread-of-both", "the mean is fixed, but the spread isn't: both come from the training rows", c =>
            [BugHuntOracle.Scale(c, c.Train, Both(c))]),
        new("mean-of-both", "the spread is fixed, but the mean isn't: both come from the training rows", c =>
            [BugHuntOracle.Scale(c, Both(c), c.Train)]),
        new("test-clipped", "test rows are clipped to the training range: scaling doesn't clip", c =>
            [BugHuntOracle.Scale(c) is var right
                ? right with
                {
                    Test = [
                        .. right.Test.Select(row =>
                            row.Select((x, j) => Math.Clamp(x, right.Train.Min(r => r[j]), right.Train.Max(r => r[j])))
                                .ToArray()),
                    ],
                }
                : right]),
        new("first-row-of-test-kept", "a test row still affects the scale: none should", c =>
            [c.Test.Length == 0
                ? BugHuntOracle.Scale(c)
                : BugHuntOracle.Scale(c, [.. c.Train, c.Test[0]], [.. c.Train, c.Test[0]])]),
        new("mean-left-in", "the mean is no longer subtracted: (x − mean) / spread", c => [Unshifted(c)]),
    ];

    /// <summary>To report 7, with nothing dropped.</summary>
    public static Mistake<LinearCase, Fitted>[] Undropped =>
    [
        NotedUndropped("cost-not-halved", "each cost is twice as large as it should be: J = 1/(2m) Σ (a − y)²", (c, epoch) =>
            2 * CostAfter(c, epoch + 1)),
        NotedUndropped("cost-not-averaged", "the cost is a sum over the rows: J = 1/(2m) Σ (a − y)²", (c, epoch) =>
            c.Inputs.Length * CostAfter(c, epoch + 1)),
        NotedUndropped(
            "cost-noted-too-early", "the cost is measured before the epoch: record it after the epoch's last step", CostAfter),
        NotedUndropped(
            "cost-noted-on-the-way",
            "each row's loss is recorded just before its step: record the cost after the epoch's last step",
            (c, epoch) => BugHuntOracle.MiniBatches(c).Costs[epoch]),
    ];

    /// <summary>To report 7.</summary>
    public static Mistake<ChanceCase, Behaviour>[] Dropout =>
    [
        new("report-7", "report 7: after training, the same example gets a different prediction on every call", c =>
            [Dropout(c) with { Prediction = _another, Costs = _dropped }]) { IsPlanted = true },
        new(
            "costs-still-dropped",
            "predictions are right after training, but the costs along the way still have inputs dropped",
            c => [Dropout(c) with { Costs = _dropped }]),
        new(
            "predictions-still-dropped",
            "the costs are right, but predictions after training still have inputs dropped",
            c => [Dropout(c) with { Prediction = _another }]),
        new(
            "left-on-without-epochs",
            "a fit of zero epochs leaves dropout on: turn it on for the steps and off after them",
            c => [Dropout(c) with { Prediction = _notWithoutEpochs }]),
        new("predictions-averaged", "many predictions with dropout are averaged: use one prediction with all inputs instead", c =>
            [Dropout(c) with { Prediction = "near w·x + b, different on every call", Costs = _dropped }]),
        new("mask-fixed", "the prediction no longer varies, but still has inputs dropped: it should be w·x + b", c =>
            [Dropout(c) with { Prediction = "always the same, but not w·x + b", Costs = _dropped }]),
        new("scale-left-out", "kept inputs are no longer divided by 1 − rate: only the predictions were wrong", c =>
            [Dropout(c) with { Training = "inputs dropped, kept ones unscaled" }]),
        new("mask-an-epoch", "the same inputs are dropped for every row of an epoch: draw again for each", c =>
            [Dropout(c) with { Training = "the same inputs dropped for every row" }]),
        new("same-mask-throughout", "the same inputs are dropped again and again: keep drawing from one Random", c =>
            [Dropout(c) with { Training = "the same inputs dropped over and over" }]),
        new("seed-lost", "the same seed gives a different training in every run: draw from new Random(seed)", c =>
            [Dropout(c) with { Training = "different inputs dropped in every run with one seed" }]),
        new("dropout-removed", "nothing is dropped in training any more: only the predictions were wrong", c =>
            [Dropout(c) with { Training = "no inputs dropped" }]),
        new(
            "training-off-after-predict",
            "a prediction turns dropout off for good, and each epoch predicts: turn it on in each epoch",
            c =>
                ((string[])[
                    Dropout(c).Prediction, _notWithoutEpochs,
                ]).Select(prediction =>
                    Dropout(c) with { Prediction = prediction, Training = "inputs dropped in the first epoch only" })),
        new("off-for-good", "a second fit has no dropout: turn it on whenever training starts", c =>
            [Dropout(c) with { Training = "inputs dropped in the first fit only" }]),
        new("scaled-at-evaluation", "predictions are scaled by 1 − rate: the kept inputs were already scaled up in training", c =>
            [Dropout(c) with { Prediction = "(1 − rate)·w·x + b", Costs = _dropped }]),
    ];

    /// <summary>To report 8.</summary>
    public static Mistake<ChanceCase, Deal>[] Shuffle =>
    [
        new("report-8", "report 8: the rows are in the same order in every epoch", c =>
            [Shuffle(c) with { Orders = "all the same" }]) { IsPlanted = true },
        new("seed-dropped", "the orders vary, but with one seed they also vary from run to run: a run must be repeatable", c =>
            [Shuffle(c) with { OneSeedOneDeal = false }]),
        new("seed-fixed", "every seed gives the same order: use the caller's seed", c =>
            [Shuffle(c) with { OtherSeedOtherDeal = false }]),
        new("orders-repeat", "a few orders repeat: draw a new one in each epoch, from one Random", c =>
            [Shuffle(c) with { Orders = "a few, over and over" }]),
        new(
            "epoch-not-drawn",
            "one epoch has the same order for every seed: draw the order of every epoch from the seed",
            c => [Shuffle(c) with { Orders = "the same in one epoch, whatever the seed" }]),
        new("seed-multiplied", "with seed 0 all epochs are alike: a product with 0 is 0, so create one Random per run", c =>
            [Shuffle(c) with { Orders = "all the same with seed 0" }]),
        new(
            "some-rows-keep-their-place",
            "some rows never come in some places: every order should be equally likely",
            c => [Shuffle(c) with { Orders = "some rows never in some places" }]),
        new("batches-shuffled-not-rows", "the same rows are together in every epoch: shuffle the rows, not the batches", c =>
            [
                Shuffle(c) with { Orders = _together },
                Shuffle(c) with { Orders = _together, Rows = "each once per epoch, not in batches of 3, 3 and 1" },
            ]),
        new("rows-drawn-again", "some rows are drawn twice and others never: use every row once per epoch", c =>
            [Shuffle(c) with { Rows = "not each once per epoch" }]),
        new("short-batch-not-dealt", "the short batch is left out: its rows count too", c =>
            [Shuffle(c) with { Rows = "not each once per epoch, in batches of 3 and 3" }]),
    ];

    private const string _another = "different on every call";

    private const string _together = "the same rows together in every epoch";

    private const string _notWithoutEpochs = "w·x + b, but not after a fit of zero epochs";

    private const string _dropped = "with inputs dropped";

    private static Mistake<LinearCase, Fitted> WrongCost(
        string id, string story, params Func<LinearCase, double[], int[], double>[] costs) =>
        new(id, story, c =>
            costs.Select(cost => BugHuntOracle.MiniBatches(c, Batches(c), (means, counts) => cost(c, means, counts))));

    /// <summary>The right steps, other costs.</summary>
    private static Mistake<LinearCase, Fitted> Noted(string id, string story, Func<LinearCase, double[]> costs) =>
        new(id, story, c => [BugHuntOracle.MiniBatches(c) with { Costs = costs(c) }]);

    private static Mistake<LinearCase, Fitted> NotedUndropped(string id, string story, Func<LinearCase, int, double> costAt) =>
        new(id, story, c =>
            [BugHuntOracle.Undropped(c) with { Costs = [.. Enumerable.Range(0, c.Epochs).Select(epoch => costAt(c, epoch))] }]);

    private static double Sum(double[] means, int[] counts) => means.Zip(counts, (mean, count) => mean * count).Sum();

    private static double Mean(double[] means, int[] counts) => Sum(means, counts) / counts.Sum();

    /// <summary>A fit that notes the right costs of where it is, and steps otherwise.</summary>
    private static Mistake<LinearCase, Watched> Steps(
        string id,
        string story,
        Func<LinearCase, decimal[], decimal, (decimal[] Weights, decimal Bias)> step) => new(id, story, c =>
    {
        var (training, validation) = (new decimal[c.Epochs], new decimal[c.Epochs]);
        var (w, b) = (c.Weights, c.Bias);
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            (training[epoch], validation[epoch]) = (Cost(
                w, b, c.Inputs, c.Targets), Cost(w, b, c.Validation, c.ValidationTargets));
            (w, b) = step(c, w, b);
        }

        return [new Watched(training, validation, w, b)];
    });

    private static Watched Ahead(LinearCase c) => BugHuntOracle.Watched(c with { Epochs = c.Epochs + 1 });

    private static Mistake<LinearCase, Descended> Slope(
        string id, string story, Func<decimal, decimal, decimal> ofWeights, Func<decimal, decimal, decimal> ofBias) =>
        new(id, story, c => [Wrong(c, ofWeights(c.Inputs.Length, c.Weights.Length), ofBias(c.Inputs.Length, c.Weights.Length))]);

    private static Descended Wrong(LinearCase c, decimal factor) => Wrong(c, factor, factor);

    /// <summary>Slopes that are a multiple of the right ones, and the descent along them.</summary>
    private static Descended Wrong(LinearCase c, decimal ofWeights, decimal ofBias)
    {
        (decimal[] Weights, decimal Bias) At(decimal[] w, decimal b)
        {
            var (slopes, slope) = Slopes(w, b, c.Inputs, c.Targets);
            return ([.. slopes.Select(s => s * ofWeights)], slope * ofBias);
        }

        var (first, (weights, bias)) = (At(c.Weights, c.Bias), (c.Weights, c.Bias));
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            var (slopes, slope) = At(weights, bias);
            (weights, bias) = ([.. weights.Zip(slopes, (w, s) => w - (c.LearningRate * s))], bias - (c.LearningRate * slope));
        }

        return new Descended(first.Weights, first.Bias, weights, bias);
    }

    private static Mistake<ClassCase, Stepped> Turns(string id, string story, params Func<double[], double[]>[] probabilities) =>
        new(id, story, c => probabilities.Select(turn => After(c, turn)));

    /// <summary>In doubles, for it is their overflow that shows.</summary>
    private static Stepped After(ClassCase c, Func<double[], double[]> probabilities)
    {
        var p = probabilities([.. c.Logits.AsDoubles()]);
        return new Stepped(
            p,
            [
                .. c.Weights.AsDoubles()
                    .Select((row, k) =>
                        row.Zip(c.X.AsDoubles(), (w, x) => w - ((double)c.LearningRate * (p[k] - (k == c.Label ? 1 : 0)) * x))
                            .ToArray()),
            ]);
    }

    /// <summary>All for the largest.</summary>
    private static double[] Hardest(double[] z) => [.. z.Select((_, k) => k == Array.IndexOf(z, z.Max()) ? 1.0 : 0)];

    private static double[] Naive(double[] z) => Shares([.. z.Select(Math.Exp)]);

    private static double[] Shifted(double[] z, double shift) => Naive([.. z.Select(zk => zk - shift)]);

    private static double[] Shares(double[] parts) => [.. parts.Select(part => part / parts.Sum())];

    private static Verdict Right(VerdictCase c) => BugHuntOracle.Evaluate(c);

    private static Verdict Transposed(VerdictCase c) =>
        BugHuntOracle.Evaluate(c with { Labels = c.Predictions, Predictions = c.Labels });

    private static Verdict Symmetric(VerdictCase c, int hits = 2)
    {
        var again = c.Labels.Zip(c.Predictions).Where(pair => hits == 2 || pair.First != pair.Second).ToArray();
        return BugHuntOracle.Evaluate(c with
        {
            Labels = [.. c.Labels, .. again.Select(pair => pair.Second)],
            Predictions = [.. c.Predictions, .. again.Select(pair => pair.First)],
        }) with
        { Accuracy = hits * Right(c).Accuracy };
    }

    private static Verdict HitsOnly(VerdictCase c)
    {
        var hits = c.Labels.Zip(c.Predictions).Where(pair => pair.First == pair.Second).Select(pair => pair.First).ToArray();
        return BugHuntOracle.Evaluate(c with { Labels = hits, Predictions = hits }) with { Accuracy = Right(c).Accuracy };
    }

    /// <summary>Scaled rows as they are if the spread has the divisor m − 1. Where it is 0, it still counts as 1.</summary>
    private static decimal[][] SampleScaled(ScaleCase c, decimal[][] scaled)
    {
        var factor = Functions.Sqrt((c.Train.Length - 1m) / c.Train.Length);
        return
        [
            .. scaled.Select(row =>
                row.Select((x, j) => c.Train.All(other => other[j] == c.Train[0][j]) ? x : x * factor).ToArray()),
        ];
    }

    private static decimal[][] Both(ScaleCase c) => [.. c.Train, .. c.Test];

    private static ScaledRows Unshifted(ScaleCase c)
    {
        decimal[][] zero = [new decimal[c.Train[0].Length]];
        return BugHuntOracle.Scale(c, zero, c.Train);
    }
}
