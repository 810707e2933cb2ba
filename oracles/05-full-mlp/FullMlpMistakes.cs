using static Katas.Oracles.FullMlp.FullMlpOracle;

namespace Katas.Oracles.FullMlp;

/// <summary>The known wrong answers of stage 05.</summary>
public static class FullMlpMistakes
{
    /// <summary>Of the forward pass.</summary>
    public static Mistake<MlpCase, Pass>[] Forward =>
    [
        WrongPass("hidden-bias-left-out", "the hidden units' bias is not added: z = W₁x + b₁", c => From(c.Network with { B1 = [.. c.Network.B1.Select(_ => 0m)] }, c.X)),
        WrongPass("output-bias-left-out", "the output's bias is not added: f = W₂·h + b₂", c => From(c.Network with { B2 = 0 }, c.X)),
        WrongPass("no-relu", "the hidden units passed z on as it was: h = max(0, z)", c => From(c.Network, c.X, hidden: z => z)),
        WrongPass("leaky-not-relu", "negative z leaked through: here h is a plain ReLU, max(0, z)", c => From(c.Network, c.X, hidden: z => Math.Max(0.01m * z, z))),
        WrongPass("relu-on-output", "the output went through a ReLU: it is linear, f may be negative", c => From(c.Network, c.X, output: f => Math.Max(0, f))),
        WrongPass("output-from-z", "the output was summed over z: sum W₂ over h", c => Right(c) with { Output = Numbers.Dot(c.Network.W2, Right(c).PreActivations) + c.Network.B2 }),
        WrongPass("hidden-for-z", "PreActivations holds h: keep z as it was before the ReLU", c => Right(c) with { PreActivations = Right(c).Hidden }),
        WrongPass("z-for-hidden", "Hidden holds z: keep what came out of the ReLU", c => Right(c) with { Hidden = Right(c).PreActivations }),
        WrongPass("bias-per-input", "a hidden unit's bias is added once for each input: add it once", c => From(c.Network with { B1 = [.. c.Network.B1.Select(b => b * c.X.Length)] }, c.X)),
    ];

    /// <summary>Of the slopes of L.</summary>
    public static Mistake<MlpCase, Network>[] Backward =>
    [
        WrongSlopes("sign-flipped", "every slope has the other sign: the error is f − y", (_, s) => Scale(s, -1)),
        WrongSlopes("factor-two", "every slope is doubled: the ½ of L cancels the 2", (_, s) => Scale(s, 2)),
        WrongSlopes("half-kept", "every slope is halved: the ½ of L is gone once the square is", (_, s) => Scale(s, 0.5m)),
        WrongSlopes("relu-slope-left-out", "units that are off passed the error on: their slope is 0 where z < 0", (c, s) => WithDelta(c, s, i => Error(c) * c.Network.W2[i])),
        WrongSlopes("leaky-slope", "units that are off passed on a hundredth: a plain ReLU's slope is 0 there", (c, s) => WithDelta(c, s, i => Error(c) * c.Network.W2[i] * (Right(c).PreActivations[i] > 0 ? 1 : 0.01m))),
        WrongSlopes("w2-left-out-of-delta", "the hidden units got the error unweighted: it reaches unit i through W₂[i]", (c, s) => WithDelta(c, s, i => IsOn(c, i) ? Error(c) : 0)),
        WrongSlopes("error-left-out-of-delta", "the hidden units' δ lacks the error f − y", (c, s) => WithDelta(c, s, i => IsOn(c, i) ? c.Network.W2[i] : 0)),
        WrongSlopes("hidden-for-slope", "δ is multiplied by h, the height: multiply by the slope, 1 where z > 0", (c, s) => WithDelta(c, s, i => Error(c) * c.Network.W2[i] * Right(c).Hidden[i])),
        WrongSlopes("transposed-w1-gradient", "∂L/∂W₁ lies on its side: a row for each hidden unit, as in W₁", (_, s) => s with { W1 = [.. s.W1[0].Select((_, j) => s.W1.Select(row => row[j]).ToArray())] }),
        WrongSlopes("w1-gradient-without-x", "∂L/∂W₁ is δ alone: weight j of a unit goes with x[j]", (c, s) => s with { W1 = [.. s.B1.Select(delta => c.X.Select(_ => delta).ToArray())] }),
        WrongSlopes("w2-gradient-of-z", "∂L/∂W₂ is taken of z: W₂ meets h", (c, s) => s with { W2 = [.. Right(c).PreActivations.Select(z => Error(c) * z)] }),
        WrongSlopes("w2-gradient-without-h", "∂L/∂W₂ is the error alone: W₂[i] meets h[i]", (c, s) => s with { W2 = [.. s.W2.Select(_ => Error(c))] }),
        WrongSlopes("hidden-bias-gradient-missing", "∂L/∂b₁ is 0: it is δ, the bias reaches z with slope 1", (_, s) => s with { B1 = [.. s.B1.Select(_ => 0m)] }),
        WrongSlopes("output-bias-gradient-missing", "∂L/∂b₂ is 0: it is f − y, the bias reaches f with slope 1", (_, s) => s with { B2 = 0 }),
    ];

    /// <summary>Of the parameters after a step along the slopes of L.</summary>
    public static Mistake<MlpCase, Network>[] Update =>
    [
        WrongStep("plus-for-minus", "that step goes uphill: subtract η times the slope", (network, slopes, rate) => Step(network, slopes, -rate)),
        WrongStep("learning-rate-left-out", "the slopes were subtracted whole: scale them by η first", (network, slopes, _) => Step(network, slopes, 1)),
        WrongStep("w1-not-updated", "W₁ stayed where it was", (network, slopes, rate) => Step(network, slopes, rate) with { W1 = network.W1 }),
        WrongStep("hidden-bias-not-updated", "b₁ stayed where it was", (network, slopes, rate) => Step(network, slopes, rate) with { B1 = network.B1 }),
        WrongStep("w2-not-updated", "W₂ stayed where it was", (network, slopes, rate) => Step(network, slopes, rate) with { W2 = network.W2 }),
        WrongStep("output-bias-not-updated", "b₂ stayed where it was", (network, slopes, rate) => Step(network, slopes, rate) with { B2 = network.B2 }),
    ];

    /// <summary>Of a training.</summary>
    public static Mistake<FitCase, Training>[] Fit =>
    [
        WrongBatch("sum-for-mean", "a batch's gradients were summed: step on their mean", (c, network, batch) => Sum(c, network, batch)),
        WrongBatch("short-batch-by-full-size", "the short last batch was divided by the full batch size: divide by its own", (c, network, batch) => Scale(Sum(c, network, batch), 1m / c.BatchSize)),
        WrongBatch("w2-updated-first", "W₂ had already moved when the hidden layer's slopes used it: find all slopes, then step", WithMovedW2),
        WrongEpoch("short-batch-dropped", "the short last batch was left out: its rows count too", c => ShortBatchDropped(c)),
        WrongEpoch("mean-of-batch-means", "each batch counts the same in the epoch's cost, short or not: weigh it by its rows, or sum and divide by m", c =>
            WithCosts(c, (network, batches, _) => batches.Select((batch, i) => MeanLoss(c, network[i], batch)).Average())),
        WrongEpoch("whole-batches-counted", "the cost is divided by ⌊m / batch size⌋ batches: the short one is in the sum but not in that count", c =>
            WithCosts(c, (network, batches, _) => batches.Select((batch, i) => MeanLoss(c, network[i], batch)).Sum() / Math.Max(1, c.Inputs.Length / c.BatchSize))),
        WrongEpoch("cost-after-step", "the cost is measured after the step: each row's loss counts as it was just before", c =>
            WithCosts(c, (network, batches, _) => batches.Select((batch, i) => batch.Sum(row => LossOf(c, network[i + 1], row))).Sum() / c.Inputs.Length)
            .Concat(WithCosts(c, (network, _, all) => MeanLoss(c, network[^1], all)))),
        WrongEpoch("cost-before-epoch", "the cost is measured as the epoch starts: each loss counts as it was just before its batch's step", c =>
            WithCosts(c, (network, _, all) => MeanLoss(c, network[0], all))),
        WrongEpoch("cost-summed", "the epoch's losses are summed: divide by the number of rows", c =>
            WithCosts(c, (network, batches, _) => batches.Select((batch, i) => batch.Sum(row => LossOf(c, network[i], row))).Sum())),
        WrongEpoch("half-left-out", "the ½ of the loss is missing from the costs: L = ½ (f − y)²", c =>
            WithCosts(c, (network, batches, _) => batches.Select((batch, i) => batch.Sum(row => 2 * LossOf(c, network[i], row))).Sum() / c.Inputs.Length)),
        WrongEpoch("batch-size-ignored", "all rows were one batch: step after every batchSize rows", c => FullMlpOracle.Fit(c with { BatchSize = c.Inputs.Length })),
        WrongEpoch("step-after-every-row", "the network moved after every row: collect a batch first, then step once", c => FullMlpOracle.Fit(c with { BatchSize = 1 })),
        WrongEpoch("never-steps", "the costs are there but the network stayed where it was: step after each batch", c => FitWith(c, (network, costs, _) =>
            (network, [.. costs, MeanLoss(c, network, [.. Enumerable.Range(0, c.Inputs.Length)])]))),
    ];

    private static Pass Right(MlpCase c) => FullMlpOracle.Forward(c);

    private static decimal Error(MlpCase c) => Right(c).Output - c.Target;

    private static bool IsOn(MlpCase c, int unit) => Right(c).PreActivations[unit] > 0;

    private static Pass From(Network network, decimal[] x, Func<decimal, decimal>? hidden = null, Func<decimal, decimal>? output = null)
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
            W1 = [.. moved.Select((_, i) => c.Inputs[0].Select((_, j) => batch.Select((row, k) => deltas[k][i] * c.Inputs[row][j]).Average()).ToArray())],
            B1 = [.. moved.Select((_, i) => deltas.Average(delta => delta[i]))],
        };
    }

    /// <summary>Trains rightly, but notes costs by another rule: it sees the network before each batch and after the last, the batches, and all rows.</summary>
    private static IEnumerable<Training> WithCosts(FitCase c, Func<Network[], int[][], int[], decimal> cost) => FitWith(c, (network, costs, batches) =>
    {
        List<Network> networks = [network];
        foreach (var batch in batches)
        {
            networks.Add(Step(networks[^1], Mean(c, networks[^1], batch), c.LearningRate));
        }

        return (networks[^1], [.. costs, cost([.. networks], batches, [.. Enumerable.Range(0, c.Inputs.Length)])]);
    });

    /// <summary>The costs divided by all rows, by the rows that were seen, or by the batches that were.</summary>
    private static IEnumerable<Training> ShortBatchDropped(FitCase c) => new Func<int, decimal>[] { _ => c.Inputs.Length, seen => seen }
        .SelectMany(divisor => FitWith(c, (network, costs, batches) =>
        {
            var (cost, seen) = (0m, 0);
            foreach (var batch in batches.Where(batch => batch.Length == c.BatchSize))
            {
                cost += batch.Sum(row => LossOf(c, network, row));
                seen += batch.Length;
                network = Step(network, Mean(c, network, batch), c.LearningRate);
            }

            return (network, [.. costs, cost / Math.Max(1, divisor(seen))]);
        }));

    private static decimal MeanLoss(FitCase c, Network network, int[] rows) => rows.Average(row => LossOf(c, network, row));

    private static Mistake<MlpCase, Pass> WrongPass(string id, string story, Func<MlpCase, Pass> pass) => new(id, story, c => [pass(c)]);

    private static Mistake<MlpCase, Network> WrongSlopes(string id, string story, Func<MlpCase, Network, Network> slopes) =>
        new(id, story, c => Corners.Both(corner => slopes(c, Slopes(c, corner))));

    private static Mistake<MlpCase, Network> WrongStep(string id, string story, Func<Network, Network, decimal, Network> step) =>
        new(id, story, c => [step(c.Network, Slopes(c, Corner.Left), UpdateRate)]);

    private static Mistake<FitCase, Training> WrongEpoch(string id, string story, Func<FitCase, IEnumerable<Training>> trainings) => new(id, story, trainings);

    private static Mistake<FitCase, Training> WrongBatch(string id, string story, Func<FitCase, Network, int[], Network> slopes) =>
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
