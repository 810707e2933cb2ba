using static Katas.Oracles.DigitClassifier.NetworkOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>How stage 09's network gets from rows to P and J, and back to the slopes of J.</summary>
public static class NetworkGraph
{
    /// <summary>P. The powers are doubles: without the largest logit subtracted, they leave the range of a decimal.</summary>
    public static Graph<NetworkCase> Shares { get; } = new(
    [
        .. Forward,
        new(Shifted, "each logit minus its row's largest", v =>
            EachRow(v.Rows(Scores).AsDoubles(), row => row.Select(z => z - row.Max()))),
        new("e^(z − max)", "Euler's number to these powers", v => EachRow((double[][])v[Shifted], row => row.Select(Math.Exp))),
        new("P", "each power divided by its row's sum", v =>
            EachRow((double[][])v["e^(z − max)"], row => row.Select(power => power / row.Sum())))
        {
            Call = "Network.Probabilities(inputs)",
        },
    ]);

    /// <summary>J.</summary>
    public static Graph<NetworkCase> MeanLoss { get; } = new(
    [
        .. Forward,
        new(RowLoss, "−ln p of each row's class, as ln Σ eᶻ − z", v =>
            v.Rows(Scores).Select((logits, i) => (double)Loss(logits, v.Case.Labels[i])).ToArray()),
        new("J", "the mean of these", v => ((double[])v[RowLoss]).Average()) { Call = "Network.Cost(inputs, targets)" },
    ]);

    /// <summary>The slopes of J.</summary>
    public static Graph<NetworkCase> Back { get; } = new Graph<NetworkCase>(
    [
        .. Forward,
        new("P", "softmax of each row of logits", v => v.Rows(Scores).Select(Softmax).ToArray()),
        new(Error, "(P − Y)/m", v => v.Rows("P").Zip(v.Case.Targets, (p, y) =>
            p.Zip(y, (pk, yk) => (pk - yk) / v.Case.Inputs.Length).ToArray()).ToArray())
        {
            IsBackward = true,
        },
        new(OutputBias, "Σ E over the rows", v => Sums(v.Rows(Error))) { IsBackward = true },
        new(OutputWeights, "Eᵀ·H", v => Products(v.Rows(Error), v.Rows(H))) { IsBackward = true },
        new(Delta, "E·W₂ where H is on, else 0", v => v.Rows(Error).Zip(v.Rows(Z), (e, z) =>
            Through(v.Case, e).Zip(z, (back, zj) => v.Side.IsRight(zj) ? back : 0).ToArray()).ToArray())
        {
            IsBackward = true,
        },
        new(HiddenBias, "Σ Δ over the rows", v => Sums(v.Rows(Delta))) { IsBackward = true },
        new(HiddenWeights, "Δᵀ·X", v => Products(v.Rows(Delta), v.Case.Inputs)) { IsBackward = true },
    ]).Answering(
        "Network.Backward(inputs, targets)",
        (OutputBias, nameof(Parameters.B2)),
        (OutputWeights, nameof(Parameters.W2)),
        (HiddenBias, nameof(Parameters.B1)),
        (HiddenWeights, nameof(Parameters.W1)));

    /// <summary>An epoch: the losses before its first step, and what it gives if the rows keep their order.</summary>
    public static Graph<EpochCase> Epoch { get; } = new Graph<EpochCase>(
        new("L, first", "−ln p of each row, before any step", v => (decimal[])[
            .. v.Case.Inputs.Select((x, i) => Loss(v.Case.Network, x, v.Case.Labels[i]))]),
        new("J", "the mean L, each just before its step", v => InOrder(v).Cost),
        new("accuracy", "the share that is right then", v => InOrder(v).Accuracy),
        new("W₁", "after the last batch", v => InOrder(v).W1),
        new("b₁", "after the last batch", v => InOrder(v).B1),
        new("W₂", "after the last batch", v => InOrder(v).W2),
        new("b₂", "after the last batch", v => InOrder(v).B2)).Answering(
            "Network.TrainEpoch(inputs, targets, learningRate, batchSize, seed)",
            [("J", nameof(Trained.Cost)), ("accuracy", nameof(Trained.Accuracy)), .. AfterTraining]);

    /// <summary>A training whose epochs are one batch each.</summary>
    public static Graph<EpochCase> Training { get; } = new Graph<EpochCase>(
        new("costs", "J of each epoch", v => Fit(v.Case).Costs),
        new("accuracies", "the share that is right, of each", v => Fit(v.Case).Accuracies),
        new("epochs", "as afterEpoch is given them", v => Fit(v.Case).ReportedEpochs),
        new("their costs", "as afterEpoch is given them", v => v.Row("costs")),
        new("their accuracies", "as afterEpoch is given them", v => v.Row("accuracies")),
        new("W₁", "after the last epoch", v => Fit(v.Case).W1),
        new("b₁", "after the last epoch", v => Fit(v.Case).B1),
        new("W₂", "after the last epoch", v => Fit(v.Case).W2),
        new("b₂", "after the last epoch", v => Fit(v.Case).B2)).Answering(
            "Network.Fit(inputs, targets, learningRate, epochs, batchSize, seed, afterEpoch)",
            [
                ("costs", nameof(Fitted.Costs)),
                ("accuracies", nameof(Fitted.Accuracies)),
                ("epochs", nameof(Fitted.ReportedEpochs)),
                ("their costs", nameof(Fitted.ReportedCosts)),
                ("their accuracies", nameof(Fitted.ReportedAccuracies)),
                .. AfterTraining,
            ]);

    internal const string Z = "Z";
    internal const string H = "H";
    internal const string Scores = "logits";
    internal const string Shifted = "z − max";
    internal const string RowLoss = "L";
    internal const string Error = "E";
    internal const string Delta = "Δ";
    internal const string HiddenBias = "∂J/∂b₁";
    internal const string HiddenWeights = "∂J/∂W₁";

    private const string OutputBias = "∂J/∂b₂";
    private const string OutputWeights = "∂J/∂W₂";

    private static (string, string?)[] AfterTraining =>
    [
        ("W₁", nameof(Parameters.W1)),
        ("b₁", nameof(Parameters.B1)),
        ("W₂", nameof(Parameters.W2)),
        ("b₂", nameof(Parameters.B2)),
    ];

    private static Node<NetworkCase>[] Forward =>
    [
        new(Z, "X·W₁ᵀ + b₁", v => v.Case.Inputs.Select(x => PreActivations(v.Case.Network, x)).ToArray()),
        new(H, "max(0, Z)", v => v.Rows(Z).Select(row => Array.ConvertAll(row, z => Math.Max(0, z))).ToArray()),
        new(Scores, "H·W₂ᵀ + b₂", v => v.Rows(H).Select(h => Layer(v.Case.Network.W2, v.Case.Network.B2, h)).ToArray()),
    ];

    private static Trained InOrder(NodeValues<EpochCase> v) => Ends(v.Case)[0];

    private static decimal[] Through(NetworkCase c, decimal[] error) =>
        [.. c.Network.B1.Select((_, j) => error.Select((e, k) => e * c.Network.W2[k][j]).Sum())];

    private static decimal[] Sums(decimal[][] rows) => [.. PreparationOracle.Columns(rows).Select(column => column.Sum())];

    private static decimal[][] Products(decimal[][] errors, decimal[][] inputs) =>
        [.. PreparationOracle.Columns(errors).Select(error =>
            PreparationOracle.Columns(inputs).Select(input => Numbers.Dot(error, input)).ToArray())];

    private static double[][] EachRow(double[][] rows, Func<double[], IEnumerable<double>> of) =>
        Array.ConvertAll(rows, row => of(row).ToArray());
}
