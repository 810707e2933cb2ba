using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Katas.Oracles.DigitClassifier;

/// <summary>What an epoch gives: its cost and accuracy, and the parameters it ends with.</summary>
public sealed record Trained(decimal Cost, decimal Accuracy, decimal[][] W1, decimal[] B1, decimal[][] W2, decimal[] B2);

/// <summary>
/// What a training gives: cost and accuracy of each epoch, the same as they were reported, and the parameters it ends with.
/// </summary>
public sealed record Fitted(
    decimal[] Costs,
    decimal[] Accuracies,
    int[] ReportedEpochs,
    decimal[] ReportedCosts,
    decimal[] ReportedAccuracies,
    decimal[][] W1,
    decimal[] B1,
    decimal[][] W2,
    decimal[] B2);

/// <summary>What epochs, or trainings, of the same network by several seeds show together.</summary>
/// <param name="EndsWhereItMay">Each ends where one of the possible orders of the rows ends.</param>
/// <param name="InTheOrderGiven">Each sees the rows in the order in which they are handed in.</param>
/// <param name="SameSeedSameEnd">A seed leads to the same parameters when it is asked again.</param>
/// <param name="OtherSeedOtherEnd">Not all seeds lead to the same parameters.</param>
/// <param name="OrderChanges">Every training sees the rows in another order in one epoch than in another.</param>
public sealed record SeedFindings(
    bool EndsWhereItMay, bool InTheOrderGiven, bool SameSeedSameEnd, bool OtherSeedOtherEnd, bool OrderChanges);

/// <summary>
/// The right answers of stage 09's network: J from its definition, its slopes by differences of J, in exact decimals.
/// </summary>
public static class NetworkOracle
{
    private static readonly ConcurrentDictionary<string, Trained[]> _ends = [];
    private static readonly ConditionalWeakTable<
        Parameters, ConcurrentDictionary<(decimal[] X, int Label, KinkSide Side), Parameters>> _slopes = [];

    /// <summary>pₖ = e^zₖ / Σ eᶻ, the powers taken from the largest z, which cancels.</summary>
    public static decimal[][] Probabilities(NetworkCase c) => [.. c.Inputs.Select(x => Softmax(Logits(c.Network, x)))];

    /// <summary>J, the mean of −ln p.</summary>
    public static decimal Cost(NetworkCase c) => c.Inputs.Select((x, i) => Loss(c.Network, x, c.Labels[i])).Average();

    /// <summary>The slopes of J in every parameter, by either end of the kink.</summary>
    public static IEnumerable<Parameters> Backward(NetworkCase c) => Kink.Both(side => Slopes(c, side));

    /// <summary>The slopes of J in every parameter.</summary>
    public static Parameters Slopes(NetworkCase c, KinkSide side) =>
        Scale(c.Inputs.Select((x, i) => Slopes(c.Network, x, c.Labels[i], side)).Aggregate(Add), 1m / c.Inputs.Length);

    /// <summary>One epoch, for every order in which the rows can come.</summary>
    public static IEnumerable<Trained> TrainEpoch(EpochCase c) => Deals(c).Select(batches => Sum(c, batches, Path(c, batches)));

    /// <summary>What an epoch of the cases may end in, worked out once: to try every order of the rows takes its time.</summary>
    public static Trained[] Ends(EpochCase c) => _ends.GetOrAdd($"{c.Name}: {c.Given}", _ => [.. TrainEpoch(c)]);

    /// <summary>Epochs whose rows keep their order, which makes no difference if each is one batch.</summary>
    public static Fitted Fit(EpochCase c)
    {
        List<Trained> epochs = [];
        for (var epoch = 0; epoch < c.Epochs; epoch++)
        {
            epochs.Add(TrainEpoch(c with { Network = epoch == 0 ? c.Network : End(epochs[^1]) }).First());
        }

        return Of(c, [.. epochs]);
    }

    /// <summary>What seeds should show.</summary>
    public static SeedFindings Seeds(EpochCase c) =>
        new(
            EndsWhereItMay: true,
            InTheOrderGiven: false,
            SameSeedSameEnd: true,
            OtherSeedOtherEnd: true,
            OrderChanges: c.Epochs > 1);

    internal static Fitted Of(EpochCase c, Trained[] epochs)
    {
        var end = epochs.Length == 0 ? c.Network : End(epochs[^1]);
        decimal[] costs = [.. epochs.Select(epoch => epoch.Cost)], accuracies = [.. epochs.Select(epoch => epoch.Accuracy)];
        return new Fitted(
            costs, accuracies, [.. Enumerable.Range(1, epochs.Length)], costs, accuracies, end.W1, end.B1, end.W2, end.B2);
    }

    /// <summary>The parameters that an epoch ends with.</summary>
    public static Parameters End(Trained epoch) => new(epoch.W1, epoch.B1, epoch.W2, epoch.B2);

    /// <summary>W₁x + b₁.</summary>
    internal static decimal[] PreActivations(Parameters network, decimal[] x) => Layer(network.W1, network.B1, x);

    /// <summary>max(0, W₁x + b₁).</summary>
    internal static decimal[] Hidden(Parameters network, decimal[] x) =>
        [.. PreActivations(network, x).Select(z => Math.Max(0, z))];

    /// <summary>W₂h + b₂.</summary>
    internal static decimal[] Logits(Parameters network, decimal[] x) => Layer(network.W2, network.B2, Hidden(network, x));

    internal static decimal[] Softmax(decimal[] logits)
    {
        decimal[] powers = [.. logits.Select(z => Functions.Exp(z - logits.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    /// <summary>The class of the largest logit.</summary>
    internal static int Called(Parameters network, decimal[] x)
    {
        var logits = Logits(network, x);
        return Array.IndexOf(logits, logits.Max());
    }

    /// <summary>−ln p of the row's class.</summary>
    internal static decimal Loss(Parameters network, decimal[] x, int label) => Loss(Logits(network, x), label);

    /// <summary>The slope of a row's loss in each logit.</summary>
    internal static decimal[] Error(Parameters network, decimal[] x, int label) =>
        Difference.Central(z => Loss(z, label), Logits(network, x), Difference.Fine);

    /// <summary>The slopes of a row's loss. Differences take their time: those of the same network and row are kept.</summary>
    internal static Parameters Slopes(Parameters network, decimal[] x, int label, KinkSide side) =>
        _slopes.GetOrCreateValue(network).GetOrAdd((x, label, side), _ => SlopesNear(network, x, label, side));

    /// <summary>The network before each batch, and after the last; by the mean slopes of each batch, or by others.</summary>
    internal static Parameters[] Path(EpochCase c, int[][] batches, Func<Parameters, int[], Parameters>? slopes = null)
    {
        List<Parameters> path = [c.Network];
        foreach (var batch in batches)
        {
            path.Add(Add(
                path[^1], Scale((slopes ?? ((network, rows) => Mean(c, network, rows)))(path[^1], batch), -c.LearningRate)));
        }

        return [.. path];
    }

    /// <summary>An epoch's cost and accuracy, each row as its batch's network saw it, and where the path ends.</summary>
    internal static Trained Sum(EpochCase c, int[][] batches, Parameters[] path)
    {
        var seen = batches.SelectMany((batch, i) => batch.Select(row => (Row: row, Network: path[i]))).ToArray();
        var end = path[^1];
        return new Trained(
            seen.Sum(pair => Loss(pair.Network, c.Inputs[pair.Row], c.Labels[pair.Row])) / c.Inputs.Length,
            (decimal)seen.Count(pair => IsRight(c, pair.Network, pair.Row)) / c.Inputs.Length,
            end.W1, end.B1, end.W2, end.B2);
    }

    internal static bool IsRight(EpochCase c, Parameters network, int row) => Called(network, c.Inputs[row]) == c.Labels[row];

    internal static Parameters Mean(EpochCase c, Parameters network, int[] batch) => Slopes(c.Rows with
    {
        Network = network,
        Inputs = [.. batch.Select(row => c.Inputs[row])],
        Labels = [.. batch.Select(row => c.Labels[row])],
    }, KinkSide.Left);

    /// <summary>
    /// Every way to deal the rows into batches; within a batch their order does not matter, nor which of several equal rows it
    /// is.
    /// </summary>
    internal static IEnumerable<int[][]> Deals(EpochCase c) => Orders([.. Enumerable.Range(0, c.Inputs.Length)])
        .Select(order => order.Chunk(c.BatchSize).Select(batch => batch.Order().ToArray()).ToArray())
        .DistinctBy(deal =>
            string.Join(
                '|', deal.Select(batch => string.Join(',', batch.Select(row => Array.IndexOf(c.Inputs, c.Inputs[row]))))));

    internal static Parameters Add(Parameters a, Parameters b) => Combine(a, b, (x, y) => x + y);

    internal static Parameters Scale(Parameters all, decimal factor) => Combine(all, all, (value, _) => value * factor);

    internal static decimal[] Layer(decimal[][] w, decimal[] b, decimal[] x) =>
        [.. w.Zip(b, (row, bias) => Numbers.Dot(row, x) + bias)];

    /// <summary>Every order of the rows, as they are first.</summary>
    public static IEnumerable<int[]> Orders(int[] rows) => rows.Length <= 1
        ? [rows]
        : rows.SelectMany((first, i) => Orders([.. rows[..i], .. rows[(i + 1)..]]).Select(rest => (int[])[first, .. rest]));

    /// <summary>Every unit is kept on the line that its z is on, so that no difference straddles a kink.</summary>
    private static Parameters SlopesNear(Parameters network, decimal[] x, int label, KinkSide side)
    {
        var isOn = PreActivations(network, x).Select(z => side.IsRight(z)).ToArray();
        decimal LossNear(Parameters near) =>
            Loss(Layer(near.W2, near.B2, [.. PreActivations(near, x).Select((z, i) => isOn[i] ? z : 0)]), label);

        return new Parameters(
            Difference.Central(w1 => LossNear(network with { W1 = w1 }), network.W1, Difference.Fine),
            Difference.Central(b1 => LossNear(network with { B1 = b1 }), network.B1, Difference.Fine),
            Difference.Central(w2 => LossNear(network with { W2 = w2 }), network.W2, Difference.Fine),
            Difference.Central(b2 => LossNear(network with { B2 = b2 }), network.B2, Difference.Fine));
    }

    internal static decimal Loss(decimal[] logits, int label) =>
        Functions.Log(logits.Sum(z => Functions.Exp(z - logits.Max()))) + logits.Max() - logits[label];

    private static Parameters Combine(Parameters a, Parameters b, Func<decimal, decimal, decimal> of) => new(
        [.. a.W1.Zip(b.W1, (rowA, rowB) => rowA.Zip(rowB, of).ToArray())],
        [.. a.B1.Zip(b.B1, of)],
        [.. a.W2.Zip(b.W2, (rowA, rowB) => rowA.Zip(rowB, of).ToArray())],
        [.. a.B2.Zip(b.B2, of)]);
}
