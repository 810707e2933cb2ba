namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of the Dense layer.</summary>
public static class DenseMistakes
{
    /// <summary>Of z = x Wᵀ + b.</summary>
    public static Mistake<DenseCase, decimal[][]>[] Forward =>
    [
        WrongOutput("bias-left-out", "the biases are not added: z = x Wᵀ + b", (c, x, i) => Numbers.Dot(c.Layer.W[i], x)),
        WrongOutput("bias-per-input", "a unit's bias is added once for each input: add it once", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i], x) + (x.Length * c.Layer.B[i])),
        WrongOutput("first-bias-for-all", "every unit got the first one's bias: unit i has bias i", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i], x) + c.Layer.B[0]),
        WrongOutput("last-input-left-out", "the last input is not weighed: the inner loop ends one early", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i][..^1], x) + c.Layer.B[i]),
        WrongOutput("relu-in-dense", "negative z came out as 0: Dense does not bend, that is another layer's part", (c, x, i) =>
            Math.Max(0, Numbers.Dot(c.Layer.W[i], x) + c.Layer.B[i])),
        new("weights-by-column", "W is read by its columns: row i of W holds what unit i weighs", c => IsSquare(c)
            ? [[.. c.Batch.Select(x => c.Layer.B.Select((b, i) => Numbers.Dot(Column(c.Layer.W, i), x) + b).ToArray())]]
            : []),
        new("first-row-for-all", "every row got the first one's answer: each row has a z of its own", c =>
            [[.. c.Batch.Select(_ => c.Layer.Forward(c.Batch)[0])]]),
        new("biases-written-into", "every row was added into the array of the biases: begin each with a copy of it", c =>
            [[.. c.Batch.Select(_ => c.Layer.B.Select((b, i) => b + c.Batch.Sum(x => Numbers.Dot(c.Layer.W[i], x))).ToArray())]]),
        new("last-row-for-all", "all rows are one array, and the last row wrote into it last: make a new one a row", c =>
            [[.. c.Batch.Select(_ => c.Layer.Forward(c.Batch)[^1])]]),
    ];

    /// <summary>Of the slopes, when other batches went through before, and through another layer since.</summary>
    public static Mistake<DenseCase, DenseSlopes>[] Backward =>
    [
        WrongSlopes("averaged-twice", Stories.AveragedTwice, (c, s) =>
            new(s.InputGradient, Scale(s.WeightGradient, 1m / c.Batch.Length), Scale(s.BiasGradient, 1m / c.Batch.Length))),
        WrongSlopes("averaged-twice", Stories.AveragedTwice, (c, s) =>
            new(
                Scale(s.InputGradient, 1m / c.Batch.Length),
                Scale(s.WeightGradient, 1m / c.Batch.Length),
                Scale(s.BiasGradient, 1m / c.Batch.Length))),
        WrongSlopes("weights-averaged-twice", "∂J/∂W is divided by m: the mean is in the gradient already, so sum", (c, s) =>
            s with { WeightGradient = Scale(s.WeightGradient, 1m / c.Batch.Length) }),
        WrongSlopes("bias-averaged-twice", "∂J/∂b is divided by m: the mean is in the gradient already, so sum", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, 1m / c.Batch.Length) }),
        WrongSlopes("averaged-on-the-way", "∂J/∂input is divided by m: each row passes on its own share whole", (c, s) =>
            s with { InputGradient = Scale(s.InputGradient, 1m / c.Batch.Length) }),
        WrongSlopes(
            "bias-gradient-of-last-row",
            "∂J/∂b is that of the last row: add up the rows (+=), do not overwrite (=)",
            (c, s) => s with { BiasGradient = c.Gradient[^1] }),
        WrongSlopes(
            "bias-gradient-of-first-row",
            "∂J/∂b is that of the first row: the bias feeds every row, so sum over them",
            (c, s) => s with { BiasGradient = c.Gradient[0] }),
        WrongSlopes("bias-gradient-missing", "∂J/∂b is 0: the bias reaches z with slope 1, so sum δ over the rows", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, 0) }),
        WrongSlopes("bias-gradient-per-input", "∂J/∂b has every δ once for each input: add it outside the inner loop", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, c.Batch[0].Length) }),
        WrongSlopes(
            "weight-gradient-of-last-row",
            "∂J/∂W is that of the last row: add up the rows (+=), do not overwrite (=)",
            (c, s) => s with { WeightGradient = OfRow(c, c.Batch.Length - 1) }),
        WrongSlopes("weight-gradient-without-x", "∂J/∂W is δ alone: weight j of a unit meets x[j]", (c, s) =>
            s with { WeightGradient = [.. s.BiasGradient.Select(b => c.Batch[0].Select(_ => b).ToArray())] }),
        WrongSlopes("weight-gradient-of-z", "∂J/∂W is taken with what came out: a weight meets what went in", (c, s) =>
            IsSquare(c) ? s with { WeightGradient = With(c, c.Layer.Forward(c.Batch)) } : null),
        WrongSlopes("weight-gradient-by-weight", "∂J/∂W is δ times the weight: z moves by xⱼ when Wᵢⱼ moves", (c, s) =>
            s with { WeightGradient = [.. s.BiasGradient.Zip(c.Layer.W, (b, w) => Scale(w, b))] }),
        WrongSlopes("weight-gradient-transposed", "∂J/∂W lies on its side: a row for each unit, as in W", (c, s) =>
            s with { WeightGradient = Transposed(s.WeightGradient) }),
        WrongSlopes("weight-gradient-missing", "∂J/∂W is 0: each weight's slope is Σ δᵢxⱼ", (c, s) =>
            s with { WeightGradient = [.. s.WeightGradient.Select(row => Scale(row, 0))] }),
        WrongSlopes(
            "biases-before-weights",
            "∂J/∂b came first: Gradients are in the order of Parameters, the rows of W and then b",
            (c, s) =>
                IsSquare(c)
                    ? s with { WeightGradient = [s.BiasGradient, .. s.WeightGradient[..^1]], BiasGradient = s.WeightGradient[^1] }
                    : null),
        WrongSlopes(
            "input-gradient-left-out",
            "the gradient was handed on as it came: it goes back through the weights, ∂J/∂xⱼ = Σᵢ δᵢWᵢⱼ",
            (c, s) => s with { InputGradient = c.Gradient }),
        WrongSlopes("input-gradient-zero", "∂J/∂input is 0, so no layer before this one would learn: it is Σᵢ δᵢWᵢⱼ", (c, s) =>
            s with { InputGradient = [.. s.InputGradient.Select(row => Scale(row, 0))] }),
        WrongSlopes(
            "input-gradient-by-row",
            "∂J/∂input went through W the wrong way round: input j is fed back by column j, Σᵢ δᵢWᵢⱼ",
            (c, s) => IsSquare(c)
                ? s with { InputGradient = [.. c.Gradient.Select(g => c.Layer.W.Select(w => Numbers.Dot(w, g)).ToArray())] }
                : null),
        WrongSlopes(
            "input-gradient-of-last-unit",
            "∂J/∂input is that of the last unit: add up the units (+=), do not overwrite (=)",
            (c, s) => s with { InputGradient = [.. c.Gradient.Select(g => Scale(c.Layer.W[^1], g[^1]))] }),
        WrongSlopes(
            "input-gradient-without-delta",
            "∂J/∂input is the sum of the weights: each is to be multiplied by its unit's δ",
            (c, s) => s with
            {
            InputGradient = [.. c.Batch.Select(x => x.Select((_, j) => Column(c.Layer.W, j).Sum()).ToArray())],
            }),
        WrongSlopes(
            "input-gradient-of-bias",
            "∂J/∂input has the bias in it: what does not touch x is not on x's way back",
            (c, s) => s with
            {
            InputGradient = [
                .. s.InputGradient.Select((row, r) =>
                    row.Select(value => value + Numbers.Dot(c.Gradient[r], c.Layer.B)).ToArray()),
            ],
            }),
        WrongSlopes("first-batch-kept", Stories.FirstBatchKept, (c, s) => s with { WeightGradient = With(c, c.Other(1).Batch) }),
        WrongSlopes("kept-in-training-only", Stories.KeptInTrainingOnly, (c, s) =>
            s with { WeightGradient = With(c, c.Other(2).Batch) }),
        WrongSlopes("cache-shared", Stories.CacheShared, (c, s) => s with { WeightGradient = With(c, c.Other(3).Batch) }),
        WrongSlopes("gradients-added-up", "an earlier call's gradients are still in it: each Backward starts from 0", (c, s) =>
        {
            var earlier = LayersOracle.Dense(c.Other(1));
            return s with
            {
                WeightGradient = [.. s.WeightGradient.Zip(earlier.WeightGradient, Plus)],
                BiasGradient = Plus(s.BiasGradient, earlier.BiasGradient),
            };
        }),
        WrongSlopes("bias-gradients-added-up", "an earlier call's ∂J/∂b is still in it: each Backward starts from 0", (c, s) =>
            s with { BiasGradient = Plus(s.BiasGradient, LayersOracle.Dense(c.Other(1)).BiasGradient) }),
    ];

    private static Mistake<DenseCase, decimal[][]> WrongOutput(
        string id, string story, Func<DenseCase, decimal[], int, decimal> z) =>
        new(id, story, c => [[.. c.Batch.Select(x => c.Layer.B.Select((_, i) => z(c, x, i)).ToArray())]]);

    /// <summary>Null where the mistake cannot be made: rows and columns are not equally many.</summary>
    private static Mistake<DenseCase, DenseSlopes> WrongSlopes(
        string id, string story, Func<DenseCase, DenseSlopes, DenseSlopes?> slopes) =>
        new(id, story, c => slopes(c, LayersOracle.Dense(c)) is { } wrong ? [wrong] : []);

    private static bool IsSquare(DenseCase c) => c.Layer.W.Length == c.Layer.W[0].Length;

    /// <summary>∂J/∂W as it would be if that batch had come in.</summary>
    private static decimal[][] With(DenseCase c, decimal[][] batch) =>
        LayersOracle.Dense(c with { Batch = batch }).WeightGradient;

    private static decimal[][] OfRow(DenseCase c, int row) =>
        LayersOracle.Dense(c with { Batch = [c.Batch[row]], Gradient = [c.Gradient[row]] }).WeightGradient;

    private static decimal[] Column(decimal[][] rows, int j) => [.. rows.Select(row => row[j])];

    private static decimal[][] Transposed(decimal[][] rows) => [.. rows[0].Select((_, j) => Column(rows, j))];

    private static decimal[] Scale(decimal[] row, decimal factor) => [.. row.Select(value => value * factor)];

    private static decimal[][] Scale(decimal[][] rows, decimal factor) => [.. rows.Select(row => Scale(row, factor))];

    private static decimal[] Plus(decimal[] a, decimal[] b) => [.. a.Zip(b, (x, y) => x + y)];
}

/// <summary>Stories that several parts can tell.</summary>
internal static class Stories
{
    public const string AveragedTwice = "divided by m twice: the mean is in the loss's gradient already, so sum over the rows";

    public const string FirstBatchKept =
        "that is for the first batch this layer ever saw: keep what Backward needs in every Forward";

    public const string KeptInTrainingOnly = "that is for an earlier batch: keep what Backward needs also when training is false";

    public const string CacheShared =
        "that is for a batch another layer saw: each object keeps its own, in a field that is not static";
}
