namespace Katas.Oracles.Layers;

/// <summary>The known wrong answers of the Dense layer.</summary>
public static class DenseMistakes
{
    /// <summary>Of z = x Wᵀ + b.</summary>
    public static Mistake<DenseCase, decimal[][]>[] Forward =>
    [
        WrongOutput("bias-left-out", "the biases are not added: z = x Wᵀ + b", (c, x, i) => Numbers.Dot(c.Layer.W[i], x)),
        WrongOutput("bias-per-input", "a unit's bias is added once per input: add it once", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i], x) + (x.Length * c.Layer.B[i])),
        WrongOutput("first-bias-for-all", "every unit has the first unit's bias: unit i has bias i", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i], x) + c.Layer.B[0]),
        WrongSum("last-input-left-out", "the last input is missing from the sum: the inner loop ends one early", (c, x, i) =>
            Numbers.Dot(c.Layer.W[i][..^1], x)),
        WrongOutput("relu-in-dense", "negative z becomes 0: Dense has no nonlinearity, another layer adds it", (c, x, i) =>
            Math.Max(0, Numbers.Dot(c.Layer.W[i], x) + c.Layer.B[i])),
        WrongSum("weights-by-column", "W is read by columns: row i of W holds the weights of unit i", (c, x, i) =>
            IsSquare(c) ? Numbers.Dot(Column(c.Layer.W, i), x) : null),
        new("first-row-for-all", "every row has the first row's output: each row has its own z", c =>
            [[.. c.Batch.Select(_ => c.Layer.Forward(c.Batch)[0])]]),
        new("biases-written-into", "every row is added into the array of biases: start each row with a copy of it", c =>
            [[.. c.Batch.Select(_ => c.Layer.B.Select((b, i) => b + c.Batch.Sum(x => Numbers.Dot(c.Layer.W[i], x))).ToArray())]]),
        new("last-row-for-all", "all rows are one array, which holds the last row: create a new one per row", c =>
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
        WrongSlopes("weights-averaged-twice", "∂J/∂W is divided by m: the gradient already includes the 1/m, so sum", (c, s) =>
            s with { WeightGradient = Scale(s.WeightGradient, 1m / c.Batch.Length) }),
        WrongSlopes("bias-averaged-twice", "∂J/∂b is divided by m: the gradient already includes the 1/m, so sum", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, 1m / c.Batch.Length) }),
        WrongSlopes("averaged-on-the-way", "∂J/∂input is divided by m: the gradient already includes the 1/m", (c, s) =>
            s with { InputGradient = Scale(s.InputGradient, 1m / c.Batch.Length) }),
        WrongSlopes(
            "bias-gradient-of-last-row",
            "∂J/∂b is that of the last row: add up the rows (+=), don't overwrite (=)",
            (c, s) => s with { BiasGradient = c.Gradient[^1] }),
        WrongSlopes(
            "bias-gradient-of-first-row",
            "∂J/∂b is that of the first row: the bias affects every row, so sum over them",
            (c, s) => s with { BiasGradient = c.Gradient[0] }),
        WrongSlopes("bias-gradient-missing", "∂J/∂b is 0: the bias reaches z with slope 1, so sum δ over the rows", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, 0) }),
        WrongSlopes("bias-gradient-per-input", "∂J/∂b includes every δ once per input: add it outside the inner loop", (c, s) =>
            s with { BiasGradient = Scale(s.BiasGradient, c.Batch[0].Length) }),
        WrongSlopes(
            "weight-gradient-of-last-row",
            "∂J/∂W is that of the last row: add up the rows (+=), don't overwrite (=)",
            (c, s) => s with { WeightGradient = OfRow(c, c.Batch.Length - 1) }),
        WrongSlopes("weight-gradient-without-x", "∂J/∂W is δ alone: multiply it by x[j]", (c, s) =>
            s with { WeightGradient = [.. s.BiasGradient.Select(b => c.Batch[0].Select(_ => b).ToArray())] }),
        WrongInput("weight-gradient-of-z", "∂J/∂W is computed from the output: a weight multiplies the input", c =>
            IsSquare(c) ? c.Layer.Forward(c.Batch) : null),
        WrongSlopes(
            "weight-gradient-by-weight",
            "∂J/∂W is δ times the weight: when Wᵢⱼ changes, z changes by xⱼ times as much",
            (c, s) => s with { WeightGradient = [.. s.BiasGradient.Zip(c.Layer.W, (b, w) => Scale(w, b))] }),
        WrongSlopes("weight-gradient-transposed", "∂J/∂W is transposed: one row per unit, as in W", (c, s) =>
            s with { WeightGradient = Transposed(s.WeightGradient) }),
        WrongSlopes("weight-gradient-missing", "∂J/∂W is 0: each weight's slope is Σ δᵢxⱼ", (c, s) =>
            s with { WeightGradient = [.. s.WeightGradient.Select(row => Scale(row, 0))] }),
        WrongSlopes(
            "biases-before-weights",
            "∂J/∂b comes first: Gradients have the order of Parameters, the rows of W and then b",
            (c, s) =>
                IsSquare(c)
                    ? s with { WeightGradient = [s.BiasGradient, .. s.WeightGradient[..^1]], BiasGradient = s.WeightGradient[^1] }
                    : null),
        WrongSlopes(
            "input-gradient-left-out",
            "the gradient is passed on unchanged: it goes back through the weights, ∂J/∂xⱼ = Σᵢ δᵢWᵢⱼ",
            (c, s) => s with { InputGradient = c.Gradient }),
        WrongSlopes("input-gradient-zero", "∂J/∂input is 0, so no earlier layer would learn: it is Σᵢ δᵢWᵢⱼ", (c, s) =>
            s with { InputGradient = [.. s.InputGradient.Select(row => Scale(row, 0))] }),
        WrongSlopes(
            "input-gradient-by-row",
            "∂J/∂input uses W untransposed: the slope of input j uses column j, Σᵢ δᵢWᵢⱼ",
            (c, s) => IsSquare(c)
                ? s with { InputGradient = [.. c.Gradient.Select(g => c.Layer.W.Select(w => Numbers.Dot(w, g)).ToArray())] }
                : null),
        WrongSlopes(
            "input-gradient-of-last-unit",
            "∂J/∂input is that of the last unit: add up the units (+=), don't overwrite (=)",
            (c, s) => s with { InputGradient = [.. c.Gradient.Select(g => Scale(c.Layer.W[^1], g[^1]))] }),
        WrongSlopes(
            "input-gradient-without-delta",
            "∂J/∂input is the sum of the weights: multiply each by its unit's δ",
            (c, s) => s with
            {
            InputGradient = [.. c.Batch.Select(x => x.Select((_, j) => Column(c.Layer.W, j).Sum()).ToArray())],
            }),
        WrongSlopes(
            "input-gradient-of-bias",
            "∂J/∂input includes the bias: the bias doesn't multiply x, so it doesn't appear",
            (c, s) => s with
            {
            InputGradient = [
                .. s.InputGradient.Select((row, r) =>
                    row.Select(value => value + Numbers.Dot(c.Gradient[r], c.Layer.B)).ToArray()),
            ],
            }),
        WrongInput("first-batch-kept", Stories.FirstBatchKept, c => c.Other(1).Batch),
        WrongInput("kept-in-training-only", Stories.KeptInTrainingOnly, c => c.Other(2).Batch),
        WrongInput("cache-shared", Stories.CacheShared, c => c.Other(3).Batch),
        WrongSlopes("gradients-added-up", "the gradients include those of an earlier call: each Backward starts from 0", (c, s) =>
        {
            var earlier = LayersOracle.Dense(c.Other(1));
            return s with
            {
                WeightGradient = [.. s.WeightGradient.Zip(earlier.WeightGradient, Plus)],
                BiasGradient = Plus(s.BiasGradient, earlier.BiasGradient),
            };
        }),
        WrongSlopes(
            "averaged-and-added-up",
            "the slopes are divided by m, and added to an earlier call's: sum over the rows, from 0 in each Backward",
            (c, s) =>
            {
                var earlier = LayersOracle.Dense(c.Other(1));
                return s with
                {
                    WeightGradient = Scale([.. s.WeightGradient.Zip(earlier.WeightGradient, Plus)], 1m / c.Batch.Length),
                    BiasGradient = Scale(Plus(s.BiasGradient, earlier.BiasGradient), 1m / c.Batch.Length),
                };
            }),
        WrongSlopes("bias-gradients-added-up", "∂J/∂b includes that of an earlier call: each Backward starts from 0", (c, s) =>
            s with { BiasGradient = Plus(s.BiasGradient, LayersOracle.Dense(c.Other(1)).BiasGradient) }),
    ];

    private static Mistake<DenseCase, decimal[][]> WrongOutput(
        string id, string story, Func<DenseCase, decimal[], int, decimal> z) =>
        new(id, story, c => [[.. c.Batch.Select(x => c.Layer.B.Select((_, i) => z(c, x, i)).ToArray())]]);

    /// <summary>Another sum than w·x, and the bias added to it; null where the mistake cannot be made.</summary>
    private static Mistake<DenseCase, decimal[][]> WrongSum(
        string id, string story, Func<DenseCase, decimal[], int, decimal?> sum)
    {
        decimal[][][] Sums(DenseCase c) => sum(c, c.Batch[0], 0) is null
            ? []
            : [[.. c.Batch.Select(x => c.Layer.B.Select((_, i) => sum(c, x, i)!.Value).ToArray())]];
        return new Mistake<DenseCase, decimal[][]>(id, story, c => Sums(c).Select(rows => rows
            .Select(row => Plus(row, c.Layer.B)).ToArray())).At(LayersGraph.Weighed, Sums);
    }

    /// <summary>Slopes of another batch than the latest; null where the mistake cannot be made.</summary>
    private static Mistake<DenseCase, DenseSlopes> WrongInput(string id, string story, Func<DenseCase, decimal[][]?> batch) =>
        WrongSlopes(id, story, (c, s) => batch(c) is { } wrong ? s with { WeightGradient = With(c, wrong) } : null)
            .At(LayersGraph.KeptX, c => batch(c) is { } wrong ? [wrong] : []);

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
    public const string AveragedTwice = "divided by m twice: the loss's gradient already includes the 1/m, so sum over the rows";

    public const string FirstBatchKept =
        "that belongs to the first batch this layer saw: cache what Backward needs in every Forward";

    public const string KeptInTrainingOnly =
        "that belongs to an earlier batch: cache what Backward needs even if isTraining is false";

    public const string CacheShared =
        "that belongs to another layer's batch: each object needs its own cache, in a non-static field";
}
