using Katas.Oracles;
using Katas.Oracles.WeightInitialisation;
using Katas.WeightInitialisation;

namespace Katas.Tests;

[Stage]
public sealed class WeightInitialisationTests
{
    /// <summary>Wide enough that threads which share a Random draw from it in another order each time.</summary>
    private const int Wide = 200;

    private const string He = "Spread.He(fanIn, fanOut)";
    private const string Glorot = "Spread.Glorot(fanIn, fanOut)";
    private const string Limit = "Spread.UniformLimit(standardDeviation)";
    private const string Normal = "Weights.Normal(fanIn, fanOut, standardDeviation, seed)";
    private const string Uniform = "Weights.Uniform(fanIn, fanOut, limit, seed)";
    private const string Layers = "Weights.Layers(sizes, spread, seed)";
    private const string Variance = "Signal.Variance(a)";
    private const string Relu = "Signal.ReluVariances(inputs, weights)";
    private const string Tanh = "Signal.TanhVariances(inputs, weights)";

    private static readonly Suspect _zeroSpread =
        new("zero-spread", "with a spread or a limit of 0 every weight is 0: it multiplies the draw, and nothing is added");

    [Test, Task(1)]
    public void He_compensates_for_the_half_that_ReLU_zeroes() =>
        WeightInitialisationCases.Fans.ShouldAllMatch(
            He, c => Spread.He(c.FanIn, c.FanOut), WeightInitialisationOracle.He, WeightInitialisationMistakes.He);

    [Test, Task(1)]
    public void Glorot_balances_the_forward_and_backward_passes() =>
        WeightInitialisationCases.Fans.ShouldAllMatch(
            Glorot,
            c => Spread.Glorot(c.FanIn, c.FanOut),
            WeightInitialisationOracle.Glorot,
            WeightInitialisationMistakes.Glorot);

    [Test, Task(1)]
    public void The_uniform_limit_is_root_3_standard_deviations() =>
        WeightInitialisationCases.Limits.ShouldAllMatch(
            Limit,
            c => Spread.UniformLimit((double)c.StandardDeviation),
            WeightInitialisationOracle.Limit,
            WeightInitialisationMistakes.Limit);

    [Test, Task(2)]
    public void Normal_weights_have_mean_0_and_the_given_standard_deviation() =>
        Draws(WeightInitialisationCases.Normal, Normal, DrawNormal, WeightInitialisationMistakes.Normal);

    [Test, Task(2)]
    public void The_same_seed_gives_the_same_normal_weights() => Repeats(WeightInitialisationCases.Normal, Normal, DrawNormal);

    [Test, Task(2)]
    public void Uniform_weights_fill_the_range_from_minus_the_limit_to_the_limit()
    {
        Draws(WeightInitialisationCases.Uniform, Uniform, DrawUniform, WeightInitialisationMistakes.Uniform);

        // Of 30,000 numbers up to 1 the largest is over 0.99, and none is over 1.
        var largest = Weights.Uniform(150, 200, limit: 1, seed: 1).Max(row => row.Max(Math.Abs));
        Math.Min(1, largest).ShouldBeNear(Uniform, largest, share: 0, new Suspect(
            "beyond-the-limit", "a number is beyond the limit: 2·NextDouble() − 1 lies within ±1, multiply it by L"));
        largest.ShouldBeNear(Uniform, 1, share: 0.01, new Suspect(
            "limit-not-reached", "no number comes near the limit: all from −L to L are equally likely"));
    }

    [Test, Task(2)]
    public void The_same_seed_gives_the_same_uniform_weights() =>
        Repeats(WeightInitialisationCases.Uniform, Uniform, DrawUniform);

    [Test, Task(2)]
    public void A_layer_has_at_least_one_weight()
    {
        Weights.Normal(1, 1, 0, seed: 1).ShouldMatch(Normal, (double[][])[[0]], _zeroSpread);
        Weights.Uniform(2, 1, 0, seed: 1).ShouldMatch(Uniform, (double[][])[[0, 0]], _zeroSpread);

        Assertions.ShouldRefuse(Normal, () => Weights.Normal(0, 1, 1, seed: 1));
        Assertions.ShouldRefuse(Uniform, () => Weights.Uniform(1, 0, 1, seed: 1));
        Assertions.ShouldRefuse(Layers, () => Weights.Layers([3], (_, _) => 1, seed: 1));
        Assertions.ShouldRefuse(Layers, () => Weights.Layers([3, 0, 2], (_, _) => 1, seed: 1));
    }

    [Test, Task(3)]
    public void Every_layer_is_drawn_separately_with_the_spread_of_its_own_fans()
    {
        WeightInitialisationCases.Networks.ShouldAllMatch(
            Layers,
            c => NetworkSample.Of(Weights.Layers(c.Sizes, c.Spread, c.Seed), c.Spreads(c.Spread))
                .Nearest(Known(c, WeightInitialisationOracle.Drawn, WeightInitialisationMistakes.Layers)),
            WeightInitialisationOracle.Drawn,
            WeightInitialisationMistakes.Layers);

        // Of uniform numbers none is two standard deviations from 0. 30,000 draws: √(0.0455 · 0.9545 / 30000) = 0.0012, and
        // 15 % of 0.0455 is five times that.
        var tails = Sample.Of(Weights.Layers([150, 200], (_, _) => 0.1, seed: 1)[0]).Tails;
        tails.ShouldBeNear(Layers, Sample.NormalTails, share: 0.15, tails > 0.01 ? null : new Suspect(
            "uniform-layers", "no weight is two spreads from 0, so they aren't normal: draw them with Normal"));
    }

    [Test, Task(3)]
    public void The_same_seed_gives_the_same_network() =>
        WeightInitialisationCases.Networks.ShouldAllMatch(
            Layers,
            c => Repeated(seed => [.. Weights.Layers([Wide, Wide, 2], c.Spread, seed).SelectMany(rows => rows)], c.Seed),
            _ => Repetition.Right,
            WeightInitialisationMistakes.NetworkSeed);

    [Test, Task(3)]
    public void The_callers_sizes_are_unchanged()
    {
        int[] sizes = [4, 3, 2];

        Weights.Layers(sizes, (_, _) => 1, seed: 1);

        sizes.ShouldBeUnchanged(Layers, (int[])[4, 3, 2]);
    }

    [Test, Task(4)]
    public void The_variance_is_the_mean_squared_distance_from_the_mean() =>
        WeightInitialisationCases.Variances.ShouldAllMatch(
            Variance,
            c => Signal.Variance(c.A.AsDoubles()),
            c => WeightInitialisationOracle.Variance(c.A),
            WeightInitialisationMistakes.Variance);

    [Test, Task(5)]
    public void The_variance_is_recorded_after_every_layer() =>
        WeightInitialisationCases.Square.ShouldAllMatch(
            Relu, AskRelu, WeightInitialisationOracle.Variances, WeightInitialisationMistakes.Chain);

    [Test, Task(5)]
    public void Layers_may_differ_in_width() =>
        WeightInitialisationCases.Widths.ShouldAllMatch(
            Relu, AskRelu, WeightInitialisationOracle.Variances, WeightInitialisationMistakes.Chain);

    [Test, Task(5)]
    public void Tanh_networks_work_the_same_way() =>
        WeightInitialisationCases.Tanh.ShouldAllMatch(
            Tanh,
            c => Signal.TanhVariances(c.Inputs.AsDoubles(), AsDoubles(c.Weights)),
            WeightInitialisationOracle.Variances,
            WeightInitialisationMistakes.Chain);

    [Test, Task(5)]
    public void Inputs_and_weights_are_unchanged_and_must_have_matching_shapes()
    {
        double[][] inputs = [[1, -2], [3, 4]];
        double[][][] weights = [[[1, 2], [-1, 1]], [[2, 1]]];

        // The first layer gives [0, 0] and [11, 1], the second 0 and 2·11 + 1.
        var first = Signal.ReluVariances(inputs, weights);
        inputs.ShouldBeUnchanged(Relu, (double[][])[[1, -2], [3, 4]]);
        var tanh = Signal.TanhVariances(inputs, weights);
        Signal.Variance(inputs);

        first.ShouldMatch(
            Relu,
            (double[])[((0.0 + 0 + (11 * 11) + 1) / 4) - (3.0 * 3), 23.0 * 23 / 4],
            new Suspect("earlier-result", "a later call has changed an earlier result: return a new array each time", tanh));
        inputs.ShouldBeUnchanged(Relu, (double[][])[[1, -2], [3, 4]]);
        weights.ShouldBeUnchanged(Relu, (double[][][])[[[1, 2], [-1, 1]], [[2, 1]]]);
        Assertions.ShouldRefuse(Relu, () => Signal.ReluVariances([], weights));
        Assertions.ShouldRefuse(Relu, () => Signal.ReluVariances([[1, 2, 3]], weights));
        Assertions.ShouldRefuse(Tanh, () => Signal.TanhVariances(inputs, [[[1, 2]], [[2, 1]]]));
    }

    [Test, Task(6)]
    public void Over_ten_layers_the_spread_decides_whether_the_signal_vanishes_survives_or_explodes() =>
        WeightInitialisationCases.Study.ShouldAllMatch(
            Relu,
            c => MeasuredPowersOfTen(c).Nearest(WeightInitialisationOracle.PowersOfTen(c)),
            WeightInitialisationOracle.PowersOfTen);

    private static double[][] DrawNormal(DrawCase c, int seed) => Weights.Normal(c.FanIn, c.FanOut, c.Scale, seed);

    private static double[][] DrawUniform(DrawCase c, int seed) => Weights.Uniform(c.FanIn, c.FanOut, c.Scale, seed);

    private static void Draws(
        DrawCase[] cases, string call, Func<DrawCase, int, double[][]> draw, Mistake<DrawCase, Sample>[] mistakes) =>
        cases.ShouldAllMatch(
            call,
            c => Sample.Of(draw(c, c.Seed)).Nearest(Known(c, WeightInitialisationOracle.Drawn, mistakes)),
            WeightInitialisationOracle.Drawn,
            mistakes);

    private static IEnumerable<TSample> Known<TCase, TSample>(
        TCase c, Func<TCase, TSample> right, Mistake<TCase, TSample>[] mistakes) =>
        [right(c), .. mistakes.SelectMany(mistake => mistake.Answers(c))];

    private static void Repeats(DrawCase[] cases, string call, Func<DrawCase, int, double[][]> draw) =>
        cases.ShouldAllMatch(
            call,
            c => Repeated(seed => draw(c with { FanIn = Wide, FanOut = Wide }, seed), c.Seed),
            _ => Repetition.Right,
            WeightInitialisationMistakes.Seed);

    private static Repetition Repeated(Func<int, double[][]> draw, int seed)
    {
        var (first, other, again) = (draw(seed), draw(seed + 1), draw(seed));
        return new Repetition(
            first.Any(row => row.Any(w => w != 0)), Closeness.Matches(first, again), !Closeness.Matches(first, other));
    }

    private static double[] AskRelu(ChainCase c) => Signal.ReluVariances(c.Inputs.AsDoubles(), AsDoubles(c.Weights));

    private static double[][][] AsDoubles(decimal[][][] weights) => Array.ConvertAll(weights, rows => rows.AsDoubles());

    /// <summary>Of the variance behind the last layer, with the learner's own spreads, draws and variances.</summary>
    private static PowersOfTen MeasuredPowersOfTen(StudyCase c)
    {
        var spread = c.Name switch
        {
            "He" => Spread.He(StudyCase.Units, StudyCase.Units),
            "Glorot" => Spread.Glorot(StudyCase.Units, StudyCase.Units),
            _ => c.Spread,
        };
        var random = new Random(Draw.Seed);
        var weights = Weights.Layers(
            [.. Enumerable.Repeat(StudyCase.Units, StudyCase.Layers + 1)], (_, _) => spread, seed: random.Next());
        var inputs = Weights.Normal(StudyCase.Units, fanOut: 30, standardDeviation: 1, seed: random.Next());
        return new PowersOfTen(
            Math.Log10(Signal.ReluVariances(inputs, weights)[^1]), Math.Log10(Signal.TanhVariances(inputs, weights)[^1]));
    }
}
