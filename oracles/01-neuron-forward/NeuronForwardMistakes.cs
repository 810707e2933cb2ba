using static Katas.Oracles.NeuronForward.NeuronForwardOracle;

namespace Katas.Oracles.NeuronForward;

/// <summary>The known wrong answers of stage 01.</summary>
public static class NeuronForwardMistakes
{
    /// <summary>Of z = w·x + b.</summary>
    public static Mistake<NeuronForwardCase, decimal>[] PreActivation => [.. _wrongSums.Select(wrong => OneRow(wrong)), OneRow(_activationForZ)];

    /// <summary>Of z, asked twice.</summary>
    public static Mistake<NeuronForwardCase, decimal[]>[] Twice =>
    [
        .. PreActivation.Select(wrong => new Mistake<NeuronForwardCase, decimal[]>(wrong.Id, wrong.Story, c => wrong.Answers(c).Select(z => new[] { z, z }))),
        new(_sumLeftInBias.Id, _sumLeftInBias.Story, c => [[Running(c, c.X, c.X)[0], Running(c, c.X, c.X)[1]]]),
    ];

    /// <summary>Of a = max(αz, z).</summary>
    public static Mistake<NeuronForwardCase, decimal>[] Forward => [.. _wrongActivations.Select(wrong => OneRow(wrong))];

    /// <summary>Of a for every row.</summary>
    public static Mistake<NeuronForwardCase, decimal[]>[] ForwardBatch =>
    [
        .. _wrongActivations.Select(wrong => new Mistake<NeuronForwardCase, decimal[]>(wrong.Id, wrong.Story, c => [[.. c.Batch.Select(x => wrong.Answer(c, x))]])),
        new(_sumLeftInBias.Id, _sumLeftInBias.Story, c => [[.. Running(c, c.Batch).Select(z => Activation(z, c.Alpha))]]),
        new("first-row-only", "every row got the activation of the first one: take row i for activation i", c => [[.. c.Batch.Select(_ => Oracle(c, c.X))]]),
        new("last-row-left-out", "the last row's activation is missing: the loop ends one row early", c => [[.. c.Batch.SkipLast(1).Select(x => Oracle(c, x)), 0]]),
    ];

    private const string _overwritten = "only the last product is left: add to the sum (+=), do not overwrite it (=)";

    private static readonly (string Id, string Story) _sumLeftInBias =
        ("sum-left-in-bias", "the sum goes on from the call or row before (is it kept in bias?): start every z from b, in a local variable");

    private static readonly Wrong _activationForZ = new("activation-for-z", "that is a, the activation: z is what goes into max(αz, z)", Oracle);

    private static readonly Wrong[] _wrongSums =
    [
        new("bias-left-out", "the bias b is not added: z = w·x + b", (c, x) => Numbers.Dot(c.Weights, x)),
        new("bias-per-feature", "the bias is added once for each feature: it belongs outside the sum, once", (c, x) => Numbers.Dot(c.Weights, x) + (x.Length * c.Bias)),
        new("bias-subtracted", "the bias is subtracted: z = w·x + b", (c, x) => Numbers.Dot(c.Weights, x) - c.Bias),
        new("mean-for-sum", "the products are averaged: z is their sum", (c, x) => (Numbers.Dot(c.Weights, x) / x.Length) + c.Bias),
        new("last-feature-left-out", "the last feature is not in the sum: the loop ends one early", (c, x) => Numbers.Dot(c.Weights, x.SkipLast(1)) + c.Bias),
        new("bias-twice", "the bias is added twice: start the sum from it or add it at the end, not both", (c, x) => Numbers.Dot(c.Weights, x) + (2 * c.Bias)),
        new("first-feature-left-out", "the first feature is not in the sum: the first index is 0", (c, x) => Numbers.Dot(c.Weights.Skip(1), x.Skip(1)) + c.Bias),
        new("first-product-only", "only the first product is in the sum: return after the loop, not inside it", (c, x) => (c.Weights[0] * x[0]) + c.Bias),
        new("last-product-only", _overwritten, (c, x) => c.Weights[^1] * x[^1]),
        new("last-product-only", _overwritten, (c, x) => (c.Weights[^1] * x[^1]) + c.Bias),
        new("weights-ignored", "the features are summed without their weights: multiply xᵢ by wᵢ", (c, x) => x.Sum() + c.Bias),
    ];

    private static readonly Wrong[] _wrongActivations =
    [
        new("no-activation", "that is z: the activation max(αz, z) is still to come", (c, x) => Z(c, x)),
        new("relu-not-leaky", "negative z became 0, a plain ReLU: a leaky one keeps αz", (c, x) => Math.Max(0, Z(c, x))),
        new("alpha-on-the-right", "α scales positive z and leaves negative z whole: it is the other way round, max(αz, z)", (c, x) => Math.Min(c.Alpha * Z(c, x), Z(c, x))),
        new("alpha-everywhere", "α scales every z: only negative z is scaled", (c, x) => c.Alpha * Z(c, x)),
        new("alpha-for-value", "negative z gave α itself: it gives α times z", (c, x) => Z(c, x) > 0 ? Z(c, x) : c.Alpha),
        new("sign-lost", "negative z gave a positive activation: αz keeps the sign of z", (c, x) => Math.Max(-c.Alpha * Z(c, x), Z(c, x))),
        new("alpha-fixed", "α is 0.01 whatever the neuron was given: use its alpha", (c, x) => Activation(Z(c, x), 0.01m)),
        new("bias-after-activation", "the bias is added after the activation: it is part of z", (c, x) => Activation(Numbers.Dot(c.Weights, x), c.Alpha) + c.Bias),
        .. _wrongSums.Select(wrong => wrong with { Answer = (c, x) => Activation(wrong.Answer(c, x), c.Alpha) }),
    ];

    private static decimal Z(NeuronForwardCase c, decimal[] x) => NeuronForwardOracle.PreActivation(c, x);

    private static decimal Oracle(NeuronForwardCase c, decimal[] x) => NeuronForwardOracle.Forward(c, x);

    private static decimal[] Running(NeuronForwardCase c, params decimal[][] rows) =>
        [.. rows.Select((_, i) => c.Bias + rows.Take(i + 1).Sum(x => Numbers.Dot(c.Weights, x)))];

    private static Mistake<NeuronForwardCase, decimal> OneRow(Wrong wrong) => new(wrong.Id, wrong.Story, c => [wrong.Answer(c, c.X)]);

    private sealed record Wrong(string Id, string Story, Func<NeuronForwardCase, decimal[], decimal> Answer);
}
