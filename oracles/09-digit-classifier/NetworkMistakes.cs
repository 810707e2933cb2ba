using static Katas.Oracles.DigitClassifier.NetworkOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The known wrong answers of stage 09's network.</summary>
public static class NetworkMistakes
{
    /// <summary>Of the probabilities.</summary>
    public static Mistake<NetworkCase, double[][]>[] Probabilities =>
    [
        WrongNetwork("hidden-bias-left-out", "b₁ is not added: H = max(0, XW₁ᵀ + b₁)", network =>
            network with { B1 = new decimal[network.B1.Length] })
            .At(NetworkGraph.Z, c => [c.Inputs.Select(x => Products(c.Network.W1, x)).ToArray()]),
        WrongNetwork("output-bias-left-out", "b₂ is not added: the logits are HW₂ᵀ + b₂", network =>
            network with { B2 = new decimal[network.B2.Length] })
            .At(NetworkGraph.Scores, c => [c.Inputs.Select(x => Products(c.Network.W2, Hidden(c.Network, x))).ToArray()]),
        WrongHidden("no-relu", "the hidden units pass z on unchanged: H = max(0, z)", z => z),
        WrongHidden("sigmoid-for-relu", "the hidden units are sigmoids: H = max(0, z)", z =>
            (decimal)(1 / (1 + Math.Exp(-(double)z)))),
        WrongHidden("leaky-not-relu", "negative z leaks through: H is a plain ReLU, max(0, z)", z => Math.Max(0.01m * z, z)),
        WrongHidden("relu-turned-round", "the hidden units pass negative z instead: H = max(0, z)", z => Math.Min(0, z)),
        new Mistake<NetworkCase, double[][]>("bias-after-relu", "b₁ is added after the ReLU: it is part of z", c =>
            [[.. c.Inputs.Select(x => Softmax(Layer(c.Network.W2, c.Network.B2, BiasAfter(c.Network, x))).AsDoubles())]])
            .At(c =>
            [
                [
                    new(NetworkGraph.Z, c.Inputs.Select(x => Products(c.Network.W1, x)).ToArray()),
                    new(NetworkGraph.H, c.Inputs.Select(x => BiasAfter(c.Network, x)).ToArray()),
                ],
            ]),
        WrongLogits("relu-on-logits", "the logits go through a ReLU: pass them to softmax unchanged", z =>
            [.. z.Select(zk => Math.Max(0, zk))]),
        WrongOutput("logits-for-probabilities", "those are the logits: apply softmax to them", z => z.AsDoubles()),
        WrongOutput("no-max-shift", _noMaxShift, z =>
            [.. z.Select(zk => Math.Exp((double)zk - Math.Log(z.Sum(other => Math.Exp((double)other)))))]),
        WrongOutput("no-max-shift", _noMaxShift, z =>
        {
            double[] powers = [.. z.Select(zk => Math.Exp((double)zk))];
            return [.. powers.Select(power => power / powers.Sum())];
        }).At(NetworkGraph.Shifted, c => [c.Inputs.Select(x => Logits(c.Network, x)).AsDoubles()]),
        .. _limits.Select(limit => WrongLogits("logits-clamped", _logitsClamped, z => Clamped(z, limit))),
        WrongOutput("sigmoid-for-softmax", "each class goes through its own sigmoid: softmax makes them add up to 1", z =>
            [.. z.Select(zk => 1 / (1 + Math.Exp(-(double)zk)))]),
        WrongOutput("softmax-not-divided", "the powers of e aren't divided by their sum", z =>
            [.. z.Select(zk => (double)Functions.Exp(zk - z.Max()))]),
        WrongOutput("one-for-the-largest", "1 for the largest and 0 for the others: softmax gives each class a share", z =>
            [.. z.Select((_, k) => k == Array.IndexOf(z, z.Max()) ? 1.0 : 0)]),
        WrongOutput("shares-without-powers", "the logits are divided by their sum: take e^z of each first", z =>
            z.Sum() == 0 ? [.. z.Select(_ => double.NaN)] : [.. z.Select(zk => (double)(zk / z.Sum()))]),
        new Mistake<NetworkCase, double[][]>("max-of-the-batch", _maxOfTheBatch, c =>
        {
            var logits = c.Inputs.Select(x => Logits(c.Network, x).AsDoubles()).ToArray();
            var powers = logits.Select(z => z.Select(zk => Math.Exp(zk - logits.Max(row => row.Max()))).ToArray()).ToArray();
            return [
                [.. powers.Select(row => row.Select(power => power / row.Sum()).ToArray())],
                [.. powers.Select(row => row.Select(power => Math.Exp(Math.Log(power) - Math.Log(row.Sum()))).ToArray())],
            ];
        }).At(NetworkGraph.Shifted, c =>
        {
            var logits = c.Inputs.Select(x => Logits(c.Network, x)).AsDoubles();
            return [Array.ConvertAll(logits, row => Array.ConvertAll(row, z => z - logits.Max(other => other.Max())))];
        }),
        new("softmax-over-the-rows", "each column sums to 1: softmax goes along the row, over the classes", c =>
        {
            var columns = PreparationOracle.Columns([.. c.Inputs.Select(x => Logits(c.Network, x))]).Select(Softmax).ToArray();
            return [PreparationOracle.Columns(columns).AsDoubles()];
        }),
        new("softmax-over-the-batch", "all rows share one sum: divide each by its own", c =>
        {
            var shares = Softmax([.. c.Inputs.SelectMany(x => Logits(c.Network, x))]);
            return [shares.Chunk(c.Network.B2.Length).AsDoubles()];
        }),
    ];

    /// <summary>Of the cost.</summary>
    public static Mistake<NetworkCase, double>[] Cost =>
    [
        WrongScale("sum-for-mean", _sumForMean, c => c.Inputs.Length),
        WrongScale("mean-over-classes", _meanOverClasses, c => 1m / c.Network.B2.Length),
        WrongRows("sign-flipped", "the sign is flipped: ln p is negative, so the loss is −ln p", TimesLoss(-1)),
        WrongRows("half-kept", "half as large as it should be: cross-entropy has no ½", TimesLoss(0.5m)),
        WrongRows("log-base-two", "the logarithm has base 2: use the natural one, Math.Log", TimesLoss(1 / Functions.Log(2))),
        WrongRows("log-base-ten", "the logarithm has base 10: use the natural one, Math.Log", TimesLoss(1 / Functions.Log(10))),
        .. _limits.Select(limit => WrongRows("logits-clamped", _logitsClamped, (c, i) =>
            (double)Loss(Clamped(Logits(c.Network, c.Inputs[i]), limit), c.Labels[i]))),
        WrongLoss("log-of-zero", _logOfZero, p => -Math.Log(p)),
        WrongRows("log-of-zero", _logOfZero, (c, i) =>
            ProbabilitiesOf(c, c.Inputs[i]).Select((p, k) => -(k == c.Labels[i] ? 1 : 0) * Math.Log(p)).Sum()),
        WrongLoss(
            "loss-clipped",
            "p is clipped before the logarithm, so a very wrong row costs too little: use ln Σ eᶻ − z",
            [
                .. ((double[])[1e-7, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-300, double.Epsilon])
                    .SelectMany(least => (Func<double, double>[])[
                        p => -Math.Log(Math.Max(p, least)),
                        p => -Math.Log(p + least),
                        p => -Math.Log(Math.Clamp(p, least, 1 - least)),
                    ]),
            ]),
        WrongLoss("probability-for-loss", "that is the mean p of the true class: take −ln p", p => p),
        WrongLoss("distance-for-loss", "that is the mean 1 − p: take −ln p", p => 1 - p),
        WrongRows(
            "squared-error-for-cross-entropy",
            "that is a squared error: cross-entropy is −ln p of the true class",
            Squares,
            (c, i) => Squares(c, i) / 2,
            (c, i) => Squares(c, i) / c.Network.B2.Length,
            (c, i) => Squares(c, i) / 2 / c.Network.B2.Length),
        WrongRows(
            "other-classes-count",
            "classes with y = 0 contribute ln(1 − p): only −ln p of the true class should count",
            (c, i) => ProbabilitiesOf(c, c.Inputs[i]).Select((p, k) => -Math.Log(k == c.Labels[i] ? p : 1 - p)).Sum()),
        WrongRows("entropy-for-cross-entropy", "that is −Σ p ln p: weight by the targets, −Σ y ln p", (c, i) =>
            ProbabilitiesOf(c, c.Inputs[i]).Sum(p => p == 0 ? 0 : -p * Math.Log(p))),
        WrongRow("first-row-only", "only the first row is in the mean: return after the loop, not inside it", _ => 0),
        WrongRow("last-row-only", "only the last row is left: add to the sum (+=), don't overwrite it (=)", c =>
            c.Inputs.Length - 1),
    ];

    /// <summary>Of the slopes of J.</summary>
    public static Mistake<NetworkCase, Parameters>[] Backward =>
    [
        ScaledErrors("sum-for-mean", _sumForMean, c => c.Inputs.Length),
        ScaledErrors("mean-over-classes", _meanOverClasses, c => 1m / c.Network.B2.Length),
        WrongSlopes("averaged-twice", "divided by m twice: E already includes the 1/m", (c, s) => Scale(s, 1m / c.Inputs.Length)),
        WrongSlopes(
            "biases-averaged-again",
            "the biases' slopes are divided by m again: E already includes the 1/m, so sum over the rows",
            (c, s) => s with { B1 = Scale(s, 1m / c.Inputs.Length).B1, B2 = Scale(s, 1m / c.Inputs.Length).B2 }),
        WrongSlopes(
            "output-bias-averaged-again",
            "∂J/∂b₂ is divided by m again: E already includes the 1/m, so sum over the rows",
            (c, s) => s with { B2 = Scale(s, 1m / c.Inputs.Length).B2 }),
        WrongSlopes(
            "bias-mean-left-out",
            "the biases' slopes are summed while the weights' are averaged: average all of them",
            (c, s) => s with { B1 = Scale(s, c.Inputs.Length).B1, B2 = Scale(s, c.Inputs.Length).B2 }),
        WrongSlopes(
            "weight-mean-left-out",
            "the weights' slopes are summed while the biases' are averaged: average all of them",
            (c, s) => Scale(s, c.Inputs.Length) with { B1 = s.B1, B2 = s.B2 }),
        new Mistake<NetworkCase, Parameters>(
            "hidden-mean-twice",
            "the hidden layer's slopes are divided by m again: Δ comes from E, which includes the 1/m",
            c => Kink.Both(side => NetworkOracle.Slopes(c, side))
                .SelectMany<Parameters, Parameters>(s =>
                    [
                        Layers(s, Scale(s, 1m / c.Inputs.Length)),
                        s with { B1 = Scale(s, 1m / c.Inputs.Length).B1 },
                        s with { W1 = Scale(s, 1m / c.Inputs.Length).W1 },
                    ]))
            .At(c => Kink.Both(side => (Change[][])
            [
                [new(NetworkGraph.Delta, MeanDeltas(c, (i, unit, z) =>
                    side.IsRight(z) ? Back(c, i, unit) / c.Inputs.Length : 0))],
                [new(NetworkGraph.HiddenBias, Scale(NetworkOracle.Slopes(c, side), 1m / c.Inputs.Length).B1)],
                [new(NetworkGraph.HiddenWeights, Scale(NetworkOracle.Slopes(c, side), 1m / c.Inputs.Length).W1)],
            ]).SelectMany(changes => changes)),
        ScaledErrors("sign-flipped", "every slope has the other sign: E = (P − Y)/m", _ => -1),
        ScaledErrors("factor-two", "every slope is doubled: cross-entropy has no square", _ => 2),
        WrongDeltas("relu-slope-left-out", "inactive units pass the error on: where z < 0 their slope is 0", (_, _) => 1),
        WrongDeltas("hidden-for-slope", "Δ is multiplied by H, the value: multiply by the slope, 1 where H > 0", (_, z) =>
            Math.Max(0, z)),
        WrongDeltas("leaky-slope", "inactive units pass on a hundredth of the error: a plain ReLU's slope is 0 there", (_, z) =>
            z > 0 ? 1 : 0.01m),
        WrongDeltas(
            "sides-swapped",
            "inactive units pass the error on and active ones don't: it should be the other way round",
            (_, z) => z > 0 ? 0 : 1),
        WrongErrors(
            "softmax-slope-twice",
            "P − Y is multiplied by p(1 − p): it already includes the slope of softmax",
            (c, i, e) => [.. e.Zip(NetworkOracle.Probabilities(c)[i], (ek, p) => ek * p * (1 - p))]),
        WrongErrors("targets-left-out", "the error is P alone: subtract the targets, P − Y", (c, i, _) =>
            NetworkOracle.Probabilities(c)[i]),
        WrongErrors("logits-for-probabilities", "the error is computed from the logits: it is P − Y", (c, i, _) =>
            [.. Logits(c.Network, c.Inputs[i]).Select((z, k) => z - (k == c.Labels[i] ? 1 : 0))]),
        WrongErrors("true-class-only", "only the true class has an error: the others have one too, their p", (c, i, e) =>
            [.. e.Select((ek, k) => k == c.Labels[i] ? ek : 0)]),
        WrongBack(
            "relu-of-the-error",
            "the ReLU is applied to the error: it passes where the unit is active, whatever its sign",
            (c, i, unit, _) => Math.Max(0, Back(c, i, unit)),
            (c, i, unit, z) => z > 0 ? Math.Max(0, Back(c, i, unit)) : 0),
        WrongBack(
            "hidden-layer-not-trained",
            "∂J/∂W₁ and ∂J/∂b₁ are 0: E comes back through W₂; the plain sum of E over the classes is 0",
            (_, _, _, _) => 0),
        WrongSlopes("w2-gradient-of-z", "∂J/∂W₂ is computed from z: W₂ multiplies H", (c, s) =>
            s with { W2 = OutputSlopes(c, x => PreActivations(c.Network, x)) }),
        WrongSlopes("w2-gradient-without-h", "∂J/∂W₂ is the errors alone: multiply them by H", (c, s) =>
            s with { W2 = OutputSlopes(c, x => [.. c.Network.B1.Select(_ => 1m)]) }),
        WrongSlopes("w1-gradient-without-x", "∂J/∂W₁ is Δ alone: multiply it by X", (_, s) =>
            s with { W1 = [.. s.B1.Select((delta, i) => s.W1[i].Select(_ => delta).ToArray())] }),
        WrongSlopes("hidden-bias-gradient-missing", "∂J/∂b₁ is 0: it is the sum of Δ over the rows", (_, s) =>
            s with { B1 = new decimal[s.B1.Length] }),
        WrongSlopes("output-bias-gradient-missing", "∂J/∂b₂ is 0: it is the sum of E over the rows", (_, s) =>
            s with { B2 = new decimal[s.B2.Length] }),
        WrongSlopes(
            "gradients-on-their-side",
            "the weights' slopes are transposed: one row per unit, as in W₁ and W₂",
            (_, s) => s with { W1 = PreparationOracle.Columns(s.W1), W2 = PreparationOracle.Columns(s.W2) }),
    ];

    /// <summary>Of the slopes of J, when other rows went through before.</summary>
    public static Mistake<NetworkCase, Parameters>[] BackwardAfterOthers =>
    [
        new("stale-pass", "H or P come from an earlier call: run the forward pass on the rows passed to Backward", c =>
            [WithDelta(c, c.Earlier), NetworkOracle.Slopes(c.Earlier, KinkSide.Left)]),
        new("slopes-added-up", "the slopes include those of an earlier call: start each call from 0", c =>
            Kink.Both(side => Add(NetworkOracle.Slopes(c, side), NetworkOracle.Slopes(c.Earlier, side)))),
        .. Backward,
    ];

    /// <summary>Of an epoch.</summary>
    public static Mistake<EpochCase, Trained>[] TrainEpoch =>
    [
        WrongStep("sum-for-mean", _sumForMean, (c, network, batch) => Scale(Mean(c, network, batch), batch.Length)),
        WrongStep("averaged-twice", "divided by m twice: E already includes the 1/m", (c, network, batch) =>
            Scale(Mean(c, network, batch), 1m / batch.Length)),
        WrongStep(
            "bias-mean-left-out",
            "the biases' slopes are summed while the weights' are averaged: average all of them",
            (c, network, batch) =>
                Mean(
                    c,
                    network,
                    batch) with
                    {
                    B1 = Scale(Mean(c, network, batch), batch.Length).B1,
                    B2 = Scale(Mean(c, network, batch), batch.Length).B2,
                    }),
        WrongStep(
            "short-batch-by-full-size",
            "the short last batch is divided by the full batch size: divide by its own number of rows",
            (c, network, batch) => Scale(Mean(c, network, batch), (decimal)batch.Length / c.BatchSize)),
        WrongStep(
            "divided-by-all-rows",
            "a batch's slopes are divided by the total number of rows: divide by the batch's own",
            (c, network, batch) => Scale(Mean(c, network, batch), (decimal)batch.Length / c.Inputs.Length)),
        WrongStep("sign-flipped", "the steps go uphill: subtract η times the slope", (c, network, batch) =>
            Scale(Mean(c, network, batch), -1)),
        WrongStep("learning-rate-left-out", "the slopes are subtracted unscaled: multiply them by η first", (c, network, batch) =>
            Scale(Mean(c, network, batch), 1 / c.LearningRate)),
        WrongStep("biases-not-trained", "W₁ and W₂ changed, but the biases didn't", (c, network, batch) =>
            Mean(c, network, batch) with { B1 = new decimal[network.B1.Length], B2 = new decimal[network.B2.Length] }),
        WrongStep("hidden-bias-gradient-missing", "b₁ didn't change: update it too", (c, network, batch) =>
            Mean(c, network, batch) with { B1 = new decimal[network.B1.Length] }),
        WrongStep("output-bias-gradient-missing", "b₂ didn't change: update it too", (c, network, batch) =>
            Mean(c, network, batch) with { B2 = new decimal[network.B2.Length] }),
        WrongStep("hidden-layer-not-trained", "W₂ and b₂ changed, but W₁ and b₁ didn't", (c, network, batch) =>
            Layers(Mean(c, network, batch), Scale(network, 0))),
        WrongStep(
            "w2-updated-first",
            "W₂ had already moved when Δ was computed through it: compute all slopes, then step",
            WithMovedW2),
        WrongStep("all-rows-every-step", "each step uses the slopes of all rows: use those of its batch", (c, network, _) =>
            Mean(c, network, [.. Enumerable.Range(0, c.Inputs.Length)])),
        WrongStep(
            "never-steps",
            "the results are there, but the network didn't change: step after each batch",
            (_, network, _) => Scale(network, 0)),
        WrongSum(
            "loss-by-whole-batches",
            "the cost is divided by ⌊m / batch size⌋ batches: that leaves the short batch out of the count",
            (c, batches, path) =>
                NetworkOracle.Sum(
                    c,
                    batches,
                    path) with
                    {
                    Cost = batches.Select((batch, i) => Losses(c, path[i], batch).Average())
                        .Sum() / Math.Max(1, c.Inputs.Length / c.BatchSize),
                    }),
        WrongSum(
            "mean-of-batch-means",
            "every batch counts equally, short or not: sum over the rows and divide by their total number",
            (c, batches, path) =>
                NetworkOracle.Sum(
                    c, batches, path) with { Cost = batches.Select((batch, i) => Losses(c, path[i], batch).Average()).Average() },
            (c, batches, path) => NetworkOracle.Sum(c, batches, path) with
            {
                Cost = batches.Select((batch, i) => Losses(c, path[i], batch).Average()).Average(),
                Accuracy = batches.Select((batch, i) => Rights(c, path[i], batch).Average()).Average(),
            },
            (c, batches, path) => Rated(c, batches, path, _ =>
            batches.Select((batch, i) => Rights(c, path[i], batch).Average()).Average())),
        WrongSum(
            "cost-before-the-epoch",
            "the results are from before the first step: measure each row just before its own batch's step",
            (c, batches, path) => NetworkOracle.Sum(c, batches, [.. path.Select(_ => path[0])]),
            (c, batches, path) => Costed(c, batches, path, _ =>
            NetworkOracle.Sum(c, batches, [.. path.Select(_ => path[0])]).Cost)),
        WrongSum("cost-summed", "the losses are summed: divide by the number of rows", (c, batches, path) =>
            Costed(c, batches, path, cost => cost * c.Inputs.Length)),
        WrongSum(
            "cost-by-batch-size",
            "the epoch's losses are divided by the batch size: divide by the number of rows",
            (c, batches, path) => Costed(c, batches, path, cost => cost * c.Inputs.Length / c.BatchSize)),
        WrongSum("cost-is-0", "the cost is 0: add the losses up", (c, batches, path) => Costed(c, batches, path, _ => 0)),
        WrongSum(
            "cost-after-step",
            "the results are measured after the step: measure each row just before it",
            (c, batches, path) => NetworkOracle.Sum(c, batches, [.. path[1..], path[^1]]),
            (c, batches, path) => NetworkOracle.Sum(c, batches, [.. path.Select(_ => path[^1])]),
            (c, batches, path) => Costed(c, batches, path, _ =>
            NetworkOracle.Sum(c, batches, [.. path.Select(_ => path[^1])]).Cost),
            (c, batches, path) => NetworkOracle.Sum(
                c, batches, path) with { Cost = NetworkOracle.Sum(c, batches, [.. path[1..], path[^1]]).Cost },
            (c, batches, path) => NetworkOracle.Sum(
                c, batches, path) with { Accuracy = NetworkOracle.Sum(c, batches, [.. path[1..], path[^1]]).Accuracy }),
        WrongSum(
            "cost-of-last-batch",
            "the results are those of the last batch alone: include all rows of the epoch",
            (c, batches, path) =>
                NetworkOracle.Sum(
                    c,
                    batches,
                    path) with
                    {
                    Cost = Losses(c, path[^2], batches[^1]).Average(),
                    Accuracy = Rights(c, path[^2], batches[^1]).Average(),
                    },
            (c, batches, path) => Costed(c, batches, path, _ => Losses(c, path[^2], batches[^1]).Average())),
        WrongSum("accuracy-in-integers", "the accuracy is 0 or 1: divide a double", (c, batches, path) =>
            Rated(c, batches, path, Math.Floor)),
        WrongSum(
            "count-for-share",
            "the accuracy is the number of right predictions: divide by the number of rows",
            (c, batches, path) => Rated(c, batches, path, share => share * c.Inputs.Length)),
        WrongSum("percent-for-share", "the accuracy is in percent: return a fraction from 0 to 1", (c, batches, path) =>
            Rated(c, batches, path, share => share * 100)),
        WrongSum("error-rate", "that is the fraction of wrong predictions: count the right ones", (c, batches, path) =>
            Rated(c, batches, path, share => 1 - share)),
        .. ((Func<EpochCase, int>[])[
            c => c.BatchSize, c => Math.Min(c.BatchSize, c.Inputs.Length),
        ]).Select(least => new Mistake<EpochCase, Trained>(
            "short-batch-dropped",
            "the short last batch is missing: its rows count too",
            c => Deals(c).SelectMany<int[][], Trained>(batches =>
            {
                int[][] full = [.. batches.Where(batch => batch.Length >= least(c))];
                var trained = NetworkOracle.Sum(c, full, Path(c, full));
                var seen = Math.Max(1, full.Sum(batch => batch.Length));
                return [
                    trained,
                    trained with
                    {
                        Cost = trained.Cost * c.Inputs.Length / seen,
                        Accuracy = trained.Accuracy * c.Inputs.Length / seen,
                    },
                ];
            }))),
        new("first-batch-only", "only the first batch is there: return after the loop, not inside it", c =>
            Deals(c).SelectMany<int[][], Trained>(batches =>
            {
                var trained = NetworkOracle.Sum(c, batches[..1], Path(c, batches[..1]));
                var share = (decimal)batches[0].Length / c.Inputs.Length;
                return [trained, trained with { Cost = trained.Cost / share, Accuracy = trained.Accuracy / share }];
            })),
        new("batch-size-ignored", "all rows are in one batch: step after every batchSize rows", c =>
            NetworkOracle.TrainEpoch(c with { BatchSize = c.Inputs.Length })),
        new("step-after-every-row", "the network steps after every row: step once per batch", c =>
            NetworkOracle.TrainEpoch(c with { BatchSize = 1 })),
        new("first-batch-every-time", "every batch has the same rows: each starts where the previous one ended", c =>
            Deals(c).Select(batches =>
            {
                int[][] same = [.. batches.Select(_ => batches[0])];
                return NetworkOracle.Sum(c, same, Path(c, same));
            })),
        new("targets-left-behind", "rows and targets were shuffled separately: use the same row number for both", c =>
            from batches in Deals(c)
            from order in Orders([.. Enumerable.Range(0, c.Inputs.Length)])
            let parted = c with { Labels = [.. order.Select(row => c.Labels[row])] }
            select NetworkOracle.Sum(parted, batches, Path(parted, batches))),
    ];

    /// <summary>Of a training.</summary>
    public static Mistake<EpochCase, Fitted>[] Fit =>
    [
        new("one-epoch-too-many", "there is one epoch too many: the loop runs while epoch < epochs", c =>
            [NetworkOracle.Fit(c with { Epochs = c.Epochs + 1 })]),
        new("first-epoch-left-out", "an epoch is missing: include the last one, or start counting from 0", c =>
            [NetworkOracle.Fit(c with { Epochs = Math.Max(0, c.Epochs - 1) })]),
        WrongFit("epochs-reported-from-zero", "the epochs are reported from 0: the first is number 1", (_, right) =>
            right with { ReportedEpochs = [.. right.ReportedEpochs.Select(epoch => epoch - 1)] }),
        WrongFit("nothing-reported", "afterEpoch is never called: call it after each epoch", (_, right) =>
            right with { ReportedEpochs = [], ReportedCosts = [], ReportedAccuracies = [] }),
        WrongFit("only-the-last-reported", "afterEpoch is called only once, at the end: call it after each epoch", (_, right) =>
            right with
            {
                ReportedEpochs = [.. right.ReportedEpochs.TakeLast(1)],
                ReportedCosts = [.. right.ReportedCosts.TakeLast(1)],
                ReportedAccuracies = [.. right.ReportedAccuracies.TakeLast(1)],
            }),
        WrongFit("one-result-for-all", "every epoch has the same result: keep what each TrainEpoch returns", (_, right) =>
            right with
            {
                Costs = [.. right.Costs.Select(_ => right.Costs[^1])],
                Accuracies = [.. right.Accuracies.Select(_ => right.Accuracies[^1])],
            }),
        WrongFit("cost-after-step", "a cost is measured after its epoch: measure each row just before its own step", (c, right) =>
        {
            var costs = NetworkOracle.Fit(c with { Epochs = c.Epochs + 1 }).Costs[1..];
            return right with { Costs = costs, ReportedCosts = costs };
        }),
        WrongFit("results-backwards", "the results are in the wrong order: the first epoch comes first", (_, right) =>
            right with { Costs = [.. right.Costs.Reverse()], Accuracies = [.. right.Accuracies.Reverse()] }),
        WrongFit("costs-added-up", "each cost includes those of earlier epochs", (_, right) =>
            right with { Costs = [.. right.Costs.Select((_, i) => right.Costs[..(i + 1)].Sum())] }),
        new("stopped-early", "training ends before the last epoch: run all of them, however good the results", c =>
        [
            Until(c, (right, epoch) => right.Accuracies[epoch] == 1),
            Until(c, (right, epoch) => epoch > 0 && right.Costs[epoch] > right.Costs[epoch - 1]),
        ]),
        WrongRate("rate-decays", "η shrinks from epoch to epoch: here it stays the same", (c, epoch) =>
            c.LearningRate / (epoch + 1)),
        WrongRate("rate-by-epochs", "η is divided by the number of epochs: use it unchanged in every step", (c, _) =>
            c.LearningRate / c.Epochs),
    ];

    /// <summary>Of epochs and trainings by several seeds.</summary>
    public static Mistake<EpochCase, SeedFindings>[] Seeds =>
    [
        WrongSeeds("rows-not-shuffled", "the rows are used in their original order: shuffle them with the seed", right =>
            right with { InTheOrderGiven = true, OtherSeedOtherEnd = false, OrderChanges = false }),
        WrongSeeds(
            "same-order-whatever-the-seed",
            "every seed gives the same order: create the Random from the seed",
            right => right with { OtherSeedOtherEnd = false, OrderChanges = false },
            right => right with { OtherSeedOtherEnd = false }),
        WrongSeeds("seed-ignored", "the same seed gives a different run: draw every random number from the seed", right =>
            right with { SameSeedSameEnd = false }),
        WrongSeeds(
            "same-order-each-epoch",
            "the rows are in the same order in every epoch: give each epoch's shuffle its own seed",
            right => right with { OrderChanges = false }),
    ];

    private const string _sumForMean = "summed over the rows, not averaged: divide by m";

    private const string _logOfZero =
        "p underflows to 0 and has no logarithm: use −ln p = ln Σ eᶻ − z, with the largest z subtracted";

    private const string _noMaxShift = "e^z overflows or underflows: subtract the row's largest logit first";

    private const string _logitsClamped =
        "logits are cut off at a limit, so different ones become equal: subtract the row's largest instead";

    private const string _maxOfTheBatch =
        "shifted by the batch's largest logit: a row far below it vanishes, so use each row's own maximum";

    private const string _meanOverClasses = "divided by the number of classes too: the mean is over the m rows alone";

    private static readonly decimal[] _limits = [20, 30, 50, 100, 500, 700];

    private static decimal[] Clamped(decimal[] logits, decimal limit) => [.. logits.Select(z => Math.Clamp(z, -limit, limit))];

    private static decimal[] Error(NetworkCase c, int row) => NetworkOracle.Error(c.Network, c.Inputs[row], c.Labels[row]);

    private static double[] ProbabilitiesOf(NetworkCase c, decimal[] x) => Softmax(Logits(c.Network, x)).AsDoubles();

    private static double Squares(NetworkCase c, int row) =>
        ProbabilitiesOf(c, c.Inputs[row]).Select((p, k) => Math.Pow(p - (k == c.Labels[row] ? 1 : 0), 2)).Sum();

    private static Func<NetworkCase, int, double> TimesLoss(decimal factor) =>
        (c, i) => (double)(factor * Loss(c.Network, c.Inputs[i], c.Labels[i]));

    /// <summary>Wx, without a bias.</summary>
    private static decimal[] Products(decimal[][] w, decimal[] x) => Array.ConvertAll(w, row => Numbers.Dot(row, x));

    private static decimal[] BiasAfter(Parameters network, decimal[] x) =>
        [.. Products(network.W1, x).Zip(network.B1, (z, b) => Math.Max(0, z) + b)];

    private static Mistake<NetworkCase, double[][]> WrongNetwork(string id, string story, Func<Parameters, Parameters> network) =>
        new(id, story, c => [NetworkOracle.Probabilities(c with { Network = network(c.Network) }).AsDoubles()]);

    private static Mistake<NetworkCase, double[][]> WrongHidden(string id, string story, Func<decimal, decimal> bend) =>
        new Mistake<NetworkCase, double[][]>(id, story, c =>
            [[
                .. c.Inputs.Select(x =>
                    Softmax(Layer(c.Network.W2, c.Network.B2, [.. PreActivations(c.Network, x).Select(bend)])).AsDoubles()),
            ]])
            .At(NetworkGraph.H, c => [c.Inputs.Select(x => PreActivations(c.Network, x).Select(bend).ToArray()).ToArray()]);

    /// <summary>Other logits, right up to there, and softmax of them.</summary>
    private static Mistake<NetworkCase, double[][]> WrongLogits(string id, string story, Func<decimal[], decimal[]> logits) =>
        WrongOutput(id, story, z => Softmax(logits(z)).AsDoubles())
            .At(NetworkGraph.Shifted, c => [c.Inputs.Select(x => logits(Logits(c.Network, x)))
                .Select(z => z.Select(zk => (double)(zk - z.Max())).ToArray())
                .ToArray()]);

    private static Mistake<NetworkCase, double[][]> WrongOutput(string id, string story, Func<decimal[], double[]> output) =>
        new(id, story, c => [[.. c.Inputs.Select(x => output(Logits(c.Network, x)))]]);

    private static Mistake<NetworkCase, double> WrongScale(string id, string story, Func<NetworkCase, decimal> factor) =>
        new(id, story, c => [(double)(NetworkOracle.Cost(c) * factor(c))]);

    /// <summary>Another loss of each row, by the probability of its class.</summary>
    private static Mistake<NetworkCase, double> WrongLoss(string id, string story, params Func<double, double>[] losses) =>
        WrongRows(id, story, [.. losses.Select(loss => (Func<NetworkCase, int, double>)((c, i) =>
            loss(ProbabilitiesOf(c, c.Inputs[i])[c.Labels[i]])))]);

    /// <summary>Another loss of each row.</summary>
    private static Mistake<NetworkCase, double> WrongRows(
        string id, string story, params Func<NetworkCase, int, double>[] losses)
    {
        IEnumerable<double[]> Rows(NetworkCase c) => losses.Select(loss => c.Inputs.Select((_, i) => loss(c, i)).ToArray());
        return new Mistake<NetworkCase, double>(id, story, c => Rows(c).Select(rows => rows.Average()))
            .At(NetworkGraph.RowLoss, Rows);
    }

    private static Mistake<NetworkCase, double> WrongRow(string id, string story, Func<NetworkCase, int> row) =>
        new(id, story, c =>
        {
            var loss = (double)Loss(c.Network, c.Inputs[row(c)], c.Labels[row(c)]);
            return [loss, loss / c.Inputs.Length];
        });

    private static Mistake<NetworkCase, Parameters> WrongSlopes(
        string id, string story, Func<NetworkCase, Parameters, Parameters> slopes) =>
        new(id, story, c => Kink.Both(side => slopes(c, NetworkOracle.Slopes(c, side))));

    /// <summary>All slopes times a factor, since the errors at the logits have it.</summary>
    private static Mistake<NetworkCase, Parameters> ScaledErrors(string id, string story, Func<NetworkCase, decimal> factor) =>
        WrongSlopes(id, story, (c, s) => Scale(s, factor(c))).At(NetworkGraph.Error, c =>
            [c.Inputs.Select((x, i) => Array.ConvertAll(Error(c, i), e => factor(c) * e / c.Inputs.Length)).ToArray()]);

    /// <summary>Hidden deltas through another slope of the bend.</summary>
    private static Mistake<NetworkCase, Parameters> WrongDeltas(
        string id, string story, Func<NetworkCase, decimal, decimal> slope) =>
        WrongBack(id, story, (c, i, unit, z) => slope(c, z) * Back(c, i, unit));

    /// <summary>Other hidden deltas: of a row, a unit, and its z.</summary>
    private static Mistake<NetworkCase, Parameters> WrongBack(
        string id, string story, params Func<NetworkCase, int, int, decimal, decimal>[] deltas)
    {
        IEnumerable<T> Each<T>(NetworkCase c, Func<Func<int, int, decimal, decimal>, T> of) =>
            deltas.Select(delta => of((i, unit, z) => delta(c, i, unit, z)));
        return new Mistake<NetworkCase, Parameters>(id, story, c => Each(c, delta => WithDelta(c, delta)))
            .At(NetworkGraph.Delta, c => Each(c, delta => MeanDeltas(c, delta)));
    }

    /// <summary>Other errors at the logits, everything behind them as it should be.</summary>
    private static Mistake<NetworkCase, Parameters> WrongErrors(
        string id, string story, Func<NetworkCase, int, decimal[], decimal[]> error) =>
        new Mistake<NetworkCase, Parameters>(id, story, c =>
    {
        decimal[][] errors = [.. c.Inputs.Select((_, i) => error(c, i, Error(c, i)))];
        return Kink.Both(side => WithDelta(c, (i, unit, z) => side.IsRight(z) ? Back(c.Network.W2, errors[i], unit) : 0) with
        {
            W2 = Means(c, c.Network.W2, (i, k, j) => errors[i][k] * Hidden(c.Network, c.Inputs[i])[j]),
            B2 = [.. c.Network.B2.Select((_, k) => errors.Average(e => e[k]))],
        });
    }).At(NetworkGraph.Error, c =>
        [c.Inputs.Select((_, i) => Array.ConvertAll(error(c, i, Error(c, i)), e => e / c.Inputs.Length)).ToArray()]);

    private static decimal Back(NetworkCase c, int row, int unit) => Back(c.Network.W2, Error(c, row), unit);

    private static decimal Back(decimal[][] w2, decimal[] error, int unit) => error.Select((e, k) => e * w2[k][unit]).Sum();

    /// <summary>
    /// The right slopes, but for the hidden layer's, which come from these deltas: of a row, a unit, and its z.
    /// </summary>
    private static Parameters WithDelta(NetworkCase c, Func<int, int, decimal, decimal> delta)
    {
        var deltas = Deltas(c, delta);
        return NetworkOracle.Slopes(c, KinkSide.Left) with
        {
            W1 = Means(c, c.Network.W1, (i, unit, j) => deltas[i][unit] * c.Inputs[i][j]),
            B1 = [.. c.Network.B1.Select((_, unit) => deltas.Average(row => row[unit]))],
        };
    }

    private static decimal[][] Deltas(NetworkCase c, Func<int, int, decimal, decimal> delta) =>
        [.. c.Inputs.Select((x, i) => PreActivations(c.Network, x).Select((z, unit) => delta(i, unit, z)).ToArray())];

    /// <summary>The same divided by m, as they come from E.</summary>
    private static decimal[][] MeanDeltas(NetworkCase c, Func<int, int, decimal, decimal> delta) =>
        Deltas(c, (i, unit, z) => delta(i, unit, z) / c.Inputs.Length);

    /// <summary>Errors and bends of earlier rows, with the inputs of now.</summary>
    private static Parameters WithDelta(NetworkCase c, NetworkCase earlier)
    {
        decimal[][] errors =
        [
            .. c.Inputs.Select((_, i) =>
                Softmax(Logits(c.Network, earlier.Inputs[i])).Select((p, k) => p - (k == c.Labels[i] ? 1 : 0)).ToArray()),
        ];
        var slopes = WithDelta(c, (i, unit, _) =>
            PreActivations(c.Network, earlier.Inputs[i])[unit] > 0 ? Back(c.Network.W2, errors[i], unit) : 0);
        return slopes with
        {
            W2 = Means(c, c.Network.W2, (i, k, j) => errors[i][k] * Hidden(c.Network, earlier.Inputs[i])[j]),
            B2 = [.. c.Network.B2.Select((_, k) => errors.Average(e => e[k]))],
        };
    }

    private static decimal[][] OutputSlopes(NetworkCase c, Func<decimal[], decimal[]> meets) =>
        Means(c, c.Network.W2, (i, k, j) => Error(c, i)[k] * meets(c.Inputs[i])[j]);

    /// <summary>Means over the rows, in the shape of a matrix: of a row, and a place in the matrix.</summary>
    private static decimal[][] Means(NetworkCase c, decimal[][] shape, Func<int, int, int, decimal> of) =>
        [.. shape.Select((row, k) => row.Select((_, j) => c.Inputs.Select((_, i) => of(i, k, j)).Average()).ToArray())];

    /// <summary>The output layer of one, the hidden layer of the other.</summary>
    private static Parameters Layers(Parameters output, Parameters hidden) => output with { W1 = hidden.W1, B1 = hidden.B1 };

    /// <summary>The hidden layer's slopes through a W₂ that has already taken its step, the errors as they were.</summary>
    private static Parameters WithMovedW2(EpochCase c, Parameters network, int[] batch)
    {
        var rows = c.Rows with
        {
            Network = network,
            Inputs = [.. batch.Select(row => c.Inputs[row])],
            Labels = [.. batch.Select(row => c.Labels[row])],
        };
        var slopes = NetworkOracle.Slopes(rows, KinkSide.Left);
        var moved = Add(network, Scale(slopes, -c.LearningRate)).W2;
        return Layers(slopes, WithDelta(rows, (i, unit, z) => z > 0 ? Back(moved, Error(rows, i), unit) : 0));
    }

    private static decimal[] Losses(EpochCase c, Parameters network, int[] batch) =>
        [.. batch.Select(row => Loss(network, c.Inputs[row], c.Labels[row]))];

    private static decimal[] Rights(EpochCase c, Parameters network, int[] batch) =>
        [.. batch.Select(row => IsRight(c, network, row) ? 1m : 0)];

    private static Trained Costed(EpochCase c, int[][] batches, Parameters[] path, Func<decimal, decimal> cost)
    {
        var right = NetworkOracle.Sum(c, batches, path);
        return right with { Cost = cost(right.Cost) };
    }

    private static Trained Rated(EpochCase c, int[][] batches, Parameters[] path, Func<decimal, decimal> accuracy)
    {
        var right = NetworkOracle.Sum(c, batches, path);
        return right with { Accuracy = accuracy(right.Accuracy) };
    }

    private static Mistake<EpochCase, Trained> WrongStep(
        string id, string story, Func<EpochCase, Parameters, int[], Parameters> slopes) =>
        new(id, story, c =>
            Deals(c).Select(batches =>
                NetworkOracle.Sum(c, batches, Path(c, batches, (network, batch) => slopes(c, network, batch)))));

    private static Mistake<EpochCase, Trained> WrongSum(
        string id, string story, params Func<EpochCase, int[][], Parameters[], Trained>[] sums) => new(id, story, c =>
        from batches in Deals(c)
        let path = Path(c, batches)
        from sum in sums
        select sum(c, batches, path));

    private static Mistake<EpochCase, SeedFindings> WrongSeeds(
        string id, string story, params Func<SeedFindings, SeedFindings>[] findings) =>
        new(id, story, c => findings.Select(finding => finding(NetworkOracle.Seeds(c))));

    private static Mistake<EpochCase, Fitted> WrongFit(string id, string story, Func<EpochCase, Fitted, Fitted> fitted) =>
        new(id, story, c => [fitted(c, NetworkOracle.Fit(c))]);

    /// <summary>A training that ends after the first epoch of which this is so.</summary>
    private static Fitted Until(EpochCase c, Func<Fitted, int, bool> ends)
    {
        var right = NetworkOracle.Fit(c);
        return NetworkOracle.Fit(c with
        {
            Epochs = Enumerable.Range(1, c.Epochs).FirstOrDefault(count => ends(right, count - 1), c.Epochs),
        });
    }

    private static Mistake<EpochCase, Fitted> WrongRate(string id, string story, Func<EpochCase, int, decimal> rate) =>
        new(id, story, c =>
        {
            List<Trained> epochs = [];
            for (var epoch = 0; epoch < c.Epochs; epoch++)
            {
                epochs.Add(NetworkOracle.TrainEpoch(c with
                {
                    Network = epoch == 0 ? c.Network : End(epochs[^1]),
                    LearningRate = rate(c, epoch),
                })
                    .Single());
            }

            return [Of(c, [.. epochs])];
        });
}
