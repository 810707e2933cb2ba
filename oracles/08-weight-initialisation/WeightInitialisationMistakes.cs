namespace Katas.Oracles.WeightInitialisation;

/// <summary>The known wrong answers of stage 08.</summary>
public static class WeightInitialisationMistakes
{
    /// <summary>Of He's standard deviation.</summary>
    public static Mistake<FansCase, decimal>[] He =>
    [
        WrongSpread("variance-for-spread", _root, c => 2m / c.FanIn),
        WrongHe(
            "one-for-two",
            "the 2 is missing from the numerator: a ReLU halves the signal, and the 2 makes up for it",
            c => 1m / c.FanIn),
        WrongHe("fan-out-for-fan-in", "fanOut is in the denominator: a unit adds up its inputs, which are fanIn", c =>
            2m / c.FanOut),
        WrongHe("glorot-for-he", "that is Glorot's rule: He's has only fanIn in the denominator", c =>
            2m / (c.FanIn + c.FanOut)),
        WrongSpread("two-outside-the-root", _twoOutside, c => 2 / Functions.Sqrt(c.FanIn)),
        WrongHe("two-below-the-line", "the 2 is in the denominator: it belongs in the numerator", c => 1m / (2 * c.FanIn)),
        WrongHe("turned-over", _turnedOver, c => c.FanIn / 2m),
        WrongHe("integer-division", _integers, c => 2 / c.FanIn),
        WrongHe(
            "integer-division-by-fan-out",
            "2 / fanOut with two ints drops the fraction, and the rule has fanIn: write 2.0 / fanIn",
            c => 2 / c.FanOut),
        WrongSpread(
            "limit-for-spread",
            "that is √(6 / fanIn), the limit for uniform draws: return the standard deviation",
            c => Functions.Sqrt(6m / c.FanIn)),
    ];

    /// <summary>Of Glorot's.</summary>
    public static Mistake<FansCase, decimal>[] Glorot =>
    [
        WrongSpread("variance-for-spread", _root, c => 2m / (c.FanIn + c.FanOut)),
        WrongGlorot("one-for-two", "the 2 is missing from the numerator: the rule uses the mean of the two fans", c =>
            1m / (c.FanIn + c.FanOut)),
        WrongFans("fan-out-left-out", "that is He's rule: Glorot's has fanIn + fanOut in the denominator", c => c.FanIn),
        WrongGlorot("lecun-for-glorot", "that is √(1 / fanIn), LeCun's rule: it equals Glorot's only where fanIn = fanOut", c =>
            1m / c.FanIn),
        WrongSpread("two-outside-the-root", _twoOutside, c => 2 / Functions.Sqrt(c.FanIn + c.FanOut)),
        WrongFans("product-for-sum", "the fans are multiplied: add them", c => c.FanIn * c.FanOut),
        WrongGlorot("brackets-left-out", "the brackets are missing: fanOut belongs in the denominator too", c =>
            (2m / c.FanIn) + c.FanOut),
        WrongGlorot("turned-over", _turnedOver, c => (c.FanIn + c.FanOut) / 2m),
        WrongGlorot("integer-division", _integers, c => 2 / (c.FanIn + c.FanOut)),
        WrongSpread(
            "limit-for-spread",
            "that is √(6 / (fanIn + fanOut)), the limit for uniform draws: return the standard deviation",
            c => Functions.Sqrt(6m / (c.FanIn + c.FanOut))),
    ];

    /// <summary>Of the limit of uniform numbers.</summary>
    public static Mistake<LimitCase, decimal>[] Limit =>
    [
        WrongFactor("root-three-left-out", "numbers from [−s, s) have a spread of less than s: multiply the limit by √3", 1),
        WrongFactor("three-for-root-three", "that is 3s: the factor is √3", 3),
        WrongFactor(
            "width-for-limit",
            "that is √12·s, the width of the whole range: the limit is half of that",
            Functions.Sqrt(12)),
        WrongFactor(
            "divided-for-multiplied",
            "that is s / √3, the spread of numbers up to s: return the limit, √3·s",
            1 / Functions.Sqrt(3)),
        WrongFactor("half-range", "that is s / 2: the limit is √3·s on either side", 0.5m),
        WrongLimit("root-over-all", "s is under the root too: it should be √3 times s, or √(3s²)", s => Functions.Sqrt(3 * s)),
        WrongLimit("variance-for-limit", "that is 3s², the square of the limit: take the root", s => 3 * s * s),
    ];

    /// <summary>Of normal draws.</summary>
    public static Mistake<DrawCase, Sample>[] Normal =>
    [
        new("uniform-from-0", _uniformFrom0, c => [Range(c, 0, 1), Range(c, 0, c.Scale)]),
        new("uniform-for-normal", "the numbers are uniform, not normal: scale the draws of StandardNormal", c =>
            [
                Range(c, -c.Scale, c.Scale),
                Range(c, -Math.Sqrt(3) * c.Scale, Math.Sqrt(3) * c.Scale),
                Range(c, -c.Scale / 2, c.Scale / 2),
            ]),
        new("not-scaled", "the spread is always 1: multiply each draw by s", c => [Bell(c, 1)]),
        new("variance-for-spread", "each draw is multiplied by s²: s should be its standard deviation, not its variance", c =>
            [Bell(c, c.Scale * c.Scale)]),
        new("root-once-more", "each draw is multiplied by √s: s is already a standard deviation", c =>
            [Bell(c, Math.Sqrt(c.Scale))]),
        new("scaled-by-fan-in-again", "each draw is also divided by √fanIn: s already accounts for that", c =>
            [Bell(c, c.Scale / Math.Sqrt(c.FanIn)), Bell(c, c.Scale * Math.Sqrt(2.0 / c.FanIn))]),
        new("absolute-values", "no weight is negative: half of them should be", c =>
            [new(c.FanOut, c.FanIn, 1, Math.Sqrt(2 / Math.PI) * c.Scale, Math.Sqrt(1 - (2 / Math.PI)) * c.Scale, 0.0451)]),
        new("redrawn-beyond-two-s", "large draws are drawn again, so the spread is less than s: keep every draw", c =>
            [new(c.FanOut, c.FanIn, 1, 0, 0.8796 * c.Scale, 0.0346)]),
        new("shifted-by-s", "the mean is s: multiply by s instead of adding it", c =>
            [Bell(c, 1) with { Mean = c.Scale }, Bell(c, c.Scale) with { Mean = c.Scale }]),
        .. Any,
    ];

    /// <summary>Of uniform draws.</summary>
    public static Mistake<DrawCase, Sample>[] Uniform =>
    [
        new("uniform-from-0", _uniformFrom0, c => [Range(c, 0, 1), Range(c, 0, c.Scale)]),
        new("half-range", "the range is half as wide: it goes from −L to L, not from −L/2 to L/2", c =>
            [Range(c, -c.Scale / 2, c.Scale / 2)]),
        new("normal-for-uniform", "the numbers are normal, not uniform: scale the draws of NextDouble", c =>
            [Bell(c, c.Scale), Bell(c, c.Scale / Math.Sqrt(3))]),
        new("root-three-twice", "the range is √3 times too wide: the limit already includes its √3", c =>
            [Range(c, -Math.Sqrt(3) * c.Scale, Math.Sqrt(3) * c.Scale)]),
        new("not-scaled", "the limit is always 1: multiply by L", c => [Range(c, -1, 1)]),
        new("range-doubled", "the range is −L to 3L, or −L to 0: 2·NextDouble() − 1 ranges from −1 to 1", c =>
            [Range(c, -c.Scale, 3 * c.Scale), Range(c, -c.Scale, 0)]),
        new("one-subtracted-late", "1 is subtracted from 2L·NextDouble(): subtract L, or multiply the whole by L", c =>
            [Range(c, -1, (2 * c.Scale) - 1)]),
        new(
            "whole-numbers",
            "only a few different numbers are drawn, in equal steps: use NextDouble, which has all between",
            c =>
                from count in (int[])[20, 21, 200, 201, 2000, 2001]
                where Math.Abs(count - c.FanIn) > 20
                select Range(c, -c.Scale, c.Scale) with { Distinct = count / (double)(c.FanIn * c.FanOut) }),
        .. Any,
    ];

    /// <summary>Of what a seed is for.</summary>
    public static Mistake<DrawCase, Repetition>[] Seed =>
    [
        new(
            "seed-ignored",
            "the same seed gives different numbers: create a new Random(seed) in every call, and use it on one thread",
            _ => [new(AnyWeights: true, SameSeedSameWeights: false, OtherSeedOtherWeights: true)]),
        new("seed-fixed", "another seed gives the same numbers: create Random from the given seed", _ =>
            [new(AnyWeights: true, SameSeedSameWeights: true, OtherSeedOtherWeights: false)]),
        new("all-zeros", _allZeros, _ => [new(AnyWeights: false, SameSeedSameWeights: true, OtherSeedOtherWeights: false)]),
    ];

    /// <summary>Of what a seed is for, in a network.</summary>
    public static Mistake<NetworkCase, Repetition>[] NetworkSeed => [.. Seed.Select(mistake =>
        new Mistake<NetworkCase, Repetition>(
            mistake.Id, mistake.Story, _ => mistake.Answers(WeightInitialisationCases.Normal[0])))];

    /// <summary>Of the layers of a network.</summary>
    public static Mistake<NetworkCase, NetworkSample>[] Layers =>
    [
        WrongLayers(
            "same-seed-each-layer",
            "the layers have the same draws: give each its own seed, or share one Random",
            (c, right) =>
                right with { Distinct = Largest(right) }),
        WrongLayers(
            "seed-times-the-layer",
            "with seed 0 all layers have the same draws: share one Random, or draw each layer's seed from it",
            (c, right) => c.Seed == 0 ? right with { Distinct = Largest(right) } : right),
        WrongLayers(
            "layer-per-size",
            "there is one layer too many: between n sizes there are n − 1 layers",
            (_, right) => right with
            {
                Rows = [.. right.Rows, 0],
                Columns = [.. right.Columns, 0],
                Means = [.. right.Means, 0],
                Spreads = [.. right.Spreads, 0],
            }),
        WrongLayers(
            "uniform-for-normal",
            "the weights are uniform, with the spread as the limit: draw them with Normal",
            (_, right) => right with { Spreads = [.. right.Spreads.Select(spread => spread / Math.Sqrt(3))] }),
        WrongSpreads(
            "fans-swapped",
            "spread is called with fanOut and fanIn swapped: fanIn is the size before the layer",
            c => c.Spreads((fanIn, fanOut) => c.Spread(fanOut, fanIn))),
        WrongLayers("rows-and-columns-swapped", _swapped, (_, right) =>
            right with { Rows = right.Columns, Columns = right.Rows }),
        WrongSpreads(
            "first-fans-each-layer",
            "every layer has the spread of the first: use each layer's own fans",
            c => c.Spreads((_, _) => c.Spread(c.Sizes[0], c.Sizes[1]))),
        WrongSpreads(
            "inputs-for-fan-in",
            "every layer uses the number of network inputs as fanIn: it is the size of the layer before",
            c => c.Spreads((_, fanOut) => c.Spread(c.Sizes[0], fanOut))),
        WrongLayers("not-scaled", "the spread is 1 in every layer: call the function that was passed in", (_, right) =>
            right with { Spreads = [.. right.Spreads.Select(_ => 1.0)] }),
        WrongLayers(
            "variance-for-spread",
            "the spread is squared: the function already returns the standard deviation",
            (_, right) => right with { Spreads = [.. right.Spreads.Select(s => s * s)] }),
        WrongLayers(
            "root-once-more",
            "the root is taken again: the function already returns the standard deviation",
            (_, right) => right with { Spreads = [.. right.Spreads.Select(Math.Sqrt)] }),
        WrongLayers("last-layer-left-out", "the last layer is missing: n sizes make n − 1 layers", (_, right) =>
            new(
                right.Rows[..^1],
                right.Columns[..^1],
                right.Means[..^1],
                right.Spreads[..^1],
                right.Rows.Length == 1 ? double.NaN : 1)),
    ];

    /// <summary>Of a variance.</summary>
    public static Mistake<VarianceCase, decimal>[] Variance =>
    [
        WrongVariance("mean-not-subtracted", "that is the mean square: subtract the mean first", all => all.Average(Square))
            .At(WeightInitialisationGraph.Deviation, c => [c.A]),
        WrongVariance("sample-variance", "divided by one less than the number of values: divide by the number itself", all =>
            all.Length > 1 ? Squares(all) / (all.Length - 1) : 0),
        WrongVariance("variance-summed", "the squares are summed, not averaged", Squares),
        WrongVariance("spread-for-variance", "that is the standard deviation, the root of the variance", all =>
            Functions.Sqrt(Squares(all) / all.Length)),
        WrongVariance("mean-for-variance", "that is the mean of the numbers: return how far they spread around it", all =>
            all.Average()),
        WrongVariance("absolute-deviation", "the distances are not squared", all =>
            all.Average(value => Math.Abs(value - all.Average())))
            .At(WeightInitialisationGraph.Squared, c => [Centred(c.A, (_, _) => Mean(c.A), Math.Abs)]),
        new Mistake<VarianceCase, decimal>(
            "variance-of-each-row", "that is the mean of the rows' variances: use one mean for all rows", c =>
            [c.A.Average(row => Squares(row) / row.Length)])
            .At(WeightInitialisationGraph.Deviation, c => [Centred(c.A, (row, _) => row.Average())]),
        new Mistake<VarianceCase, decimal>(
            "variance-of-each-unit", "that is the mean of the columns' variances: use one mean for all columns", c =>
            [Columns(c.A).Average(column => Squares(column) / column.Length)])
            .At(WeightInitialisationGraph.Deviation, c => [Centred(c.A, (_, j) => Columns(c.A)[j].Average())]),
        new("variance-of-row-means", "that is the variance of the rows' means: use all the numbers at once", c =>
            [Squares([.. c.A.Select(row => row.Average())]) / c.A.Length]),
        new("divided-by-rows", "the squares are divided by the number of rows: divide by the number of values", c =>
            [Squares([.. c.A.SelectMany(row => row)]) / c.A.Length]),
        new("first-row-only", "only the first row counts: use all the numbers at once", c => [Squares(c.A[0]) / c.A[0].Length]),
    ];

    /// <summary>Of the variance after each layer.</summary>
    public static Mistake<ChainCase, decimal[]>[] Chain =>
    [
        WrongChain(
            "activation-left-out",
            "the rows are passed on as z: apply the activation to each before the next layer",
            (c, l, x) => Layer(x, c.Weights[l], z => z)),
        WrongChain(
            "activation-of-each-product",
            "the activation is applied to each product: add up the products of a unit first, then apply it once",
            (c, l, x) =>
            [
                .. x.Select(row => c.Weights[l].Select(w => w.Zip(row, (wj, xj) => c.Activation(wj * xj)).Sum()).ToArray()),
            ]),
        WrongVariances("variance-of-z", "the variance is that of z: compute it from a, after the activation", c =>
            [.. c.Weights.Select((layer, l) => WeightInitialisationOracle.Variance(Layer(Before(c, l), layer, z => z)))]),
        WrongVariances("variance-of-inputs", "each variance is that of the layer's input: compute it from the output", c =>
            [.. c.Weights.Select((_, l) => WeightInitialisationOracle.Variance(Before(c, l)))]),
        WrongVariances("inputs-counted", "the first entry is the variance of the inputs: return one per layer only", c =>
            [WeightInitialisationOracle.Variance(c.Inputs), .. WeightInitialisationOracle.Variances(c)]),
        WrongVariances(
            "inputs-each-layer",
            "every layer gets the network's inputs: it should get the previous layer's output",
            c => [.. c.Weights.Select(layer => WeightInitialisationOracle.Variance(Layer(c.Inputs, layer, c.Activation)))])
            .At(WeightInitialisationGraph.LaterA, c =>
                [c.Weights.Skip(1).Select(layer => Layer(c.Inputs, layer, c.Activation)).ToArray()]),
        WrongChain("first-weights-each-layer", "every layer has the weights of the first: layer l has weights[l]", (c, _, x) =>
            Layer(x, c.Weights[0], c.Activation)),
        WrongChain(
            "weights-transposed",
            "the weights are transposed: unit i uses row i",
            (c, l, x) => Layer(x, Columns(c.Weights[l]), c.Activation),
            c => WeightInitialisationGraph.First(c, weights => Layer(c.Inputs, Columns(weights), z => z))),
        WrongVariances("last-variance-only", "every entry is the variance after the last layer: record it after each layer", c =>
            [.. c.Weights.Select(_ => WeightInitialisationOracle.Variances(c)[^1])]),
        WrongVariances("first-row-only", "only the first row of the batch is used", c =>
            [.. WeightInitialisationOracle.Activations(c with { Inputs = [c.Inputs[0]] })
                .Select(a => WeightInitialisationOracle.Variance(a))])
            .At(WeightInitialisationGraph.FirstZ, c =>
                [WeightInitialisationGraph.First(c, weights => Layer([c.Inputs[0]], weights, z => z))]),
        WrongVariances("last-layer-left-out", "the last variance is 0: the loop ends one layer early", c =>
            [.. WeightInitialisationOracle.Variances(c).Select((variance, l) => l < c.Weights.Length - 1 ? variance : 0)]),
    ];

    private const string _root = "that is a variance: take the root";

    private const string _twoOutside = "the 2 is outside the root: it belongs under it";

    private const string _turnedOver = "the fraction is upside down: more inputs, smaller weights";

    private const string _integers = "2 / fanIn with two ints drops the fraction: write 2.0";

    private const string _uniformFrom0 =
        "uniform from 0 up, so no weight is negative and the mean isn't 0: half of them should be negative";

    private const string _allZeros = "all weights are 0: then all units give the same output, and stay the same";

    private const string _swapped = "rows and columns are swapped: one row per unit, with fanIn weights";

    private static Mistake<DrawCase, Sample>[] Any =>
    [
        new("all-zeros", _allZeros, c => [new(c.FanOut, c.FanIn, 1.0 / (c.FanIn * c.FanOut), 0, 0, 0)]),
        new("one-number-everywhere", "all weights are equal: draw each separately, from one Random", c =>
            [new(c.FanOut, c.FanIn, 1.0 / (c.FanIn * c.FanOut), double.NaN, 0, 0)]),
        new("same-row-each-unit", "every unit has the same weights: use one Random for all rows, and a new array for each", c =>
            [new(c.FanOut, c.FanIn, 1.0 / c.FanOut, double.NaN, double.NaN, double.NaN)]),
        new("equal-columns", "one row per input, and all are equal: draw one row per unit, all from one Random", c =>
            [new(c.FanIn, c.FanOut, 1.0 / c.FanIn, double.NaN, double.NaN, double.NaN)]),
        new("rows-and-columns-swapped", _swapped, c =>
            [WeightInitialisationOracle.Drawn(c) with { Rows = c.FanIn, Columns = c.FanOut }]),
    ];

    private static Sample Bell(DrawCase c, double spread) => new(c.FanOut, c.FanIn, 1, 0, spread, Sample.NormalTails);

    private static Sample Range(DrawCase c, double from, double to) =>
        new(c.FanOut, c.FanIn, 1, (from + to) / 2, Math.Abs(to - from) / Math.Sqrt(12), 0);

    /// <summary>The share of the weights that the largest layer has.</summary>
    private static double Largest(NetworkSample sample) =>
        sample.Rows.Zip(sample.Columns, (rows, columns) => rows * columns).Max() / (double)Count(sample);

    private static int Count(NetworkSample sample) => sample.Rows.Zip(sample.Columns, (rows, columns) => rows * columns).Sum();

    private static Mistake<FansCase, decimal> WrongSpread(string id, string story, Func<FansCase, decimal> spread) =>
        new(id, story, c => [spread(c)]);

    private static Mistake<FansCase, decimal> WrongHe(string id, string story, Func<FansCase, decimal> ratio) =>
        WrongRatio(id, story, WeightInitialisationGraph.Inputs, ratio);

    private static Mistake<FansCase, decimal> WrongGlorot(string id, string story, Func<FansCase, decimal> ratio) =>
        WrongRatio(id, story, WeightInitialisationGraph.Both, ratio);

    private static Mistake<FansCase, decimal> WrongRatio(
        string id, string story, string node, Func<FansCase, decimal> ratio) =>
        WrongSpread(id, story, c => Functions.Sqrt(ratio(c))).At(node, c => [ratio(c)]);

    private static Mistake<FansCase, decimal> WrongFans(string id, string story, Func<FansCase, decimal> fans) =>
        WrongSpread(id, story, c => Functions.Sqrt(2 / fans(c))).At(WeightInitialisationGraph.Fans, c => [fans(c)]);

    private static Mistake<LimitCase, decimal> WrongFactor(string id, string story, decimal factor) =>
        WrongLimit(id, story, s => factor * s).At(WeightInitialisationGraph.Factor, _ => [factor]);

    private static Mistake<LimitCase, decimal> WrongLimit(string id, string story, Func<decimal, decimal> limit) =>
        new(id, story, c => [limit(c.StandardDeviation)]);

    private static Mistake<NetworkCase, NetworkSample> WrongLayers(
        string id, string story, Func<NetworkCase, NetworkSample, NetworkSample> wrong) =>
        new(id, story, c => [wrong(c, WeightInitialisationOracle.Drawn(c))]);

    private static Mistake<NetworkCase, NetworkSample> WrongSpreads(
        string id, string story, Func<NetworkCase, double[]> spreads) =>
        WrongLayers(id, story, (c, right) => right with { Spreads = spreads(c) })
            .At(WeightInitialisationGraph.Spreads, c => [spreads(c)]);

    private static Mistake<VarianceCase, decimal> WrongVariance(string id, string story, Func<decimal[], decimal> of) =>
        new(id, story, c => [of([.. c.A.SelectMany(row => row)])]);

    private static Mistake<ChainCase, decimal[]> WrongVariances(string id, string story, Func<ChainCase, decimal[]> variances) =>
        new(id, story, c => [variances(c)]);

    /// <summary>The variances where every layer turns its rows into others in a wrong way, the first z included or not.</summary>
    private static Mistake<ChainCase, decimal[]> WrongChain(
        string id,
        string story,
        Func<ChainCase, int, decimal[][], decimal[][]> layer,
        Func<ChainCase, decimal[][]>? firstZ = null)
    {
        decimal[][][] Wrong(ChainCase c)
        {
            var a = c.Inputs;
            return [.. c.Weights.Select((_, l) => a = layer(c, l, a))];
        }

        return WrongVariances(id, story, c => [.. Wrong(c).Select(a => WeightInitialisationOracle.Variance(a))]).At(c =>
        [
            [
                .. firstZ is null ? (Change[])[] : [new(WeightInitialisationGraph.FirstZ, firstZ(c))],
                .. Wrong(c).Take(1).Select(a => new Change(WeightInitialisationGraph.FirstA, a)),
                new(WeightInitialisationGraph.LaterA, Wrong(c).Skip(1).ToArray()),
            ],
        ]);
    }

    private static decimal[][] Layer(decimal[][] rows, decimal[][] weights, Func<decimal, decimal> activation) =>
        WeightInitialisationOracle.Layer(rows, weights, activation);

    private static decimal[][] Before(ChainCase c, int layer) =>
        WeightInitialisationOracle.Activations(c).Prepend(c.Inputs).ElementAt(layer);

    private static decimal[][] Columns(decimal[][] rows) => [.. rows[0].Select((_, j) => rows.Select(row => row[j]).ToArray())];

    private static decimal Mean(decimal[][] rows) => rows.SelectMany(row => row).Average();

    /// <summary>Each number less a mean: of its row, or of its column.</summary>
    private static decimal[][] Centred(
        decimal[][] rows, Func<decimal[], int, decimal> mean, Func<decimal, decimal>? of = null) =>
        [.. rows.Select(row => row.Select((a, j) => of is null ? a - mean(row, j) : of(a - mean(row, j))).ToArray())];

    private static decimal Squares(decimal[] values) => values.Sum(value => Square(value - values.Average()));

    private static decimal Square(decimal value) => value * value;
}

/// <summary>What happened when weights were drawn again.</summary>
public sealed record Repetition(bool AnyWeights, bool SameSeedSameWeights, bool OtherSeedOtherWeights)
{
    /// <summary>What should happen.</summary>
    public static Repetition Right { get; } = new(true, true, true);
}
