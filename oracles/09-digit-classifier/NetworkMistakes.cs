using static Katas.Oracles.DigitClassifier.NetworkOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The known wrong forward passes and costs of stage 09's network.</summary>
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
        WrongScale("sum-for-mean", SumForMean, c => c.Inputs.Length),
        WrongScale("mean-over-classes", MeanOverClasses, c => 1m / c.Network.B2.Length),
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

    internal const string SumForMean = "summed over the rows, not averaged: divide by m";

    private const string _logOfZero =
        "p underflows to 0 and has no logarithm: use −ln p = ln Σ eᶻ − z, with the largest z subtracted";

    private const string _noMaxShift = "e^z overflows or underflows: subtract the row's largest logit first";

    private const string _logitsClamped =
        "logits are cut off at a limit, so different ones become equal: subtract the row's largest instead";

    private const string _maxOfTheBatch =
        "shifted by the batch's largest logit: a row far below it vanishes, so use each row's own maximum";

    internal const string MeanOverClasses = "divided by the number of classes too: the mean is over the m rows alone";

    private static readonly decimal[] _limits = [20, 30, 50, 100, 500, 700];

    private static decimal[] Clamped(decimal[] logits, decimal limit) => [.. logits.Select(z => Math.Clamp(z, -limit, limit))];

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
}
