using static Katas.Oracles.DigitClassifier.NetworkOracle;

namespace Katas.Oracles.DigitClassifier;

/// <summary>The known wrong slopes of its cost.</summary>
public static class GradientMistakes
{
    /// <summary>Of the slopes of J.</summary>
    public static Mistake<NetworkCase, Parameters>[] Backward =>
    [
        ScaledErrors("sum-for-mean", NetworkMistakes.SumForMean, c => c.Inputs.Length),
        ScaledErrors("mean-over-classes", NetworkMistakes.MeanOverClasses, c => 1m / c.Network.B2.Length),
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

    internal static decimal[] Error(NetworkCase c, int row) => NetworkOracle.Error(c.Network, c.Inputs[row], c.Labels[row]);

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

    internal static decimal Back(NetworkCase c, int row, int unit) => Back(c.Network.W2, Error(c, row), unit);

    internal static decimal Back(decimal[][] w2, decimal[] error, int unit) => error.Select((e, k) => e * w2[k][unit]).Sum();

    /// <summary>
    /// The right slopes, but for the hidden layer's, which come from these deltas: of a row, a unit, and its z.
    /// </summary>
    internal static Parameters WithDelta(NetworkCase c, Func<int, int, decimal, decimal> delta)
    {
        var deltas = Deltas(c, delta);
        return NetworkOracle.Slopes(c, KinkSide.Left) with
        {
            W1 = Means(c, c.Network.W1, (i, unit, j) => deltas[i][unit] * c.Inputs[i][j]),
            B1 = [.. c.Network.B1.Select((_, unit) => deltas.Average(row => row[unit]))],
        };
    }

    internal static decimal[][] Deltas(NetworkCase c, Func<int, int, decimal, decimal> delta) =>
        [.. c.Inputs.Select((x, i) => PreActivations(c.Network, x).Select((z, unit) => delta(i, unit, z)).ToArray())];

    /// <summary>The same divided by m, as they come from E.</summary>
    private static decimal[][] MeanDeltas(NetworkCase c, Func<int, int, decimal, decimal> delta) =>
        Deltas(c, (i, unit, z) => delta(i, unit, z) / c.Inputs.Length);

    /// <summary>Errors and bends of earlier rows, with the inputs of now.</summary>
    internal static Parameters WithDelta(NetworkCase c, NetworkCase earlier)
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
    internal static decimal[][] Means(NetworkCase c, decimal[][] shape, Func<int, int, int, decimal> of) =>
        [.. shape.Select((row, k) => row.Select((_, j) => c.Inputs.Select((_, i) => of(i, k, j)).Average()).ToArray())];

    /// <summary>The output layer of one, the hidden layer of the other.</summary>
    internal static Parameters Layers(Parameters output, Parameters hidden) => output with { W1 = hidden.W1, B1 = hidden.B1 };
}
