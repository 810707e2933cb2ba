using static Katas.Oracles.FullMlp.FullMlpOracle;

namespace Katas.Oracles.FullMlp;

/// <summary>The known wrong answers of stage 05.</summary>
public static class FullMlpMistakes
{
    /// <summary>Of the forward pass.</summary>
    public static Mistake<MlpCase, Pass>[] Forward =>
    [
        WrongPass("hidden-bias-left-out", "the hidden units' bias is not added: z = W₁x + b₁", c =>
            From(c.Network with { B1 = [.. c.Network.B1.Select(_ => 0m)] }, c.X)),
        WrongPass("output-bias-left-out", "the output's bias is not added: f = W₂·h + b₂", c =>
            From(c.Network with { B2 = 0 }, c.X)),
        WrongPass("no-relu", "the hidden units pass z on unchanged: h = max(0, z)", c => From(c.Network, c.X, hidden: z => z)),
        WrongPass("leaky-not-relu", "negative z leaks through: here h is a plain ReLU, max(0, z)", c =>
            From(c.Network, c.X, hidden: z => Math.Max(0.01m * z, z))),
        WrongPass("relu-on-output", "the output goes through a ReLU: it is linear, and f may be negative", c =>
            From(c.Network, c.X, output: f => Math.Max(0, f))),
        .. ((Func<decimal, decimal>[])[
            f => Math.Abs(f) > 60 ? (Math.Sign(f) + 1) / 2m : 1 / (1 + Functions.Exp(-f)),
            f => Math.Abs(f) > 30 ? Math.Sign(f) : Functions.Tanh(f),
        ]).Select(squash => WrongPass("output-squashed", "the output goes through a sigmoid or tanh: it is linear, f itself", c =>
            From(c.Network, c.X, output: squash))),
        WrongPass("output-from-z", "the output is computed from z: f = W₂·h + b₂", c =>
            Right(c) with { Output = Numbers.Dot(c.Network.W2, Right(c).PreActivations) + c.Network.B2 }),
        WrongPass("hidden-for-z", "PreActivations holds h: store z, from before the ReLU", c =>
            Right(c) with { PreActivations = Right(c).Hidden }),
        WrongPass("z-for-hidden", "Hidden holds z: store the output of the ReLU", c =>
            Right(c) with { Hidden = Right(c).PreActivations }),
        WrongPass("z-and-h-swapped", "PreActivations holds h and Hidden holds z: in a ForwardPass z comes first", c =>
            Right(c) with { PreActivations = Right(c).Hidden, Hidden = Right(c).PreActivations }),
        WrongPass("bias-after-relu", "the hidden units' bias is added after the ReLU: it is part of z", c =>
        {
            var z = PreActivations(c.Network with { B1 = [.. c.Network.B1.Select(_ => 0m)] }, c.X);
            decimal[] h = [.. z.Zip(c.Network.B1, (zi, b) => Math.Max(0, zi) + b)];
            return new Pass(z, h, Numbers.Dot(c.Network.W2, h) + c.Network.B2);
        }),
        WrongPass("output-bias-per-unit", "the output's bias is added once per hidden unit: add it once", c =>
            From(c.Network with { B2 = c.Network.B2 * c.Network.W2.Length }, c.X)),
        WrongPass("output-bias-per-unit", "the output's bias is added once per hidden unit: add it once", c =>
            From(c.Network with { B2 = c.Network.B2 * (c.Network.W2.Length + 1) }, c.X)),
        .. ((Func<decimal[], decimal[]>[])[b => [.. b.Select(_ => 0m)], b => b]).Select(biases => WrongPass(
            "last-product-only", "only the last product is left in z: add to the sum (+=), don't overwrite it (=)", c =>
                From(
                    c.Network with
                    {
                        W1 = [.. c.Network.W1.Select(row => (decimal[])[.. row[..^1].Select(_ => 0m), row[^1]])],
                        B1 = biases(c.Network.B1),
                    },
                    c.X))),
        WrongPass("output-weights-left-out", "the hidden values are summed without their weights: f = W₂·h + b₂", c =>
            From(c.Network with { W2 = [.. c.Network.W2.Select(_ => 1m)] }, c.X)),
        WrongPass("last-input-left-out", "the last input is missing from the sum: the inner loop ends one early", c =>
            From(c.Network with { W1 = [.. c.Network.W1.Select(row => (decimal[])[.. row[..^1], 0])] }, c.X)),
        WrongPass("last-unit-left-out", "the last hidden unit is missing: the loop over the units ends one early", c =>
            new(
                [.. Right(c).PreActivations[..^1], 0],
                [.. Right(c).Hidden[..^1], 0],
                From(c.Network with { W2 = [.. c.Network.W2[..^1], 0] }, c.X).Output)),
        WrongPass("bias-per-input", "a hidden unit's bias is added once per input: add it once", c =>
            From(c.Network with { B1 = [.. c.Network.B1.Select(b => b * c.X.Length)] }, c.X)),
    ];

    /// <summary>Of the slopes of L.</summary>
    public static Mistake<MlpCase, Network>[] Backward =>
    [
        WrongSlopes("sign-flipped", "every slope has the other sign: the error is f − y", (_, s) => Scale(s, -1))
            .At(FullMlpGraph.Error, c => [-Error(c)]),
        WrongSlopes("factor-two", "every slope is doubled: the ½ in L cancels the 2", (_, s) => Scale(s, 2))
            .At(FullMlpGraph.Error, c => [2 * Error(c)]),
        WrongSlopes(
            "half-kept",
            "every slope is halved: the ½ in L cancels when the square is differentiated",
            (_, s) => Scale(s, 0.5m)).At(FullMlpGraph.Error, c => [Error(c) / 2]),
        WrongDelta("relu-slope-left-out", "inactive units pass the error on: their slope is 0 where z < 0", (c, i) =>
                Error(c) * c.Network.W2[i]),
        WrongDelta("on-where-off", _turned, (c, i) =>
                Right(c).PreActivations[i] < 0 ? Error(c) * c.Network.W2[i] : 0),
        WrongDelta("on-where-off", _turned, (c, i) =>
                Right(c).PreActivations[i] <= 0 ? Error(c) * c.Network.W2[i] : 0),
        WrongDelta(
            "relu-on-the-error",
            "the ReLU is applied to the error: on the way back, only the sign of z matters",
            (c, i) => Math.Max(0, Error(c) * c.Network.W2[i])),
        WrongDelta(
            "relu-on-the-error",
            "the ReLU is applied to the error: on the way back, only the sign of z matters",
            (c, i) => IsOn(c, i) ? Math.Max(0, Error(c) * c.Network.W2[i]) : 0),
        WrongSlopes("h-for-x", "∂L/∂W₁ is computed from h: W₁ multiplies x", (c, s) =>
            s with { W1 = [.. s.B1.Select((delta, i) => c.X.Select(_ => delta * Right(c).Hidden[i]).ToArray())] }),
        WrongDelta("leaky-slope", "inactive units pass on a hundredth of the error: a plain ReLU's slope is 0 there", (c, i) =>
                Error(c) * c.Network.W2[i] * (Right(c).PreActivations[i] > 0 ? 1 : 0.01m)),
        WrongDelta(
            "w2-left-out-of-delta",
            "the hidden units get the error unweighted: it reaches unit i through W₂[i]",
            (c, i) => IsOn(c, i) ? Error(c) : 0),
        WrongDelta("error-left-out-of-delta", "the hidden units' δ lacks the error f − y", (c, i) =>
                IsOn(c, i) ? c.Network.W2[i] : 0),
        WrongSlopes("loss-for-error", "the slopes start from the loss L: start from its derivative, f − y", (c, s) =>
            Scale(s, Error(c) / 2)).At(FullMlpGraph.Error, c => [Error(c) * Error(c) / 2]),
        new("output-error-for-delta", "the hidden layer's slopes use the output's error f − y: each unit has its own δ", c =>
            Kink.Both(side => Slopes(c, side))
                .SelectMany(s => Parts(s, WithDelta(c, s, _ => Error(c))))),
        new("relu-slope-left-out-once", "∂L/∂b₁ and ∂L/∂W₁ use two different δ: where z < 0 both are 0", c =>
            Kink.Both(side => Slopes(c, side))
                .SelectMany(s => Parts(s, WithDelta(c, s, i => Error(c) * c.Network.W2[i]))).Where((_, i) => i % 3 != 2)),
        new("rows-shared", "all rows of ∂L/∂W₁ are one array: make a new one for each hidden unit", c =>
            Kink.Both(side => Slopes(c, side))
                .SelectMany(s => SharedRows(s, s.W1[^1], ColumnSums(s.W1)))),
        WrongSlopes("output-gated", "every slope is 0 where f is negative: the output is linear, so its slope is 1", (c, s) =>
            Scale(s, Right(c).Output > 0 ? 1 : 0)),
        WrongSlopes("w2-gradient-without-error", "∂L/∂W₂ is h alone: it is h times the error f − y", (c, s) =>
            s with { W2 = Right(c).Hidden }),
        WrongDelta("hidden-for-slope", "δ is multiplied by h, the value: multiply by the slope, 1 where z > 0", (c, i) =>
                Error(c) * c.Network.W2[i] * Right(c).Hidden[i]),
        WrongSlopes("transposed-w1-gradient", "∂L/∂W₁ is transposed: one row per hidden unit, as in W₁", (_, s) =>
            s with { W1 = [.. s.W1[0].Select((_, j) => s.W1.Select(row => row[j]).ToArray())] }),
        WrongSlopes("w1-gradient-without-x", "∂L/∂W₁ is δ alone: weight j of a unit goes with x[j]", (c, s) =>
            s with { W1 = [.. s.B1.Select(delta => c.X.Select(_ => delta).ToArray())] }),
        WrongSlopes("w2-gradient-of-z", "∂L/∂W₂ is computed from z: W₂ multiplies h", (c, s) =>
            s with { W2 = [.. Right(c).PreActivations.Select(z => Error(c) * z)] }),
        WrongSlopes("w2-for-h", "∂L/∂W₂ is computed from W₂ itself: W₂ multiplies h, so it is (f − y) h", (c, s) =>
            s with { W2 = [.. c.Network.W2.Select(w => Error(c) * w)] }),
        WrongSlopes(
            "b1-and-w2-swapped",
            "B1 holds ∂L/∂W₂ and W2 holds ∂L/∂b₁: name the parts of the record",
            (_, s) => s with { B1 = s.W2, W2 = s.B1 }),
        WrongSlopes(
            "hidden-deltas-summed",
            "∂L/∂b₂ is the sum of the hidden units' δ: it is f − y, the bias reaches f with slope 1",
            (_, s) => s with { B2 = s.B1.Sum() }),
        WrongSlopes("w2-gradient-without-h", "∂L/∂W₂ is the error alone: multiply it by h[i]", (c, s) =>
            s with { W2 = [.. s.W2.Select(_ => Error(c))] }),
        WrongSlopes("hidden-bias-gradient-missing", "∂L/∂b₁ is 0: it is δ, the bias reaches z with slope 1", (_, s) =>
            s with { B1 = [.. s.B1.Select(_ => 0m)] }),
        WrongSlopes("output-bias-not-trained", "∂L/∂b₂ is 0: it is f − y, the bias reaches f with slope 1", (_, s) =>
            s with { B2 = 0 }),
    ];

    /// <summary>Of the slopes of L, when other examples went through before.</summary>
    public static Mistake<MlpCase, Network>[] BackwardAfterOthers =>
    [
        .. Backward,
        new Mistake<MlpCase, Network>(
            "stale-pass",
            "z, h and f belong to an earlier example: run Forward on the x passed to Backward",
            c => from earlier in FullMlpCases.Earlier(c)
            from slopes in Kink.Both(side => Slopes(c with { X = earlier }, side))
            select slopes with { W1 = [.. slopes.B1.Select(delta => c.X.Select(x => delta * x).ToArray())] })
            .At(FullMlpGraph.Z, c => FullMlpCases.Earlier(c).Select(x => PreActivations(c.Network, x))),
    ];

    /// <summary>Of the parameters after a step along the slopes of L.</summary>
    public static Mistake<MlpCase, Network>[] Update =>
    [
        WrongStep("plus-for-minus", "the step goes uphill: subtract η times the slope", (network, slopes, rate) =>
            Step(network, slopes, -rate)),
        WrongStep(
            "learning-rate-left-out",
            "the slopes are subtracted unscaled: multiply them by η first",
            (network, slopes, _) => Step(network, slopes, 1)),
        WrongStep("w1-not-updated", "W₁ didn't change", (network, slopes, rate) =>
            Step(network, slopes, rate) with { W1 = network.W1 }),
        WrongStep("last-column-not-updated", "the last column of W₁ didn't change: the inner loop ends one early", (
            network, slopes, rate) => Step(network, slopes, rate) with
            {
                W1 = [.. Step(network, slopes, rate).W1.Zip(network.W1, (moved, row) => (decimal[])[.. moved[..^1], row[^1]])],
            }),
        WrongStep("hidden-bias-not-updated", "b₁ didn't change", (network, slopes, rate) =>
            Step(network, slopes, rate) with { B1 = network.B1 }),
        WrongStep("w2-not-updated", "W₂ didn't change", (network, slopes, rate) =>
            Step(network, slopes, rate) with { W2 = network.W2 }),
        WrongStep("output-bias-not-trained", "B2 didn't change: write the step into B2, not into b2", (network, slopes, rate) =>
            Step(network, slopes, rate) with { B2 = network.B2 }),
        WrongStep(
            "bias-rate-left-out",
            "the biases move by their unscaled slopes: multiply them by η too",
            (network, slopes, rate) =>
                Step(network, slopes, rate) with { B1 = Step(network, slopes, 1).B1, B2 = network.B2 - slopes.B2 }),
        WrongStep(
            "hidden-bias-rate-left-out",
            "b₁ moves by its unscaled slopes: multiply them by η too",
            (network, slopes, rate) => Step(network, slopes, rate) with { B1 = Step(network, slopes, 1).B1 }),
        WrongStep("output-bias-rate-left-out", "b₂ moves by its unscaled slope: multiply it by η too", (network, slopes, rate) =>
            Step(network, slopes, rate) with { B2 = network.B2 - slopes.B2 }),
        WrongStep("w1-rate-left-out", "W₁ moves by its unscaled slopes: multiply them by η too", (network, slopes, rate) =>
            Step(network, slopes, rate) with { W1 = Step(network, slopes, 1).W1 }),
        WrongStep("w2-rate-left-out", "W₂ moves by its unscaled slopes: multiply them by η too", (network, slopes, rate) =>
            Step(network, slopes, rate) with { W2 = Step(network, slopes, 1).W2 }),
        WrongStep(
            "output-bias-updated-per-unit",
            "b₂ moves once per hidden unit: update it outside the loop",
            (network, slopes, rate) =>
                Step(network, slopes, rate) with { B2 = network.B2 - (network.B1.Length * rate * slopes.B2) }),
        WrongStep(
            "hidden-bias-updated-per-input",
            "b₁ moves once per input: update it outside the inner loop",
            (network, slopes, rate) =>
                Step(network, slopes, rate) with { B1 = Step(network, slopes, rate * network.W1[0].Length).B1 }),
    ];

    /// <summary>Of a training.</summary>
    public static Mistake<FitCase, Training>[] Fit =>
    [
        WrongBatch("sum-for-mean", "a batch's gradients are summed: step on their mean", (c, network, batch) =>
            Sum(c, network, batch)),
        WrongBatch(
            "short-batch-by-full-size",
            "the short last batch is divided by the full batch size: divide by its own number of rows",
            (c, network, batch) => Scale(Sum(c, network, batch), 1m / c.BatchSize)),
        WrongBatch(
            "divided-by-all-rows",
            "a batch's gradients are divided by the total number of rows: divide by the batch's own",
            (c, network, batch) => Scale(Sum(c, network, batch), 1m / c.Inputs.Length)),
        WrongBatch(
            "output-bias-summed",
            "b₂ steps on the sum of its slopes: use their mean, as for the others",
            (c, network, batch) => Mean(c, network, batch) with { B2 = Sum(c, network, batch).B2 }),
        WrongBatch(
            "rate-applied-twice",
            "the gradients are scaled by η before Update, which scales them again: once is enough",
            (c, network, batch) => Scale(Mean(c, network, batch), c.LearningRate)),
        WrongBatch(
            "divided-twice",
            "the gradients are divided by the batch size twice: once is enough",
            (c, network, batch) => Scale(Mean(c, network, batch), 1m / batch.Length)),
        WrongBatch(
            "half-kept",
            "each step is half as long as it should be: the ½ cancels when the square is differentiated",
            (c, network, batch) => Scale(Mean(c, network, batch), 0.5m)),
        WrongBatch(
            "integer-division",
            "1 / 2 in integers is 0, so batches of two or more take no step: divide a double",
            (c, network, batch) => Scale(Mean(c, network, batch), batch.Length > 1 ? 0 : 1)),
        WrongBatch(
            "biases-not-trained",
            "W₁ and W₂ changed, but the biases didn't: they have mean gradients too",
            (c, network, batch) => Mean(c, network, batch) with { B1 = new decimal[network.B1.Length], B2 = 0 }),
        WrongBatch(
            "output-bias-not-trained",
            "b₂ didn't change: it has a mean gradient too, and Update moves it",
            (c, network, batch) => Mean(c, network, batch) with { B2 = 0 }),
        WrongBatch(
            "rows-shared",
            "all rows of the batch's ∂L/∂W₁ are one array: make a new one for each hidden unit",
            (c, network, batch) => SharedRows(Mean(c, network, batch), ColumnSums(Mean(c, network, batch).W1)).Single()),
        WrongBatch(
            "w2-updated-first",
            "W₂ had already moved when the hidden layer's slopes used it: compute all slopes, then step",
            WithMovedW2),
        WrongEpoch("short-batch-dropped", "the short last batch was left out: its rows count too", c => ShortBatchDropped(c)),
        WrongEpoch(
            "mean-of-batch-means",
            "every batch counts equally in the epoch's cost: weight it by its rows, or sum and divide by m",
            c => WithCosts(c, (network, batches, _) => batches.Select((batch, i) => MeanLoss(c, network[i], batch)).Average())),
        WrongEpoch(
            "whole-batches-counted",
            "the cost is divided by ⌊m / batch size⌋ batches: that leaves the short batch out of the count",
            c =>
                WithCosts(c, (network, batches, _) =>
                    batches.Select((batch, i) => MeanLoss(c, network[i], batch))
                        .Sum() / Math.Max(1, c.Inputs.Length / c.BatchSize))),
        WrongEpoch("cost-after-step", "the cost is measured after the step: measure each row's loss just before it", c =>
            WithCosts(c, (network, batches, _) =>
                batches.Select((batch, i) => batch.Sum(row => LossOf(c, network[i + 1], row))).Sum() / c.Inputs.Length)
            .Concat(WithCosts(c, (network, _, all) => MeanLoss(c, network[^1], all)))),
        WrongEpoch(
            "cost-before-epoch",
            "the cost is measured at the start of the epoch: measure each loss just before its batch's step",
            c => WithCosts(c, (network, _, all) => MeanLoss(c, network[0], all))),
        WrongEpoch("cost-by-batch-size", "the epoch's losses are divided by the batch size: divide by the number of rows", c =>
            WithCosts(c, (network, batches, _) =>
                batches.Select((batch, i) => batch.Sum(row => LossOf(c, network[i], row))).Sum() / c.BatchSize)),
        WrongEpoch("cost-of-last-batch", "the cost is that of the last batch alone: include all rows of the epoch", c =>
            WithCosts(c, (network, batches, _) => MeanLoss(c, network[^2], batches[^1]))),
        WrongEpoch("costs-added-up", "each cost includes those of earlier epochs: start every epoch at 0", c =>
            FullMlpOracle.Fit(c)
                .Select(training =>
                    training with { Costs = [.. training.Costs.Select((_, i) => training.Costs[..(i + 1)].Sum())] })),
        WrongEpoch("cost-halved-twice", "the costs are half of what they should be: the loss already includes its ½", c =>
            FullMlpOracle.Fit(c).Select(training => training with { Costs = [.. training.Costs.Select(cost => cost / 2)] })),
        WrongEpoch("cost-is-0", "every cost is 0: add the losses up, and remember that 1 / 2 in integers is 0", c =>
            FullMlpOracle.Fit(c).Select(training => training with { Costs = new decimal[c.Epochs] })),
        WrongEpoch("cost-summed", "the epoch's losses are summed: divide by the number of rows", c =>
            WithCosts(c, (network, batches, _) =>
                batches.Select((batch, i) => batch.Sum(row => LossOf(c, network[i], row))).Sum())),
        WrongEpoch("nothing-averaged", "gradients and losses are both summed: divide by the rows of the batch, and by m", c =>
            FitWith(c, (network, costs, batches) =>
            {
                var cost = 0m;
                foreach (var batch in batches)
                {
                    cost += batch.Sum(row => LossOf(c, network, row));
                    network = Step(network, Sum(c, network, batch), c.LearningRate);
                }

                return (network, [.. costs, cost]);
            })),
        WrongEpoch("half-left-out", "the ½ of the loss is missing from the costs: L = ½ (f − y)²", c =>
            WithCosts(c, (network, batches, _) =>
                batches.Select((batch, i) => batch.Sum(row => 2 * LossOf(c, network[i], row))).Sum() / c.Inputs.Length)),
        WrongEpoch(
            "batches-for-batch-size",
            "batchSize is taken for the number of batches: it is the number of rows in each",
            c => FullMlpOracle.Fit(c with { BatchSize = (c.Inputs.Length + c.BatchSize - 1) / c.BatchSize })),
        WrongEpoch(
            "slopes-of-the-epochs-start",
            "all slopes are taken at the start of the epoch: take each batch's after the previous step",
            c => FitWith(c, (network, costs, batches) =>
                (batches.Aggregate(network, (moved, batch) =>
                    Step(
                        moved,
                        Mean(c, network, batch),
                        c.LearningRate)), [.. costs, MeanLoss(c, network, [.. Enumerable.Range(0, c.Inputs.Length)])]))),
        WrongEpoch("batch-size-ignored", "all rows are in one batch: step after every batchSize rows", c =>
            FullMlpOracle.Fit(c with { BatchSize = c.Inputs.Length })),
        WrongEpoch("step-after-every-row", "the network steps after every row: collect a batch first, then step once", c =>
            FullMlpOracle.Fit(c with { BatchSize = 1 })
                .Concat(FitWith(c with { BatchSize = 1 }, (network, costs, rows) =>
                {
                    var cost = 0m;
                    for (var i = 0; i < rows.Length; i++)
                    {
                        var inBatch = Math.Min(c.BatchSize, rows.Length - (i / c.BatchSize * c.BatchSize));
                        cost += LossOf(c, network, rows[i][0]) / rows.Length;
                        network = Step(network, SlopesOf(c, network, rows[i][0]), c.LearningRate / inBatch);
                    }

                    return (network, [.. costs, cost]);
                }))),
        WrongEpoch(
            "gradients-not-reset",
            "a batch's gradients include those of earlier batches: start each batch at 0",
            c =>
                from acrossEpochs in (bool[])[false, true]
                from means in (bool[])[false, true]
                from training in NotReset(c, acrossEpochs, means)
                select training),
        WrongEpoch(
            "first-batch-every-time",
            "every batch of an epoch has the same rows: each starts where the previous one ended",
            c => FitWith(c, (network, costs, batches) =>
            {
                var cost = 0m;
                foreach (var _ in batches)
                {
                    cost += batches[0].Sum(row => LossOf(c, network, row)) / c.Inputs.Length;
                    network = Step(network, Mean(c, network, batches[0]), c.LearningRate);
                }

                return (network, [.. costs, cost]);
            })),
        WrongEpoch(
            "starting-parameters-used",
            "the passes use the initial parameters: read W1, B1, W2 and B2, which change",
            c => Elsewhere(c, _ => c.Network)
                .Concat(Elsewhere(c, network => network with { B2 = c.Network.B2 }))
                .Concat(PassesElsewhere(c))),
        WrongEpoch(
            "trained-a-copy",
            "the costs are right, but the network didn't change: update its own parameters",
            c =>
                FullMlpOracle.Fit(c)
                    .Select(training => new Training(training.Costs, c.Network.W1, c.Network.B1, c.Network.W2, c.Network.B2))),
        WrongEpoch("one-epoch-too-many", "there is one epoch too many: the loop runs while epoch < epochs", c =>
            FullMlpOracle.Fit(c with { Epochs = c.Epochs + 1 })),
        WrongEpoch("first-epoch-left-out", "costs[0] is 0 and an epoch is missing: count the epochs from 0", c => c.Epochs == 0
            ? FullMlpOracle.Fit(c)
            : FullMlpOracle.Fit(c with { Epochs = c.Epochs - 1 })
                .Select(training => training with { Costs = [0, .. training.Costs] })),
        WrongEpoch("never-steps", "the costs are there, but the network didn't change: step after each batch", c =>
            FitWith(c, (network, costs, _) =>
                (network, [.. costs, MeanLoss(c, network, [.. Enumerable.Range(0, c.Inputs.Length)])]))),
        WrongEpoch("targets-left-behind", "rows and targets were shuffled separately: use the same row number for both", c =>
            FitWith(
                c,
                (c.Network, Costs: (decimal[])[]),
                state => state,
                (state, batches) => Orders(c.Targets).DistinctBy(targets => string.Join('|', targets)).Select(targets =>
                    {
                        var parted = c with { Targets = targets };
                        var (network, cost) = (state.Network, 0m);
                        foreach (var batch in batches)
                        {
                            cost += batch.Sum(row => LossOf(parted, network, row)) / c.Inputs.Length;
                            network = Step(network, Mean(parted, network, batch), c.LearningRate);
                        }

                        return (network, (decimal[])[.. state.Costs, cost]);
                    }))),
    ];

    private const string _turned =
        "inactive units pass the error on and active ones don't: it should be the other way round";

    private static Pass Right(MlpCase c) => FullMlpOracle.Forward(c);

    private static decimal Error(MlpCase c) => Right(c).Output - c.Target;

    private static bool IsOn(MlpCase c, int unit) => Right(c).PreActivations[unit] > 0;

    private static Pass From(
        Network network, decimal[] x, Func<decimal, decimal>? hidden = null, Func<decimal, decimal>? output = null)
    {
        var z = PreActivations(network, x);
        decimal[] h = [.. z.Select(hidden ?? (zi => Math.Max(0, zi)))];
        var f = Numbers.Dot(network.W2, h) + network.B2;
        return new Pass(z, h, output is null ? f : output(f));
    }

    private static Network WithDelta(MlpCase c, Network slopes, Func<int, decimal> delta) => slopes with
    {
        W1 = [.. slopes.B1.Select((_, i) => c.X.Select(x => delta(i) * x).ToArray())],
        B1 = [.. slopes.B1.Select((_, i) => delta(i))],
    };

    /// <summary>The hidden layer's slopes through a W₂ that has already taken its step, the error as it was.</summary>
    private static Network WithMovedW2(FitCase c, Network network, int[] batch)
    {
        var slopes = Mean(c, network, batch);
        var moved = Step(network, slopes, c.LearningRate).W2;
        decimal[][] deltas = [.. batch.Select(row =>
        {
            var example = new MlpCase(c.Name, network, c.Inputs[row], c.Targets[row]);
            return moved.Select((w, i) => IsOn(example, i) ? Error(example) * w : 0).ToArray();
        })];
        return slopes with
        {
            W1 = [
                .. moved.Select((_, i) =>
                    c.Inputs[0].Select((_, j) => batch.Select((row, k) => deltas[k][i] * c.Inputs[row][j]).Average()).ToArray()),
            ],
            B1 = [.. moved.Select((_, i) => deltas.Average(delta => delta[i]))],
        };
    }

    /// <summary>
    /// Trains rightly, but notes costs by another rule: it sees the network before each batch and after the last, the batches,
    /// and all rows.
    /// </summary>
    private static IEnumerable<Training> WithCosts(FitCase c, Func<Network[], int[][], int[], decimal> cost) =>
        FitWith(c, (network, costs, batches) =>
        {
            List<Network> networks = [network];
            foreach (var batch in batches)
            {
                networks.Add(Step(networks[^1], Mean(c, networks[^1], batch), c.LearningRate));
            }

            return (networks[^1], [.. costs, cost([.. networks], batches, [.. Enumerable.Range(0, c.Inputs.Length)])]);
        });

    /// <summary>
    /// The batch's slopes added to those of the batches before, of this epoch or of all; as means, or as sums that are divided
    /// then.
    /// </summary>
    private static IEnumerable<Training> NotReset(FitCase c, bool acrossEpochs, bool means) => FitWith(
        c,
        (c.Network, Costs: (decimal[])[], Sum: Scale(c.Network, 0)),
        state => (state.Network, state.Costs),
        (state, batches) =>
        {
            var (network, cost, sum) = (state.Network, 0m, acrossEpochs ? state.Sum : Scale(c.Network, 0));
            foreach (var batch in batches)
            {
                cost += batch.Sum(row => LossOf(c, network, row)) / c.Inputs.Length;
                sum = Combine(sum, means ? Mean(c, network, batch) : Sum(c, network, batch), (a, b) => a + b);
                network = Step(network, means ? sum : Scale(sum, 1m / batch.Length), c.LearningRate);
            }

            return [(network, [.. state.Costs, cost], sum)];
        });

    /// <summary>Steps from where the network is, with the losses and slopes of another.</summary>
    private static IEnumerable<Training> Elsewhere(FitCase c, Func<Network, Network> seen) =>
        FitWith(c, (network, costs, batches) =>
        {
            var cost = 0m;
            foreach (var batch in batches)
            {
                cost += batch.Sum(row => LossOf(c, seen(network), row)) / c.Inputs.Length;
                network = Step(network, Mean(c, seen(network), batch), c.LearningRate);
            }

            return (network, [.. costs, cost]);
        });

    /// <summary>Steps along slopes of the initial network's forward pass, while δ comes through the current W₂.</summary>
    private static IEnumerable<Training> PassesElsewhere(FitCase c) => FitWith(c, (network, costs, batches) =>
    {
        var cost = 0m;
        foreach (var batch in batches)
        {
            cost += batch.Sum(row => LossOf(c, c.Network, row)) / c.Inputs.Length;
            var sum = batch.Select(row => SlopesThrough(network.W2, c, row))
                .Aggregate((all, one) => Combine(all, one, (a, b) => a + b));
            network = Step(network, Scale(sum, 1m / batch.Length), c.LearningRate);
        }

        return (network, [.. costs, cost]);
    });

    private static Network SlopesThrough(decimal[] w2, FitCase c, int row)
    {
        var example = new MlpCase(c.Name, c.Network, c.Inputs[row], c.Targets[row]);
        var (error, hidden) = (Error(example), Right(example).Hidden);
        var slopes = new Network(c.Network.W1, c.Network.B1, [.. hidden.Select(h => error * h)], error);
        return WithDelta(example, slopes, i => IsOn(example, i) ? error * w2[i] : 0);
    }

    /// <summary>The slopes with the hidden layer's W, b, or both from the other.</summary>
    private static IEnumerable<Network> Parts(Network slopes, Network other) =>
        [slopes with { W1 = other.W1 }, slopes with { B1 = other.B1 }, other];

    private static IEnumerable<Network> SharedRows(Network slopes, params decimal[][] rows) =>
        rows.Select(row => slopes with { W1 = [.. slopes.W1.Select(_ => row)] });

    private static decimal[] ColumnSums(decimal[][] rows) => [.. rows[0].Select((_, j) => rows.Sum(row => row[j]))];

    /// <summary>
    /// The costs divided by all rows, by the rows that were seen, or by the batches that were; a batch that is all there is may
    /// be kept.
    /// </summary>
    private static IEnumerable<Training> ShortBatchDropped(FitCase c) =>
        new Func<int, decimal>[] { _ => c.Inputs.Length, seen => seen }
            .SelectMany(divisor => new[] { c.BatchSize, Math.Min(c.BatchSize, c.Inputs.Length) }, (divisor, full) =>
                (divisor, full))
            .SelectMany(way => FitWith(c, (network, costs, batches) =>
            {
                var (cost, seen) = (0m, 0);
                foreach (var batch in batches.Where(batch => batch.Length == way.full))
                {
                    cost += batch.Sum(row => LossOf(c, network, row));
                    seen += batch.Length;
                    network = Step(network, Mean(c, network, batch), c.LearningRate);
                }

                return (network, [.. costs, cost / Math.Max(1, way.divisor(seen))]);
            }));

    private static decimal MeanLoss(FitCase c, Network network, int[] rows) => rows.Average(row => LossOf(c, network, row));

    private static Mistake<MlpCase, Pass> WrongPass(string id, string story, Func<MlpCase, Pass> pass) =>
        new(id, story, c => [pass(c)]);

    private static Mistake<MlpCase, Network> WrongSlopes(string id, string story, Func<MlpCase, Network, Network> slopes) =>
        new(id, story, c => Kink.Both(side => slopes(c, Slopes(c, side))));

    private static Mistake<MlpCase, Network> WrongDelta(string id, string story, Func<MlpCase, int, decimal> delta) =>
        WrongSlopes(id, story, (c, s) => WithDelta(c, s, i => delta(c, i)))
            .At(FullMlpGraph.Delta, c => [c.Network.B1.Select((_, i) => delta(c, i)).ToArray()]);

    private static Mistake<MlpCase, Network> WrongStep(string id, string story, Func<Network, Network, decimal, Network> step) =>
        new(id, story, c => [step(c.Network, Slopes(c, KinkSide.Left), UpdateRate)]);

    private static Mistake<FitCase, Training> WrongEpoch(
        string id, string story, Func<FitCase, IEnumerable<Training>> trainings) => new(id, story, trainings);

    private static Mistake<FitCase, Training> WrongBatch(
        string id, string story, Func<FitCase, Network, int[], Network> slopes) =>
        new(id, story, c => FitWith(c, (network, costs, batches) =>
        {
            var cost = 0m;
            foreach (var batch in batches)
            {
                cost += batch.Sum(row => LossOf(c, network, row)) / c.Inputs.Length;
                network = Step(network, slopes(c, network, batch), c.LearningRate);
            }

            return (network, [.. costs, cost]);
        }));
}
