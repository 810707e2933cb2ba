using System.Runtime.CompilerServices;

namespace Katas.Oracles.FullMlp;

/// <summary>What one example gives on its way through the network.</summary>
public sealed record Pass(decimal[] PreActivations, decimal[] Hidden, decimal Output);

/// <summary>What a training gives: the mean cost of each epoch, and the parameters it ends with.</summary>
public sealed record Training(decimal[] Costs, decimal[][] W1, decimal[] B1, decimal[] W2, decimal B2);

/// <summary>
/// The right answers of stage 05: the pass from its definition, slopes by differences of the loss, in exact decimals.
/// </summary>
public static class FullMlpOracle
{
    /// <summary>The tests ask about the same cases for many seeds of the learner's.</summary>
    private static readonly ConditionalWeakTable<FitCase, Training[]> _fits = [];

    /// <summary>z = W₁x + b₁, h = max(0, z), f = W₂·h + b₂.</summary>
    public static Pass Forward(MlpCase c)
    {
        var z = PreActivations(c.Network, c.X);
        decimal[] h = [.. z.Select(zi => Math.Max(0, zi))];
        return new Pass(z, h, Numbers.Dot(c.Network.W2, h) + c.Network.B2);
    }

    /// <summary>L = ½ (f − y)².</summary>
    public static decimal Loss(MlpCase c) => LossNear(c, KinkSide.Left)(c.Network);

    /// <summary>The slopes of L in every parameter, by either end of the kink.</summary>
    public static IEnumerable<Network> Backward(MlpCase c) => Kink.Both(side => Slopes(c, side));

    /// <summary>The slopes of L in every parameter.</summary>
    public static Network Slopes(MlpCase c, KinkSide side)
    {
        var (loss, network) = (LossNear(c, side), c.Network);
        return new Network(
            Difference.Central(w1 => loss(network with { W1 = w1 }), network.W1),
            Difference.Central(b1 => loss(network with { B1 = b1 }), network.B1),
            Difference.Central(w2 => loss(network with { W2 = w2 }), network.W2),
            Difference.Central(b2 => loss(network with { B2 = b2 }), network.B2));
    }

    /// <summary>η of the single steps that the tests ask for.</summary>
    public const decimal UpdateRate = 0.1m;

    /// <summary>The parameters after one step along the slopes of L.</summary>
    public static Network Update(MlpCase c) => Step(c.Network, Slopes(c, KinkSide.Left), UpdateRate);

    /// <summary>θ − η slope for every parameter θ.</summary>
    public static Network Step(Network network, Network slopes, decimal learningRate) =>
        Combine(network, slopes, (value, slope) => value - (learningRate * slope));

    /// <summary>The training's outcome for every order in which the rows can come.</summary>
    public static IEnumerable<Training> Fit(FitCase c) => _fits.GetValue(c, static c => [.. Fitted(c)]);

    private static IEnumerable<Training> Fitted(FitCase c) => FitWith(c, (network, costs, batches) =>
    {
        var cost = 0m;
        foreach (var batch in batches)
        {
            cost += batch.Sum(row => LossOf(c, network, row)) / c.Inputs.Length;
            network = Step(network, Mean(c, network, batch), c.LearningRate);
        }

        return (network, [.. costs, cost]);
    });

    /// <summary>Trains by some rule for an epoch, for every way to deal the rows into batches in every epoch.</summary>
    internal static IEnumerable<Training> FitWith(
        FitCase c, Func<Network, decimal[], int[][], (Network Network, decimal[] Costs)> epoch) =>
        FitWith(c, (c.Network, (decimal[])[]), state => state, (state, batches) => [epoch(state.Item1, state.Item2, batches)]);

    /// <summary>The same for a rule that keeps more from epoch to epoch, or can end an epoch in several ways.</summary>
    internal static IEnumerable<Training> FitWith<TState>(
        FitCase c,
        TState start,
        Func<TState, (Network Network, decimal[] Costs)> end,
        Func<TState, int[][], IEnumerable<TState>> epoch)
    {
        TState[] states = [start];
        for (var i = 0; i < c.Epochs; i++)
        {
            states = [.. states.SelectMany(state => Deals(c).SelectMany(deal => epoch(state, deal)))];
        }

        return states.Select(end)
            .Select(state => new Training(state.Costs, state.Network.W1, state.Network.B1, state.Network.W2, state.Network.B2));
    }

    internal static decimal LossOf(FitCase c, Network network, int row) =>
        Loss(new MlpCase(c.Name, network, c.Inputs[row], c.Targets[row]));

    internal static Network SlopesOf(FitCase c, Network network, int row) =>
        Slopes(new MlpCase(c.Name, network, c.Inputs[row], c.Targets[row]), KinkSide.Left);

    internal static Network Sum(FitCase c, Network network, IEnumerable<int> rows) =>
        rows.Select(row => SlopesOf(c, network, row)).Aggregate((sum, slopes) => Combine(sum, slopes, (a, b) => a + b));

    internal static Network Mean(FitCase c, Network network, int[] rows) => Scale(Sum(c, network, rows), 1m / rows.Length);

    internal static Network Scale(Network network, decimal factor) => Combine(network, network, (value, _) => value * factor);

    internal static decimal[] PreActivations(Network network, decimal[] x)
    {
        var z = new decimal[network.W1.Length];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = Numbers.Dot(network.W1[i], x) + network.B1[i];
        }

        return z;
    }

    internal static Network Combine(Network a, Network b, Func<decimal, decimal, decimal> of) => new(
        [.. a.W1.Zip(b.W1, (rowA, rowB) => rowA.Zip(rowB, of).ToArray())],
        [.. a.B1.Zip(b.B1, of)],
        [.. a.W2.Zip(b.W2, of)],
        of(a.B2, b.B2));

    /// <summary>
    /// L as a function of the parameters, every unit kept on the line that its z is on at the case's own parameters. There it is
    /// L itself, and it is quadratic in each parameter, so that differences of it are exact however large the inputs.
    /// </summary>
    private static Func<Network, decimal> LossNear(MlpCase c, KinkSide side)
    {
        var isOn = PreActivations(c.Network, c.X).Select(z => side.IsRight(z)).ToArray();
        return network =>
        {
            var h = PreActivations(network, c.X);
            for (var i = 0; i < h.Length; i++)
            {
                h[i] = isOn[i] ? h[i] : 0;
            }

            var error = Numbers.Dot(network.W2, h) + network.B2 - c.Target;
            return error * error / 2;
        };
    }

    /// <summary>Every way to deal the rows into batches; within a batch their order does not matter.</summary>
    private static IEnumerable<int[][]> Deals(FitCase c) => Orders(Enumerable.Range(0, c.Inputs.Length).ToArray())
        .Select(order => order.Chunk(c.BatchSize).Select(batch => batch.Order().ToArray()).ToArray())
        .DistinctBy(deal => string.Join('|', deal.Select(batch => string.Join(',', batch.Select(row => Kind(c, row))))));

    internal static IEnumerable<T[]> Orders<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((first, i) => Orders<T>([.. items[..i], .. items[(i + 1)..]]).Select(rest => (T[])[first, .. rest]));

    /// <summary>The first row that equals this one: equal rows in another order are the same deal.</summary>
    private static int Kind(FitCase c, int row) =>
        Enumerable.Range(0, row + 1)
            .First(other => c.Inputs[other].SequenceEqual(c.Inputs[row]) && c.Targets[other] == c.Targets[row]);
}
