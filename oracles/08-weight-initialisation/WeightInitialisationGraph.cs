using static Katas.Oracles.WeightInitialisation.WeightInitialisationOracle;

namespace Katas.Oracles.WeightInitialisation;

/// <summary>How stage 08 gets to a spread, to what draws have in common, and to the variances of a network.</summary>
public static class WeightInitialisationGraph
{
    /// <summary>He's standard deviation.</summary>
    public static Graph<FansCase> Wide { get; } = new(
        new(Inputs, "2 divided by the number of inputs", v => 2m / v.Case.FanIn),
        new("s", "√(2 / fanIn)", v => Functions.Sqrt(v.Number(Inputs))) { Call = "Spread.He(fanIn, fanOut)" });

    /// <summary>Glorot's.</summary>
    public static Graph<FansCase> Balanced { get; } = new(
        new(Fans, "inputs and units together", v => (decimal)(v.Case.FanIn + v.Case.FanOut)),
        new(Both, "2 divided by that", v => 2 / v.Number(Fans)),
        new("s", "√(2 / (fanIn + fanOut))", v => Functions.Sqrt(v.Number(Both)))
        {
            Call = "Spread.Glorot(fanIn, fanOut)",
        });

    /// <summary>The limit of uniform numbers.</summary>
    public static Graph<LimitCase> UniformLimit { get; } = new(
        new(Factor, "the root of 3", _ => Functions.Sqrt(3)),
        new("L", "√3 · s", v => v.Number(Factor) * v.Case.StandardDeviation)
        {
            Call = "Spread.UniformLimit(standardDeviation)",
        });

    /// <summary>What normal draws have in common.</summary>
    public static Graph<DrawCase> Normal { get; } = Draws("Weights.Normal(fanIn, fanOut, standardDeviation, seed)");

    /// <summary>What uniform draws have in common.</summary>
    public static Graph<DrawCase> Uniform { get; } = Draws("Weights.Uniform(fanIn, fanOut, limit, seed)");

    /// <summary>What the layers of a network have in common.</summary>
    public static Graph<NetworkCase> Layers { get; } = new Graph<NetworkCase>(
        new("rows", "fanOut of each layer", v => Drawn(v.Case).Rows),
        new("columns", "fanIn of each layer", v => Drawn(v.Case).Columns),
        new(Spreads, "spread(fanIn, fanOut) of each", v => v.Case.Spreads(v.Case.Spread)),
        new("mean", "of each layer's weights", v => Drawn(v.Case).Means),
        new("spread", "s, in the weights of each layer", v => v[Spreads]),
        new("distinct", "the share that differs, of all", v => Drawn(v.Case).Distinct)).Answering(
            "Weights.Layers(sizes, spread, seed)",
            ("rows", nameof(NetworkSample.Rows)),
            ("columns", nameof(NetworkSample.Columns)),
            ("mean", nameof(NetworkSample.Means)),
            ("spread", nameof(NetworkSample.Spreads)),
            ("distinct", nameof(NetworkSample.Distinct)));

    /// <summary>A variance.</summary>
    public static Graph<VarianceCase> Variance { get; } = new(
        new("ā", "the mean of all numbers", v => v.Case.A.SelectMany(row => row).Average()),
        new(Deviation, "how far each number is from ā", v => Each(v.Case.A, a => a - v.Number("ā"))),
        new(Squared, "each of them squared", v => Each(v.Rows(Deviation), deviation => deviation * deviation)),
        new("variance", "the mean of all these", v => v.Rows(Squared).SelectMany(row => row).Average())
        {
            Call = "Signal.Variance(a)",
        });

    /// <summary>The variances after the layers of ReLUs.</summary>
    public static Graph<ChainCase> Relu { get; } = Chain("Signal.ReluVariances(inputs, weights)");

    /// <summary>The same after those of tanh.</summary>
    public static Graph<ChainCase> Tanh { get; } = Chain("Signal.TanhVariances(inputs, weights)");

    /// <summary>What is left of a variance after ten layers.</summary>
    public static Graph<StudyCase> Study { get; } = new(
        new(Scale, "100 inputs times s²", v => StudyCase.Units * v.Case.Spread * v.Case.Spread),
        new("log₁₀, ReLU", "of the last variance, with ReLUs", v => PowersOfTen(v.Case).Relu)
        {
            Call = "Signal.ReluVariances(inputs, weights)",
            Part = nameof(WeightInitialisation.PowersOfTen.Relu),
        },
        new("log₁₀, tanh", "of the last variance, with tanh", v => PowersOfTen(v.Case).Tanh)
        {
            Call = "Signal.ReluVariances(inputs, weights)",
            Part = nameof(WeightInitialisation.PowersOfTen.Tanh),
        });

    internal const string Inputs = "2 / fanIn";
    internal const string Fans = "fanIn + fanOut";
    internal const string Both = "2 / (fanIn + fanOut)";
    internal const string Factor = "√3";
    internal const string Spreads = "s";
    internal const string Deviation = "a − ā";
    internal const string Squared = "(a − ā)²";
    internal const string FirstZ = "z, first";
    internal const string FirstA = "a, first";
    internal const string LaterA = "a, later";

    private const string Scale = "fanIn·s²";

    internal static decimal[][] Each(decimal[][] rows, Func<decimal, decimal> of) =>
        Array.ConvertAll(rows, row => Array.ConvertAll(row, value => of(value)));

    /// <summary>What the first layer makes of the inputs; nothing if there is none.</summary>
    internal static decimal[][] First(ChainCase c, Func<decimal[][], decimal[][]> layer) =>
        c.Weights.Length == 0 ? [] : layer(c.Weights[0]);

    private static Graph<DrawCase> Draws(string call) => new Graph<DrawCase>(
        new("rows", "fanOut: a row per unit", v => v.Case.FanOut),
        new("columns", "fanIn: a weight per input", v => v.Case.FanIn),
        new("distinct", "the share of numbers that differ", v => Drawn(v.Case).Distinct),
        new("mean", "of all weights", v => Drawn(v.Case).Mean),
        new("spread", "their standard deviation", v => Drawn(v.Case).Spread),
        new("tails", "the share beyond two of these", v => Drawn(v.Case).Tails)).Answering(
            call,
            ("rows", nameof(Sample.Rows)),
            ("columns", nameof(Sample.Columns)),
            ("distinct", nameof(Sample.Distinct)),
            ("mean", nameof(Sample.Mean)),
            ("spread", nameof(Sample.Spread)),
            ("tails", nameof(Sample.Tails)));

    private static Graph<ChainCase> Chain(string call) => new(
        new(FirstZ, "Wx of each row, in the first layer", v =>
            First(v.Case, weights => Layer(v.Case.Inputs, weights, z => z))),
        new(FirstA, "f(z)", v => Each(v.Rows(FirstZ), v.Case.Activation)),
        new(LaterA, "f(Wx) of each later layer", v =>
        {
            var a = v.Rows(FirstA);
            return v.Case.Weights.Skip(1).Select(weights => a = Layer(a, weights, v.Case.Activation)).ToArray();
        }),
        new("variances", "the variance of a, layer by layer", v => ((decimal[][][])[v.Rows(FirstA), .. (decimal[][][])v[LaterA]])
            .Take(v.Case.Weights.Length)
            .Select(a => WeightInitialisationOracle.Variance(a))
            .ToArray())
        {
            Call = call,
        });
}
