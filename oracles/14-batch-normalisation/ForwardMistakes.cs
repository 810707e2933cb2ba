using static Katas.Oracles.BatchNormalisation.BatchNormalisationOracle;

namespace Katas.Oracles.BatchNormalisation;

/// <summary>The known wrong outputs and running values.</summary>
public static class ForwardMistakes
{
    /// <summary>Of the output in training.</summary>
    public static Mistake<LayerCase, decimal[][]>[] Training =>
    [
        WrongMoments(
            "running-values-in-training",
            "the running values are used in training: use the batch's mean and variance",
            c => [RunningAfter(c, c.Earlier.Length), RunningAfter(c, c.Earlier.Length + 1)]),
        WrongMoments("first-batch-kept", FirstBatchKept, c => [Of(First(c))]),
        WrongMoments("variance-by-m-minus-1", StatisticsMistakes.ByMMinus1, c =>
            [new(Means(c.Batch), UnbiasedVariances(c.Batch))]),
        new Mistake<LayerCase, decimal[][]>(
            "epsilon-fixed", "ε is always 0.00001: use the constructor's epsilon", c => [Output(c with { Epsilon = 0.00001m })])
            .At(BatchNormalisationGraph.Root, c => [Roots(c, 0.00001m)]),
        .. Outputs,
    ];

    /// <summary>Of the running values after each pass in training.</summary>
    public static Mistake<LayerCase, Running>[] Running =>
    [
        WrongRunning("running-not-updated", "the running values never move: update them in every training pass", (_, old, _, _) =>
            old),
        WrongVariance(
            "correction-in-integers",
            "m / (m − 1) is a division of integers, so it is 2 or 1: multiply the variance by m first",
            (_, variance, m) => variance * (m / (m - 1))),
        WrongVariance(
            "running-biased",
            "the running variance takes σ² as it is: multiply it by m/(m − 1) first, as PyTorch does",
            (_, variance, _) => variance),
        WrongVariance(
            "correction-upside-down",
            "the batch's variance is multiplied by (m − 1)/m: it is too small, so multiply by m/(m − 1)",
            (_, variance, m) => variance * (m - 1) / m),
        WrongRunning(
            "mean-corrected-too",
            "the mean is multiplied by m/(m − 1) too: only the variance needs it",
            (c, old, now, isVariance) =>
                Blend(c.Momentum)(old, isVariance ? now : now * c.Batch.Length / (c.Batch.Length - 1))),
        WrongRunning(
            "momentum-reversed",
            "momentum multiplies the old value, as in Keras: here it is the weight of the new batch",
            (c, old, now, _) => Blend(1 - c.Momentum)(old, now)),
        new(
            "keras-running-values",
            "this is Keras's rule: here momentum is the new batch's weight, and its variance gets m/(m − 1)",
            c => [Walk(c, Blend(1 - c.Momentum), Of)]),
        WrongRunning(
            "whole-variance-corrected",
            "the whole running variance is multiplied by m/(m − 1): multiply only the batch's variance",
            (c, old, now, isVariance) => Blend(c.Momentum)(isVariance ? old * now / Biased(c, now) : old, now)),
        WrongRunning(
            "running-replaced",
            "the running values are those of the latest batch: move only part of the way",
            (_, _, now, _) => now),
        WrongRunning(
            "momentum-fixed",
            "the weight of the new batch is always 0.1: use the constructor's momentum",
            (_, old, now, _) => Blend(0.1m)(old, now)),
        WrongRunning(
            "old-value-not-faded",
            "the old value keeps its full weight: multiply it by 1 − momentum",
            (c, old, now, _) => old + (c.Momentum * now)),
        WrongRunning("new-value-in-full", "the new value counts in full: multiply it by momentum", (c, old, now, _) =>
            ((1 - c.Momentum) * old) + now),
        WrongRunning(
            "running-means-only",
            "the running variances never move: update them like the means",
            (c, old, now, isVariance) => isVariance ? old : Blend(c.Momentum)(old, now)),
        WrongRunning(
            "running-variances-only",
            "the running means never move: update them like the variances",
            (c, old, now, isVariance) => isVariance ? Blend(c.Momentum)(old, now) : old),
        new("running-variances-from-0", "the running variances start at 0: they start at 1", c =>
            [Walk(c, Blend(c.Momentum), Unbiased, variance: 0)]),
        new("running-from-the-first-batch", "the running values start as the first batch's: they start at 0 and 1", c =>
        {
            var first = Unbiased(First(c));
            return [
                new(
                    Path(c, first.Means, batch => Unbiased(batch).Means, Blend(c.Momentum)),
                    Path(c, first.Variances, batch => Unbiased(batch).Variances, Blend(c.Momentum))),
            ];
        }),
        new("running-plain-mean", "the running values are the plain mean of all batches: use momentum as the weight", c =>
        {
            Moments[] all = [.. Passes(c).Select(Unbiased)];
            decimal[][] Averaged(Func<Moments, decimal[]> of) =>
            [
                .. all.Select((_, pass) => c.Gamma.Select((_, j) => all[..(pass + 1)].Average(each => of(each)[j])).ToArray()),
            ];
            return [new(Averaged(each => each.Means), Averaged(each => each.Variances))];
        }),
        WrongVariance(
            "running-spreads",
            "the running variances take the standard deviation: take the variance",
            (_, variance, m) => Functions.Sqrt(variance * m / (m - 1)),
            (_, variance, _) => Functions.Sqrt(variance)),
        WrongVariance(
            "epsilon-in-the-running-variance",
            "ε is part of the running variance: add it only where you divide",
            (c, variance, m) => (variance * m / (m - 1)) + c.Epsilon),
        new("updated-twice", "every pass moves the running values twice: move them once", c =>
            [Walk(c, (old, now) => Blend(c.Momentum)(Blend(c.Momentum)(old, now), now), Unbiased)]),
    ];

    /// <summary>Of the output in evaluation, and of the running values after it.</summary>
    public static Mistake<LayerCase, Evaluation>[] Evaluation =>
    [
        WrongEvaluation(
            "batch-statistics-in-evaluation",
            "the batch's own mean and variance are used in evaluation: use the running values",
            c => Of(c.Batch)),
        WrongMoves("flag-ignored", "evaluation does the same as training: use the running values, and don't move them", c =>
            [Of(c.Batch)]),
        WrongMoves("running-updated-in-evaluation", "the running values move in evaluation: they move only in training", c =>
            [RunningAfter(c, c.Earlier.Length), RunningAfter(c, c.Earlier.Length + 1)]),
        WrongEvaluation(
            "batch-mean-in-evaluation",
            "the batch's own mean is used in evaluation: use the running mean",
            c => Used(c) with { Means = Means(c.Batch) }),
        WrongEvaluation(
            "batch-variance-in-evaluation",
            "the batch's own variance is used in evaluation: use the running variance",
            c => Used(c) with { Variances = BatchNormalisationOracle.Variances(c.Batch) }),
        WrongEvaluation(
            "latest-training-batch",
            "the mean and variance of the latest training batch are used: use the running values",
            c => Of(c.Earlier[^1])),
        WrongEvaluation(
            "corrected-again-in-evaluation",
            "the running variance is multiplied by m/(m − 1) in evaluation too: that belongs to training alone",
            c => Used(c) with
            {
                Variances = [.. Used(c).Variances.Select(variance => variance * c.Batch.Length / (c.Batch.Length - 1))],
            }),
        WrongEvaluation("passed-unchanged", "the batch is passed on unchanged: that is dropout, here it is normalised", c =>
            c.Batch),
        WrongEvaluation("affine-left-out-in-evaluation", "γ and β are missing in evaluation: y = γ x̂ + β there too", Normalised),
        WrongEvaluation("epsilon-left-out", StatisticsMistakes.EpsilonLeftOut, c => Output(c with { Epsilon = 0 }))
            .At(BatchNormalisationGraph.Root, c => [Roots(c, 0)]),
        WrongEvaluation("starting-values-used", "the running values are still 0 and 1 here: use the current ones", c =>
            RunningAfter(c, 0)),
    ];

    private const string FirstBatchKept = "that belongs to the first batch this layer saw: compute it again in every Forward";

    private static Mistake<LayerCase, decimal[][]>[] Outputs =>
    [
        WrongOutput("affine-left-out", "that is x̂: multiply it by γ and add β", (x, _, _) => x),
        WrongScale("gamma-left-out", "γ is missing: y = γ x̂ + β", (x, _) => x),
        WrongOutput("beta-left-out", "β is missing: y = γ x̂ + β", (x, gamma, _) => gamma * x),
        WrongOutput("gamma-and-beta-swapped", "γ and β are swapped: γ multiplies x̂, and β is added", (x, gamma, beta) =>
            (beta * x) + gamma),
        WrongOutput("beta-inside", "β is added before multiplying by γ: multiply first", (x, gamma, beta) => gamma * (x + beta)),
        WrongScale("divided-by-gamma", "x̂ is divided by γ: multiply by it", (x, gamma) => x / gamma),
        new("first-gamma-for-all", "every feature has the first one's γ and β: feature j has γ and β number j", c =>
            [Each(Normalised(c), (x, _, _) => (c.Gamma[0] * x) + c.Beta[0])]),
        new("parameters-by-row", "γ and β are taken by row: they belong to a feature, a column", c =>
            [Each(Normalised(c), (x, i, _) => (c.Gamma[i % c.Gamma.Length] * x) + c.Beta[i % c.Beta.Length])]),
    ];

    private static decimal[][] By(LayerCase c, Moments moments) =>
        Affine(BatchNormalisationOracle.Normalised(c.Batch, moments, c.Epsilon), c.Gamma, c.Beta);

    private static decimal[] Roots(LayerCase c, decimal epsilon) =>
        [.. Used(c).Variances.Select(variance => Functions.Sqrt(variance + epsilon))];

    /// <summary>The variance with the divisor m, of that with m − 1.</summary>
    private static decimal Biased(LayerCase c, decimal variance) => variance * (c.Batch.Length - 1) / c.Batch.Length;

    private static decimal[][][] Passes(LayerCase c) => [.. c.Earlier, c.Batch];

    private static decimal[][] First(LayerCase c) => Passes(c)[0];

    private static Moments Unbiased(decimal[][] batch) => new(Means(batch), UnbiasedVariances(batch));

    private static Func<decimal, decimal, decimal> Blend(decimal weight) => (old, now) => ((1 - weight) * old) + (weight * now);

    /// <summary>Running values that move by some rule after each pass, from 0 and from the given variance.</summary>
    private static Running Walk(
        LayerCase c, Func<decimal, decimal, decimal> move, Func<decimal[][], Moments> of, decimal variance = 1) => new(
        Path(c, [.. c.Gamma.Select(_ => 0m)], batch => of(batch).Means, move),
        Path(c, [.. c.Gamma.Select(_ => variance)], batch => of(batch).Variances, move));

    private static decimal[][] Path(
        LayerCase c, decimal[] start, Func<decimal[][], decimal[]> of, Func<decimal, decimal, decimal> move)
    {
        var running = start;
        return [.. Passes(c).Select(batch => running = [.. running.Zip(of(batch), move)])];
    }

    /// <summary>A wrong rule, told whether it moves a variance: the new value is then that with the divisor m − 1.</summary>
    private static Mistake<LayerCase, Running> WrongRunning(
        string id, string story, Func<LayerCase, decimal, decimal, bool, decimal> move) => new(id, story, c =>
        [
            new(
                Path(c, [.. c.Gamma.Select(_ => 0m)], Means, (old, now) => move(c, old, now, false)),
                Path(c, [.. c.Gamma.Select(_ => 1m)], UnbiasedVariances, (old, now) => move(c, old, now, true))),
        ]);

    /// <summary>Another variance of each batch for the running one, from σ² and m.</summary>
    private static Mistake<LayerCase, Running> WrongVariance(
        string id, string story, params Func<LayerCase, decimal, int, decimal>[] variances)
    {
        decimal[] Of(LayerCase c, decimal[][] batch, Func<LayerCase, decimal, int, decimal> variance) =>
            [.. BatchNormalisationOracle.Variances(batch).Select(each => variance(c, each, batch.Length))];
        return new Mistake<LayerCase, Running>(id, story, c => variances.Select(variance =>
            Walk(c, Blend(c.Momentum), batch => new(Means(batch), Of(c, batch, variance)))))
            .At(BatchNormalisationGraph.Unbiased, c => variances.Select(variance =>
                Passes(c).Select(batch => Of(c, batch, variance)).ToArray()));
    }

    /// <summary>A wrong output in evaluation, with running values that are right.</summary>
    private static Mistake<LayerCase, Evaluation> WrongEvaluation(
        string id, string story, Func<LayerCase, decimal[][]> output) => new(id, story, c =>
        [Evaluate(c) with { Output = output(c) }]);

    /// <summary>Normalised in evaluation by other moments than the running ones.</summary>
    private static Mistake<LayerCase, Evaluation> WrongEvaluation(
        string id, string story, Func<LayerCase, Moments> moments) =>
        WrongEvaluation(id, story, c => By(c, moments(c))).At(c => [Changed(moments(c))]);

    /// <summary>An evaluation that moves the running values, and normalises by these moments.</summary>
    private static Mistake<LayerCase, Evaluation> WrongMoves(string id, string story, Func<LayerCase, Moments[]> moments) =>
        new Mistake<LayerCase, Evaluation>(id, story, c =>
            RunningAfter(c, c.Earlier.Length + 1) is var (means, variances)
                ? moments(c).Select(used => new Evaluation(By(c, used), means, variances))
                : [])
            .At(c => RunningAfter(c, c.Earlier.Length + 1) is var (means, variances)
                ? moments(c).Select(used => (Change[])
                [
                    .. Changed(used),
                    new(BatchNormalisationGraph.RunningMean, means),
                    new(BatchNormalisationGraph.RunningVariance, variances),
                ])
                : []);

    private static Mistake<LayerCase, decimal[][]> WrongMoments(
        string id, string story, Func<LayerCase, Moments[]> moments) =>
        new Mistake<LayerCase, decimal[][]>(id, story, c => moments(c).Select(used => By(c, used)))
            .At(c => moments(c).Select(Changed));

    private static Change[] Changed(Moments moments) =>
        [new(BatchNormalisationGraph.Mean, moments.Means), new(BatchNormalisationGraph.Variance, moments.Variances)];

    private static Mistake<LayerCase, decimal[][]> WrongOutput(
        string id, string story, Func<decimal, decimal, decimal, decimal> output) => new(id, story, c =>
        [Each(Normalised(c), (x, _, j) => output(x, c.Gamma[j], c.Beta[j]))]);

    /// <summary>Something other than γx̂, and β added to it.</summary>
    private static Mistake<LayerCase, decimal[][]> WrongScale(
        string id, string story, Func<decimal, decimal, decimal> scaled) =>
        WrongOutput(id, story, (x, gamma, beta) => scaled(x, gamma) + beta)
            .At(BatchNormalisationGraph.Scaled, c => [Each(Normalised(c), (x, _, j) => scaled(x, c.Gamma[j]))]);
}
