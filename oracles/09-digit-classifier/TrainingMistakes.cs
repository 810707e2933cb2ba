using static Katas.Oracles.DigitClassifier.GradientMistakes;
using static Katas.Oracles.DigitClassifier.NetworkOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The known wrong epochs and trainings.</summary>
public static class TrainingMistakes
{
    /// <summary>Of an epoch.</summary>
    public static Mistake<EpochCase, Trained>[] TrainEpoch =>
    [
        WrongStep("sum-for-mean", NetworkMistakes.SumForMean, (c, network, batch) =>
            Scale(Mean(c, network, batch), batch.Length)),
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
        WrongStep(
            "learning-rate-left-out",
            "the slopes are subtracted unscaled: multiply them by η first",
            (c, network, batch) => Scale(Mean(c, network, batch), 1 / c.LearningRate)),
        WrongStep("biases-not-trained", "W₁ and W₂ changed, but the biases didn't", (c, network, batch) =>
            Mean(c, network, batch) with { B1 = new decimal[network.B1.Length], B2 = new decimal[network.B2.Length] }),
        WrongStep("hidden-bias-gradient-missing", "b₁ didn't change: update it too", (c, network, batch) =>
            Mean(c, network, batch) with { B1 = new decimal[network.B1.Length] }),
        WrongStep("output-bias-gradient-missing", "b₂ didn't change: update it too", (c, network, batch) =>
            Mean(c, network, batch) with { B2 = new decimal[network.B2.Length] }),
        WrongStep("hidden-layer-not-trained", "W₂ and b₂ changed, but W₁ and b₁ didn't", (c, network, batch) =>
            GradientMistakes.Layers(Mean(c, network, batch), Scale(network, 0))),
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
        return GradientMistakes.Layers(slopes, WithDelta(rows, (i, unit, z) => z > 0 ? Back(moved, Error(rows, i), unit) : 0));
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
