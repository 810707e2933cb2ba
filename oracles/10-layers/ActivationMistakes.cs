namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of the layers that have nothing to learn.</summary>
public static class ActivationMistakes
{
    /// <summary>Of ReLU.</summary>
    public static Mistake<ActivationCase, Pass>[] Relu =>
    [
        WrongValue("leaky-not-relu", "negative z leaks through: a plain ReLU is max(0, z), with slope 0 or 1", z =>
            Math.Max(0.01m * z, z)),
        WrongDerivative("leaky-not-relu", "negative z leaks through: a plain ReLU is max(0, z), with slope 0 or 1", (_, _, s) =>
            s == 0 ? 0.01m : s),
        WrongDerivative("half-at-0", "the slope at exactly 0 is ½: use 0 or 1, the slope of one side", (z, _, s) =>
            z == 0 ? 0.5m : s),
        WrongValue("relu-upside-down", "positive z is cut off: max(0, z), not min", z => Math.Min(0, z)),
        WrongDerivative("relu-sides-swapped", "the slope is 0 right of zero and 1 left of it: swap them", (_, _, s) => 1 - s),
        .. ElementWise,
    ];

    /// <summary>Of the sigmoid.</summary>
    public static Mistake<ActivationCase, Pass>[] Sigmoid =>
    [
        WrongValue("sigmoid-minus-left-out", "that is σ(−z): the exponent should be −z", z => Bend.Logistic(-z)),
        .. ((decimal[])[10, 15, 16, 20]).Select(limit =>
            WrongValue("sigmoid-cut-off", "σ is set to 0 or 1 where |z| is large: 1/(1 + e⁻ᶻ) needs no limit", z =>
                z > limit ? 1 : z < -limit ? 0 : Bend.Logistic(z))),
        WrongDerivative("z-for-a", "z is used where a should be: the slope is a(1 − a)", (z, _, _) => z * (1 - z)),
        WrongDerivative("slope-one-minus-sigmoid", "the slope is 1 − a alone: it is a(1 − a)", (_, a, _) => 1 - a),
        .. ElementWise,
    ];

    /// <summary>Of tanh.</summary>
    public static Mistake<ActivationCase, Pass>[] Tanh =>
    [
        WrongDerivative("z-for-a", "z is used where a should be: the slope is 1 − a²", (z, _, _) => 1 - (z * z)),
        WrongDerivative("tanh-slope-not-squared", "the slope is 1 − a: it is 1 − a²", (_, a, _) => 1 - a),
        WrongDerivative("sigmoid-slope-for-tanh", "the slope is the sigmoid's, a(1 − a): tanh's is 1 − a²", (_, a, _) =>
            a * (1 - a)),
        WrongValue("tanh-of-half", "that is tanh(z/2): 2σ(z) − 1 is not tanh z, 2σ(2z) − 1 is", z => (2 * Bend.Logistic(z)) - 1),
        .. ElementWise,
    ];

    /// <summary>Of Swish.</summary>
    public static Mistake<ActivationCase, Pass>[] Swish =>
    [
        new("swish-is-sigmoid", "that is the sigmoid: multiply it by z", c =>
            [
                new(Map(c.Batch, Bend.Logistic), Right(c).InputGradient),
                new(Map(c.Batch, Bend.Logistic), Right(c with { Layer = Bend.Sigmoid }).InputGradient),
            ]),
        WrongDerivative(
            "swish-slope-first-part",
            "the slope is σ(z) alone: the other factor changes too, so add z σ(z)(1 − σ(z))",
            (z, _, _) => Bend.Logistic(z)),
        WrongDerivative(
            "swish-slope-second-part",
            "the slope is z σ(z)(1 − σ(z)) alone: z is a factor too, so add σ(z)",
            (z, a, _) => a * (1 - Bend.Logistic(z))),
        WrongDerivative(
            "swish-slope-of-sigmoid",
            "that is the sigmoid's slope: by the product rule, multiply it by z and add σ(z)",
            (z, _, _) => Bend.Logistic(z) * (1 - Bend.Logistic(z))),
        WrongDerivative(
            "swish-slope-without-z",
            "the slope is σ(z) + σ(z)(1 − σ(z)): multiply the second term by z",
            (z, _, _) => Bend.Logistic(z) * (2 - Bend.Logistic(z))),
        .. ElementWise,
    ];

    /// <summary>Of the softmax.</summary>
    public static Mistake<ActivationCase, Pass>[] Softmax =>
    [
        WrongOutput("softmax-over-columns", "the columns sum to 1: the probabilities of each row should", c =>
            Transposed(Bend.Softmax.Forward(Transposed(c.Batch)))),
        WrongOutput("softmax-over-the-batch", "all rows together sum to 1: each row should", c =>
            [.. Bend.Softmax.Forward([[.. c.Batch.SelectMany(row => row)]])[0].Chunk(c.Batch[0].Length)]),
        WrongDifference(
            "softmax-elementwise",
            "that is g p(1 − p): a score affects all probabilities of its row, pᵢ(gᵢ − Σ gₖpₖ)",
            (g, p, _) => g * (1 - p)),
        WrongRow(
            "softmax-passed-through",
            "the gradient is passed on unchanged: only the p − y of a fused loss skips softmax's slope",
            (g, _) => (i, _) => g[i]),
        WrongDifference("softmax-sum-left-out", "that is pᵢgᵢ: subtract Σ gₖpₖ from gᵢ first", (g, _, _) => g),
        WrongSum("softmax-sum-unweighted", "Σ gₖ is unweighted: weight each gₖ by pₖ", c =>
            [.. c.Gradient.Select(g => g.Sum())]),
        WrongSum("softmax-sum-unweighted", "Σ gₖ is unweighted: weight each gₖ by pₖ", c =>
            [.. c.Gradient.Select(g => g.Average())]),
        WrongRow("softmax-factor-on-one-part", "pᵢ multiplies gᵢ alone: multiply the whole difference, pᵢ(gᵢ − Σ gₖpₖ)", (g, p) =>
            (i, mean) => (p[i] * g[i]) - mean),
        WrongSum("softmax-sum-carried-on", "Σ gₖpₖ includes the sums of earlier rows: start from 0 in every row", c =>
            [.. c.Gradient.Select((_, row) => c.Gradient.Zip(c.Layer.Forward(c.Batch), Numbers.Dot).Take(row + 1).Sum())]),
        WrongRow("softmax-factor-left-out", "that is gᵢ − Σ gₖpₖ: multiply it by pᵢ", (g, _) => (i, mean) => g[i] - mean),
        WrongDifference("softmax-sign-flipped", "the sign is flipped: pᵢ(gᵢ − Σ gₖpₖ)", (g, _, sum) => sum - g),
        WrongRow("gradient-taken-for-targets", "that is p − g: a layer receives ∂J/∂p, not the targets", (g, p) =>
            (i, _) => p[i] - g[i]),
        .. Caches,
    ];

    /// <summary>Mistakes in a layer's values where eᶻ overflows, in doubles: NaN is the mistake.</summary>
    public static Mistake<ActivationCase, double[][]>[] SigmoidFar =>
        [Far("sigmoid-overflows", "eᶻ/(1 + eᶻ) is ∞/∞ for large z: write 1/(1 + e⁻ᶻ)", row => [.. row.Select(Overflowing)])];

    /// <summary>The same of tanh.</summary>
    public static Mistake<ActivationCase, double[][]>[] TanhFar =>
    [
        Far("tanh-overflows", "(eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ) is ∞/∞ far from 0: Math.Tanh is not", row =>
            [.. row.Select(z => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z)))]),
        Far("tanh-overflows", "(e²ᶻ − 1)/(e²ᶻ + 1) is ∞/∞ far from 0: Math.Tanh is not", row =>
            [.. row.Select(z => (Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1))]),
    ];

    /// <summary>The same of Swish.</summary>
    public static Mistake<ActivationCase, double[][]>[] SwishFar =>
        [Far("sigmoid-overflows", "eᶻ/(1 + eᶻ) is ∞/∞ for large z: write 1/(1 + e⁻ᶻ)", row =>
            [.. row.Select(z => z * Overflowing(z))])];

    /// <summary>The same of the softmax.</summary>
    public static Mistake<ActivationCase, double[][]>[] SoftmaxFar =>
    [
        WrongShift("no-max-shift", "eᶻ overflows: subtract the row's largest score first, it cancels", (_, _) => 0),
        WrongShift(
            "shifted-by-the-batch",
            "a row far below the others becomes 0/0: subtract each row's own largest score",
            (c, _) => (double)c.Batch.Max(row => row.Max())),
        WrongShift(
            "shifted-by-the-mean",
            "the mean score is subtracted, so one far above it overflows: subtract the largest",
            (_, row) => row.Average()),
        WrongShift(
            "shifted-by-the-first",
            "the first score is subtracted, so one far above it overflows: subtract the largest",
            (_, row) => row[0]),
        WrongShift(
            "largest-sought-from-0",
            "a row of negative scores becomes 0/0: start the search for the largest with a score of the row, not with 0",
            (_, row) => Math.Max(0, row.Max())),
        WrongShift(
            "shifted-by-the-largest-size",
            "|z| is compared, so a row of scores far below 0 becomes 0/0: subtract the largest score itself",
            (_, row) => row.Max(Math.Abs)),
        WrongScores(
            "scores-cut-off",
            "scores are clipped, so 1000 and 1001 become equal: subtract the largest instead",
            (_, row) => [.. row.Select(z => Math.Min(z, 500))],
            (_, row) => [.. row.Select(z => Math.Clamp(z, -500, 500))]),
        WrongShift(
            "shifted-by-the-least",
            "the smallest score is subtracted, so the others overflow: subtract the largest",
            (_, row) => row.Min()),
    ];

    private static Mistake<ActivationCase, Pass>[] ElementWise =>
    [
        WrongSlope("gradient-left-out", "that is the slope alone: multiply it by the incoming gradient", (_, _, _, s) =>
            s),
        WrongSlope("slope-left-out", "the gradient is passed on unchanged: multiply it by the slope f′(z)", (_, _, g, _) => g),
        WrongDerivative(
            "value-for-slope", "the gradient is multiplied by a, the value: multiply by the slope f′(z)", (_, a, _) => a),
        WrongSlope("slope-added", "the slope is added to the gradient: the chain rule multiplies them", (_, _, g, s) => g + s),
        SlopeAt("slope-at-the-gradient", "f′ is taken at the incoming gradient: take it at the layer's input z", c =>
            c.Gradient),
        SlopeAt("slope-at-a", "f′ is taken at the output a: take it at the input z", c => c.Layer.Forward(c.Batch)),
        .. Caches,
    ];

    /// <summary>
    /// The way back of another batch: of the first, of the latest in training, of the one that another layer saw.
    /// </summary>
    private static Mistake<ActivationCase, Pass>[] Caches =>
    [
        Stale("first-batch-kept", Stories.FirstBatchKept, 1),
        Stale("kept-in-training-only", Stories.KeptInTrainingOnly, 2),
        Stale("cache-shared", Stories.CacheShared, 3),
    ];

    private static Mistake<ActivationCase, Pass> Stale(string id, string story, int which) =>
        new Mistake<ActivationCase, Pass>(id, story, c => AtKinks(c, side =>
            LayersOracle.InputGradient(c.Layer, c.Other(which).Batch, c.Gradient, side)))
            .At(c => [[c.Layer == Bend.Softmax
                ? new(LayersGraph.KeptP, c.Layer.Forward(c.Other(which).Batch).AsDoubles())
                : new(LayersGraph.KeptZ, c.Other(which).Batch)]]);

    /// <summary>Another slope than f′(z), from z, a and the right one.</summary>
    private static Mistake<ActivationCase, Pass> WrongDerivative(
        string id, string story, Func<decimal, decimal, decimal, decimal> derivative) =>
        WrongSlope(id, story, (z, a, g, s) => g * derivative(z, a, s))
            .At(LayersGraph.Slope, c => Kink.Both(side =>
            {
                var (a, s) = (c.Layer.Forward(c.Batch), Slopes(c, c.Batch, side));
                return c.Batch.Select((row, i) => row.Select((z, j) => derivative(z, a[i][j], s[i][j])).ToArray()).ToArray();
            }));

    /// <summary>f′ at something other than z.</summary>
    private static Mistake<ActivationCase, Pass> SlopeAt(string id, string story, Func<ActivationCase, decimal[][]> at) =>
        new Mistake<ActivationCase, Pass>(id, story, c => AtKinks(c, side => Times(c.Gradient, Slopes(c, at(c), side))))
            .At(LayersGraph.Slope, c => Kink.Both(side => Slopes(c, at(c), side)));

    private static Mistake<ActivationCase, Pass> WrongSlope(
        string id,
        string story,
        Func<decimal, decimal, decimal, decimal, decimal> gradient) => new(id, story, c => AtKinks(c, side =>
    {
        var (a, s) = (c.Layer.Forward(c.Batch), Slopes(c, c.Batch, side));
        return [.. c.Batch.Select((row, i) => row.Select((z, j) => gradient(z, a[i][j], c.Gradient[i][j], s[i][j])).ToArray())];
    }));

    /// <summary>A wrong f, with the right slope or with its own.</summary>
    private static Mistake<ActivationCase, Pass> WrongValue(string id, string story, Func<decimal, decimal> f)
    {
        IEnumerable<decimal[][]> SlopesOf(ActivationCase c) => Kink.Both(side => Slopes(c, c.Batch, side))
            .Append(Map(c.Batch, z => Difference.Central(f, z == 0 ? -1 : z, Difference.Fine)));
        return new Mistake<ActivationCase, Pass>(id, story, c =>
            SlopesOf(c).Select(slopes => new Pass(Map(c.Batch, f), Times(c.Gradient, slopes))))
            .At(c => SlopesOf(c).Select(slopes => (Change[])
                [new(LayersGraph.A, Map(c.Batch, f)), new(LayersGraph.Slope, slopes)]));
    }

    /// <summary>A wrong way back through the softmax, with g and p of a row, for each i and with Σ gₖpₖ.</summary>
    private static Mistake<ActivationCase, Pass> WrongRow(
        string id, string story, Func<decimal[], decimal[], Func<int, decimal, decimal>> gradient) => new(id, story, c =>
    {
        var p = c.Layer.Forward(c.Batch);
        return [
            new Pass(
                p, [.. c.Gradient.Zip(p, (gi, pi) => pi.Select((_, i) => gradient(gi, pi)(i, Numbers.Dot(gi, pi))).ToArray())]),
        ];
    });

    /// <summary>Something other than g − Σ gₖpₖ, from g, p and Σ gₖpₖ.</summary>
    private static Mistake<ActivationCase, Pass> WrongDifference(
        string id, string story, Func<decimal, decimal, decimal, decimal> difference) =>
        WrongRow(id, story, (g, p) => (i, sum) => p[i] * difference(g[i], p[i], sum))
            .At(LayersGraph.Difference, c =>
            [
                c.Gradient.Zip(c.Layer.Forward(c.Batch), (g, p) =>
                    g.Zip(p, (gi, pi) => (double)difference(gi, pi, Numbers.Dot(g, p))).ToArray()).ToArray(),
            ]);

    /// <summary>Something other than Σ gₖpₖ of each row.</summary>
    private static Mistake<ActivationCase, Pass> WrongSum(string id, string story, Func<ActivationCase, decimal[]> sums) =>
        new Mistake<ActivationCase, Pass>(id, story, c =>
            [new Pass(Right(c).Output, BackFrom(c, Right(c).Output, sums(c)))])
            .At(LayersGraph.Weighted, c => [sums(c).AsDoubles()]);

    /// <summary>A wrong output, and the right way back or the one that follows from it.</summary>
    private static Mistake<ActivationCase, Pass> WrongOutput(string id, string story, Func<ActivationCase, decimal[][]> output) =>
        new Mistake<ActivationCase, Pass>(id, story, c =>
        [
            new(output(c), Right(c).InputGradient),
            new(output(c), BackFrom(c, output(c), [.. c.Gradient.Zip(output(c), Numbers.Dot)])),
        ])
            .At(c =>
            [
                [new(LayersGraph.P, output(c))],
                [new(LayersGraph.P, output(c)), new(LayersGraph.KeptP, output(c).AsDoubles())],
            ]);

    private static decimal[][] BackFrom(ActivationCase c, decimal[][] output, decimal[] sums) =>
        [.. output.Select((p, row) => p.Select((value, i) => value * (c.Gradient[row][i] - sums[row])).ToArray())];

    /// <summary>Something other than its largest score is subtracted from each row, in doubles.</summary>
    private static Mistake<ActivationCase, double[][]> WrongShift(
        string id, string story, Func<ActivationCase, double[], double> by) =>
        WrongScores(id, story, (c, row) => [.. row.Select(z => z - by(c, row))]);

    /// <summary>Other powers of e than z − max.</summary>
    private static Mistake<ActivationCase, double[][]> WrongScores(
        string id, string story, params Func<ActivationCase, double[], double[]>[] scores)
    {
        double[][] Scores(ActivationCase c, Func<ActivationCase, double[], double[]> of) =>
            Array.ConvertAll(c.Batch.AsDoubles(), row => of(c, row));
        return new Mistake<ActivationCase, double[][]>(id, story, c => scores.Select(of =>
            Array.ConvertAll(Scores(c, of), row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)).ToArray())))
            .At(LayersGraph.Shifted, c => scores.Select(of => Scores(c, of)));
    }

    private static Mistake<ActivationCase, double[][]> Far(string id, string story, Func<double[], double[]> row) =>
        new(id, story, c => [[.. c.Batch.AsDoubles().Select(row)]]);

    private static double Overflowing(double z) => Math.Exp(z) / (1 + Math.Exp(z));

    private static Pass Right(ActivationCase c) => LayersOracle.Activation(c).First();

    private static IEnumerable<Pass> AtKinks(ActivationCase c, Func<KinkSide, decimal[][]> gradient) =>
        Kink.Both(side => new Pass(c.Layer.Forward(c.Batch), gradient(side)));

    /// <summary>f′ at every value.</summary>
    private static decimal[][] Slopes(ActivationCase c, decimal[][] at, KinkSide side) =>
        LayersOracle.InputGradient(c.Layer, at, Map(at, _ => 1), side);

    private static decimal[][] Map(decimal[][] rows, Func<decimal, decimal> f) =>
        [.. rows.Select(row => row.Select(f).ToArray())];

    private static decimal[][] Times(decimal[][] a, decimal[][] b) =>
        [.. a.Zip(b, (x, y) => x.Zip(y, (xi, yi) => xi * yi).ToArray())];

    private static decimal[][] Transposed(decimal[][] rows) =>
        [.. rows[0].Select((_, j) => rows.Select(row => row[j]).ToArray())];
}
