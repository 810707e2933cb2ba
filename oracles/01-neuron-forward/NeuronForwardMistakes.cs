using static Katas.Oracles.NeuronForward.NeuronForwardOracle;

namespace Katas.Oracles.NeuronForward;

/// <summary>The known wrong answers of stage 01.</summary>
public static class NeuronForwardMistakes
{
    /// <summary>Of z = w·x + b.</summary>
    public static Mistake<NeuronForwardCase, decimal>[] PreActivation =>
        [.. _wrongSums.Select(wrong => OneRow(wrong)), OneRow(_activationForZ)];

    /// <summary>Of z, asked twice.</summary>
    public static Mistake<NeuronForwardCase, decimal[]>[] Twice =>
    [
        .. PreActivation.Select(wrong =>
            new Mistake<NeuronForwardCase, decimal[]>(wrong.Id, wrong.Story, c => wrong.Answers(c).Select(z => new[] { z, z }))
            { Changes = wrong.Changes }),
        new(_sumLeftInBias.Id, _sumLeftInBias.Story, c => [[Running(c, c.X, c.X)[0], Running(c, c.X, c.X)[1]]]),
        new(_productsInWeights.Id, _productsInWeights.Story, c => [ProductsKept(c, c.X, c.X)]),
    ];

    /// <summary>Of a = max(αz, z).</summary>
    public static Mistake<NeuronForwardCase, decimal>[] Forward => [.. _wrongActivations.Select(wrong => OneRow(wrong))];

    /// <summary>Of a for every row.</summary>
    public static Mistake<NeuronForwardCase, decimal[]>[] ForwardBatch =>
    [
        .. _wrongActivations.Select(wrong =>
            new Mistake<NeuronForwardCase, decimal[]>(wrong.Id, wrong.Story, c =>
                [[.. c.Batch.Select(x => wrong.Answer(c, x))]])
            {
                Changes = wrong.ChangesOfAll,
                Over = wrong.OfZ is { } of
                    ? (c, a) => [[.. a(Linear(c)).Select(z => of(c, z))]]
                    : null,
            }),
        new Mistake<NeuronForwardCase, decimal[]>(_sumLeftInBias.Id, _sumLeftInBias.Story, c =>
            [[.. Running(c, c.Batch).Select(z => Activation(z, c.Alpha))]])
            .At(NeuronForwardGraph.Z, c => [Running(c, c.Batch)]),
        new(_productsInWeights.Id, _productsInWeights.Story, c =>
            [[.. ProductsKept(c, c.Batch).Select(z => Activation(z, c.Alpha))]]),
        Rows("first-row-only", "every row has the first row's activation: compute each from its own, keep no z in a field", a =>
            [.. a.Select(_ => a[0])]),
        Rows("last-row-for-all", "every row has the last row's activation: activation i comes from row i", a =>
            [.. a.Select(_ => a[^1])]),
        Rows("first-row-left-out", "the first row's activation is missing: the first index is 0", a => [0, .. a.Skip(1)]),
        Rows("rows-reversed", "the activations are in reverse order: activation i belongs to row i", a =>
            [.. a.AsEnumerable().Reverse()]),
        Rows(
            "rows-sorted",
            "the activations are sorted: activation i belongs to row i",
            a => [.. a.Order()],
            a => [.. a.OrderDescending()]),
        Rows("rows-added-up", _addedUp, a => [.. a.Select((_, i) => a.Take(i + 1).Sum())]),
        new("rows-added-up", _addedUp, c =>
            [[.. c.Batch.Select((_, i) => Activation(c.Batch.Take(i + 1).Sum(x => Z(c, x)), c.Alpha))]]),
        Rows("last-row-left-out", "the last row's activation is missing: the loop ends one row early", a =>
            [.. a.SkipLast(1), 0]),
    ];

    private const string _overwritten = "only the last product is left: add to the sum (+=), don't overwrite it (=)";

    private const string _addedUp = "each row is added to the earlier ones: every row is independent";

    private const string _bent = "the activation is applied to every product: sum them first, then apply it once, to z";

    private const string _capped = "large z is clipped: the leaky ReLU has no upper limit";

    private const string _activated = "the activation is applied to z already: z = w·x + b, and max(αz, z) comes once, after it";

    private const string _fractions = "the result is rounded to a whole number: is an int involved?";

    private static readonly (string Id, string Story) _sumLeftInBias =
        (
            "sum-left-in-bias",
            "the sum continues from the previous call or row (kept in bias?): start z from b, in a local variable");

    private static readonly (string Id, string Story) _productsInWeights =
        (
            "products-in-weights",
            "the products are written into the weights, so the next call or row starts from them: only read w");

    private static readonly Wrong _activationForZ = new("activation-for-z", _activated, Oracle);

    private static readonly Wrong[] _wrongSums =
    [
        new("bias-left-out", "the bias b is not added: z = w·x + b", (c, x) => Numbers.Dot(c.Weights, x)),
        new("bias-per-feature", "the bias is added once per feature: add it once, outside the sum", (c, x) =>
            Numbers.Dot(c.Weights, x) + (x.Length * c.Bias)),
        new("bias-subtracted", "the bias is subtracted: z = w·x + b", (c, x) => Numbers.Dot(c.Weights, x) - c.Bias),
        new Wrong("mean-for-sum", "the products are averaged: z is their sum", (c, x) =>
            (Numbers.Dot(c.Weights, x) / x.Length) + c.Bias).InSum(),
        new Wrong("last-feature-left-out", "the last feature is not in the sum: the loop ends one early", (c, x) =>
            Numbers.Dot(c.Weights, x.SkipLast(1)) + c.Bias).InSum(),
        new("bias-twice", "the bias is added twice: start the sum from it or add it at the end, not both", (c, x) =>
            Numbers.Dot(c.Weights, x) + (2 * c.Bias)),
        new Wrong("first-feature-left-out", "the first feature is not in the sum: the first index is 0", (c, x) =>
            Numbers.Dot(c.Weights.Skip(1), x.Skip(1)) + c.Bias).InSum(),
        new Wrong("first-product-only", "only the first product is in the sum: return after the loop, not inside it", (c, x) =>
            (c.Weights[0] * x[0]) + c.Bias).InSum(),
        new("last-product-only", _overwritten, (c, x) => c.Weights[^1] * x[^1]),
        new Wrong("last-product-only", _overwritten, (c, x) => (c.Weights[^1] * x[^1]) + c.Bias).InSum(),
        new Wrong("weights-ignored", "the features are summed without their weights: multiply xᵢ by wᵢ", (c, x) =>
            x.Sum() + c.Bias)
            .InProducts((_, x) => x),
        new Wrong("features-ignored", "the weights are summed without the features: multiply wᵢ by xᵢ", (c, _) =>
            c.Weights.Sum() + c.Bias)
            .InProducts((c, _) => c.Weights),
        new Wrong(
            "added-for-multiplied",
            "each weight is added to its feature: multiply them, then add up the products",
            (c, x) => c.Weights.Sum() + x.Sum() + c.Bias)
            .InProducts((c, x) => c.Weights.Zip(x, (w, xj) => w + xj)),
        new Wrong("products-multiplied", "the products are multiplied with one another: add them up", (c, x) =>
            Products(c, x).Aggregate((product, wx) => product * wx) + c.Bias).InSum(),
        new Wrong("features-reversed", "the first weight is multiplied by the last feature: wᵢ goes with xᵢ", (c, x) =>
            Numbers.Dot(c.Weights, x.Reverse()) + c.Bias)
            .InProducts((c, x) => c.Weights.Zip(x.Reverse(), (w, xj) => w * xj)),
        new Wrong("first-weight-only", "every feature is multiplied by the first weight: wᵢ goes with xᵢ", (c, x) =>
            (c.Weights[0] * x.Sum()) + c.Bias)
            .InProducts((c, x) => x.Select(xj => c.Weights[0] * xj)),
        new Wrong("first-feature-only", "every weight is multiplied by the first feature: wᵢ goes with xᵢ", (c, x) =>
            (c.Weights.Sum() * x[0]) + c.Bias)
            .InProducts((c, x) => c.Weights.Select(w => w * x[0])),
        new Wrong(
            "sums-multiplied",
            "weights and features are summed separately, then multiplied: multiply pair by pair, then sum",
            (c, x) => (c.Weights.Sum() * x.Sum()) + c.Bias).InSum(),
        new("bias-multiplied", "z is multiplied by the bias: add it, once", (c, x) => Numbers.Dot(c.Weights, x) * c.Bias),
        new Wrong("products-made-positive", "every product counts as positive: keep its sign", (c, x) =>
            Products(c, x).Sum(Math.Abs) + c.Bias)
            .InProducts((c, x) => Products(c, x).Select(Math.Abs)),
        new("products-subtracted", "the products are subtracted: add them to the bias", (c, x) =>
            c.Bias - Numbers.Dot(c.Weights, x)),
        new Wrong("features-squared", "the features are squared: multiply each weight by its feature once", (c, x) =>
            Numbers.Dot(c.Weights, x.Select(xi => xi * xi)) + c.Bias)
            .InProducts((c, x) => c.Weights.Zip(x, (w, xj) => w * xj * xj)),
        new Wrong("largest-product-only", "that is the largest product plus the bias: sum all the products", (c, x) =>
            Products(c, x).Max() + c.Bias).InSum(),
        new Wrong("activation-per-product", _bent, (c, x) => Products(c, x).Sum(wx => Activation(wx, c.Alpha)) + c.Bias)
            .InProducts((c, x) => Products(c, x).Select(wx => Activation(wx, c.Alpha))),
        new("activation-per-product", _bent, (c, x) => Products(c, x).Append(c.Bias).Sum(term => Activation(term, c.Alpha))),
        new("bias-weighted", "the bias is added to each feature before weighting: add it to the sum, once", (c, x) =>
            Numbers.Dot(c.Weights, x.Select(xi => xi + c.Bias))),
        new Wrong("bias-in-weights", "the bias is added to each weight before multiplying: add it to the sum, once", (c, x) =>
            Numbers.Dot(c.Weights.Select(w => w + c.Bias), x)),
        new Wrong("two-features-only", "only the first two products are in the sum: go through all features", (c, x) =>
            Numbers.Dot(c.Weights.Take(2), x.Take(2)) + c.Bias).InSum(),
        new("fractions-cut-off", _fractions, (c, x) => Math.Truncate(Numbers.Dot(c.Weights, x) + c.Bias)),
        new Wrong("fractions-cut-off", _fractions, (c, x) => Math.Truncate(Numbers.Dot(c.Weights, x)) + c.Bias).InSum(),
        new Wrong("fractions-cut-off", _fractions, (c, x) => Products(c, x).Sum(Math.Truncate) + c.Bias)
            .InProducts((c, x) => Products(c, x).Select(Math.Truncate)),
        new("fractions-cut-off", _fractions, (c, x) => Math.Round(Numbers.Dot(c.Weights, x) + c.Bias)),
        .. Enumerable.Range(1, 6).Select(digits => new Wrong(
            "z-rounded",
            "z is rounded: return all its digits, and leave rounding to the printing",
            (c, x) => Math.Round(Numbers.Dot(c.Weights, x) + c.Bias, digits))),
    ];

    private static readonly Wrong[] _wrongActivations =
    [
        Bent("no-activation", "that is z: the activation max(αz, z) is still to come", (c, z) => z),
        Bent("relu-not-leaky", "negative z becomes 0, as in a plain ReLU: a leaky one gives αz", (c, z) => Math.Max(0, z)),
        Bent(
            "alpha-on-the-right",
            "α scales positive z and leaves negative z unchanged: swap them, max(αz, z)",
            (c, z) => Math.Min(c.Alpha * z, z)),
        Bent("alpha-everywhere", "α scales every z: only negative z is scaled", (c, z) => c.Alpha * z),
        Bent("alpha-for-value", "negative z gives α itself: it should give α times z", (c, z) => z > 0 ? z : c.Alpha),
        Bent("alpha-for-value", "negative z gives α itself: it should give α times z", (c, z) => Math.Max(c.Alpha, z)),
        Bent("sign-lost", "negative z gives a positive activation: αz keeps the sign of z", (c, z) =>
            Math.Max(-c.Alpha * z, z)),
        Bent("alpha-fixed", "α is always 0.01: use the neuron's own alpha", (c, z) => Activation(z, 0.01m)),
        Bent("alpha-added", "α is added to negative z: multiply by it", (c, z) => Left(z, left => left + c.Alpha)),
        Bent("alpha-subtracted", "α is subtracted from negative z: multiply by it", (c, z) => Left(z, left => left - c.Alpha)),
        _activationForZ.In(NeuronForwardGraph.Z) with { Answer = (c, x) => Left(Z(c, x), z => c.Alpha * c.Alpha * z) },
        Bent("divided-by-alpha", "negative z is divided by α: multiply by it", (c, z) =>
            Left(z, left => c.Alpha == 0 ? left : left / c.Alpha)),
        Bent("one-minus-alpha", "negative z gives z − αz: it should give αz", (c, z) =>
            Left(z, left => (1 - c.Alpha) * left)),
        Bent("negative-turned", "negative z becomes −z: it should become αz", (c, z) => Math.Abs(z)),
        Bent("slope-for-value", "that is the slope of the activation, 1 or α: return its value", (c, z) =>
            z > 0 ? 1 : c.Alpha),
        Bent("step-for-line", "positive z becomes 1: it should stay unchanged", (c, z) => z > 0 ? 1 : 0),
        Bent("step-for-line", "positive z becomes 1: it should stay unchanged", (c, z) => Left(z, left => c.Alpha * left, 1)),
        Bent("sigmoid-for-relu", "that is a sigmoid: use a leaky ReLU, max(αz, z)", (c, z) =>
            Math.Abs(z) > 60 ? (z > 0 ? 1 : 0) : 1 / (1 + Functions.Exp(-z))),
        Bent("tanh-for-relu", "that is tanh: use a leaky ReLU, max(αz, z)", (c, z) =>
            Math.Abs(z) > 30 ? Math.Sign(z) : Functions.Tanh(z)),
        Bent(
            "elu-for-relu",
            "that is an ELU, which is curved left of zero: a leaky ReLU is the straight line αz there",
            (c, z) => Left(z, left => c.Alpha * ((left < -60 ? 0 : Functions.Exp(left)) - 1))),
        Bent("capped-above", _capped, (c, z) => Math.Min(1, Activation(z, c.Alpha))),
        Bent("capped-above", _capped, (c, z) => Math.Min(6, Activation(z, c.Alpha))),
        Bent("zero-alpha-replaced", "α = 0 is replaced by 0.01: 0 is a valid α", (c, z) =>
            Activation(z, c.Alpha == 0 ? 0.01m : c.Alpha)),
        Bent("side-before-bias", "the side is chosen by the sign of w·x: use the sign of z, bias included", (c, z) =>
            z > c.Bias ? z : c.Alpha * z),
        Bent("compared-with-one", "z is compared with 1: the kink is at 0", (c, z) => z > 1 ? z : c.Alpha * z),
        Bent("compared-with-alpha", "z is compared with α: the kink is at 0", (c, z) =>
            z > c.Alpha ? z : c.Alpha * z),
        Bent("bias-not-scaled", "α scales w·x and not the bias: scale the whole z", (c, z) =>
            Left(z, left => (c.Alpha * (left - c.Bias)) + c.Bias)),
        new("bias-after-activation", "the bias is added after the activation: it is part of z", (c, x) =>
            Activation(Numbers.Dot(c.Weights, x), c.Alpha) + c.Bias),
        .. _wrongSums.Select(wrong =>
            wrong.In(NeuronForwardGraph.Z) with { Answer = (c, x) => Activation(wrong.Answer(c, x), c.Alpha) }),
    ];

    private static decimal Z(NeuronForwardCase c, decimal[] x) => NeuronForwardOracle.PreActivation(c, x);

    private static IEnumerable<decimal> Products(NeuronForwardCase c, decimal[] x) => c.Weights.Zip(x, (w, xi) => w * xi);

    /// <summary>Wrong left of zero alone, or right of it too.</summary>
    private static decimal Left(decimal z, Func<decimal, decimal> wrong, decimal? right = null) => z > 0 ? right ?? z : wrong(z);

    /// <summary>A wrong activation of whatever z is.</summary>
    private static Wrong Bent(string id, string story, Func<NeuronForwardCase, decimal, decimal> of) =>
        new(id, story, (c, x) => of(c, Z(c, x))) { OfZ = of };

    /// <summary>A mistake in what is done with the activations of all rows.</summary>
    private static Mistake<NeuronForwardCase, decimal[]> Rows(
        string id, string story, params Func<decimal[], decimal[]>[] ways) => Mistakes.Over<NeuronForwardCase, decimal[]>(
            id, story, c => [NeuronForwardOracle.Forward(c)], (c, rows) => ways.Select(of => of(rows(c))));

    private static decimal Oracle(NeuronForwardCase c, decimal[] x) => NeuronForwardOracle.Forward(c, x);

    private static decimal[] Running(NeuronForwardCase c, params decimal[][] rows) =>
        [.. rows.Select((_, i) => c.Bias + rows.Take(i + 1).Sum(x => Numbers.Dot(c.Weights, x)))];

    /// <summary>z of each row, after the products of the earlier ones have become the weights.</summary>
    private static decimal[] ProductsKept(NeuronForwardCase c, params decimal[][] rows) =>
    [
        .. rows.Select((_, i) =>
            rows[..(i + 1)].Aggregate(c.Weights, (w, x) => [.. w.Zip(x, (wj, xj) => wj * xj)]).Sum() + c.Bias),
    ];

    private static Mistake<NeuronForwardCase, decimal> OneRow(Wrong wrong) =>
        new(wrong.Id, wrong.Story, c => [wrong.Answer(c, c.X)])
        {
            Changes = wrong.ChangesOfOne,
            Over = wrong.OfZ is { } of ? (c, a) => [of(c, a(Linear(c)))] : null,
        };

    /// <summary>With α = 1 the activation is z, whichever way z was computed.</summary>
    private static NeuronForwardCase Linear(NeuronForwardCase c) => c with { Alpha = 1 };

    /// <summary>A wrong answer for one row, and the node of the graph that it changes; null if that is the answer.</summary>
    private sealed record Wrong(string Id, string Story, Func<NeuronForwardCase, decimal[], decimal> Answer)
    {
        /// <summary>The same as a function of z; null if it is none.</summary>
        public Func<NeuronForwardCase, decimal, decimal>? OfZ { get; init; }

        public string? Node { get; init; }

        public Func<NeuronForwardCase, decimal[], object>? Value { get; init; }

        /// <summary>The same, as a node of a later answer.</summary>
        public Wrong In(string node) => Node is null ? this with { Node = node, Value = (c, x) => Answer(c, x) } : this;

        /// <summary>Where the sum of the products is wrong, and the bias is added as it should be.</summary>
        public Wrong InSum() => this with { Node = NeuronForwardGraph.Sum, Value = (c, x) => Answer(c, x) - c.Bias };

        /// <summary>Where the products are wrong.</summary>
        public Wrong InProducts(Func<NeuronForwardCase, decimal[], IEnumerable<decimal>> products) =>
            this with { Node = NeuronForwardGraph.Products, Value = (c, x) => products(c, x).ToArray() };

        public Func<NeuronForwardCase, IEnumerable<Change[]>>? ChangesOfOne => Node is null
            ? null
            : c => [[new(Node, Value!(c, c.X))]];

        public Func<NeuronForwardCase, IEnumerable<Change[]>>? ChangesOfAll => Node is null
            ? null
            : c => [[new(Node, Stacked([.. c.Batch.Select(x => Value!(c, x))]))]];

        private static object Stacked(object[] values) => values[0] is decimal
            ? values.Cast<decimal>().ToArray()
            : values.Cast<decimal[]>().ToArray();
    }
}
