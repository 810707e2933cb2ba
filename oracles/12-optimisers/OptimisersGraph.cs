namespace Katas.Oracles.Optimisers;

/// <summary>
/// How stage 12 gets from slopes to parameters, and from a step to its rate. In doubles, 0/0 included, as the mistakes are.
/// </summary>
public static class OptimisersGraph
{
    /// <summary>A walk with momentum, a row per step.</summary>
    public static Graph<MomentumCase> Momentum { get; } = new(
        new(Velocity, "μv + g, a row per step", v => Kept(v.Case.Gradients, (old, g) => ((double)v.Case.Momentum * old) + g)),
        new(Step, "what each step subtracts from θ", v => Times(v.Case.Rates, (double[][])v[Velocity])),
        new(Theta, "θ − ηv", v => Walked(v.Case.Parameters, (double[][])v[Step]))
        {
            Call = "Momentum.Update(gradient, learningRate)",
        });

    /// <summary>A walk with RMSprop, a row per step.</summary>
    public static Graph<RmsPropCase> RmsProp { get; } = new(
        new(MeanSquare, "ρv + (1 − ρ)g², a row per step", v =>
            Kept(v.Case.Gradients, (old, g) => Blend(v.Case.Rho, old, g * g))),
        new(Divisor, "the root of v, and ε added to it", v =>
            Each((double[][])v[MeanSquare], square => Math.Sqrt(square) + (double)v.Case.Epsilon)),
        new(DividedStep, "what each step subtracts from θ", v =>
            Times(v.Case.Rates, Divided(v.Case.Gradients.AsDoubles(), (double[][])v[Divisor]))),
        new(Theta, "θ − ηg/(√v + ε)", v => Walked(v.Case.Parameters, (double[][])v[DividedStep]))
        {
            Call = "RmsProp.Update(gradient, learningRate)",
        });

    /// <summary>A walk with Adam, a row per step.</summary>
    public static Graph<AdamCase> Adam { get; } = new(
        new(Mean, "β₁m + (1 − β₁)g, a row per step", v =>
            Kept(v.Case.Gradients, (old, g) => Blend(v.Case.Beta1, old, g))),
        new(MeanSquare, "β₂v + (1 − β₂)g², a row per step", v =>
            Kept(v.Case.Gradients, (old, g) => Blend(v.Case.Beta2, old, g * g))),
        new(MeanHat, "m/(1 − β₁ᵗ)", v => Corrected((double[][])v[Mean], v.Case.Beta1)),
        new(SquareHat, "v/(1 − β₂ᵗ)", v => Corrected((double[][])v[MeanSquare], v.Case.Beta2)),
        new(DivisorHat, "the root of v̂, and ε added to it", v =>
            Each((double[][])v[SquareHat], square => Math.Sqrt(square) + (double)v.Case.Epsilon)),
        new(AdamStep, "what each step subtracts from θ", v =>
            Times(v.Case.Rates, Divided((double[][])v[MeanHat], (double[][])v[DivisorHat]))),
        new(Theta, "θ − ηm̂/(√v̂ + ε)", v => Walked(v.Case.Parameters, (double[][])v[AdamStep]))
        {
            Call = "Adam.Update(gradient, learningRate)",
        });

    /// <summary>A rate that falls in drops.</summary>
    public static Graph<StepDecayCase> Drops { get; } = new(
        new(Epoch, "step / stepsPerEpoch, rounded down", v => (double)(v.Case.Step / v.Case.StepsPerEpoch)),
        new(DropCount, "epoch / every, rounded down", v => Math.Floor((double)v[Epoch] / v.Case.Every)),
        new(Share, "factor to the power of the drops", v => Math.Pow((double)v.Case.Factor, (double)v[DropCount])),
        new(Rate, "η₀ times that", v => (double)v.Case.Initial * (double)v[Share])
        {
            Call = "LearningRate.StepDecay(initial, factor, every, step, stepsPerEpoch)",
        });

    /// <summary>A rate that falls by the same share each epoch.</summary>
    public static Graph<ExponentialDecayCase> Decay { get; } = new(
        new(Epoch, "step / stepsPerEpoch, rounded down", v => (double)(v.Case.Step / v.Case.StepsPerEpoch)),
        new(Exponent, "decay times epoch", v => (double)v.Case.Decay * (double)v[Epoch]),
        new(Power, "e to the power of minus that", v => Math.Exp(-(double)v[Exponent])),
        new(Rate, "η₀ times that", v => (double)v.Case.Initial * (double)v[Power])
        {
            Call = "LearningRate.ExponentialDecay(initial, decay, step, stepsPerEpoch)",
        });

    /// <summary>Gradients that are clipped.</summary>
    public static Graph<ClippingCase> Clipping { get; } = new(
        new(Squares, "the squares of all slopes", v =>
            v.Case.Gradients.AsDoubles().Sum(layer => layer.Sum(slope => slope * slope))),
        new(Norm, "the root of that", v => Math.Sqrt((double)v[Squares])),
        new(Scale, "maxNorm/‖g‖, but 1 at most", v =>
            (double)v[Norm] > (double)v.Case.MaxNorm ? (double)v.Case.MaxNorm / (double)v[Norm] : 1),
        new("s·g", "every slope times s", v => Each(v.Case.Gradients.AsDoubles(), slope => (double)v[Scale] * slope))
        {
            Call = "Clipping.ByGlobalNorm(gradients, maxNorm)",
        });

    internal const string Velocity = "v";
    internal const string Step = "ηv";
    internal const string MeanSquare = "v";
    internal const string Divisor = "√v + ε";
    internal const string DividedStep = "ηg/(√v + ε)";
    internal const string Mean = "m";
    internal const string MeanHat = "m̂";
    internal const string SquareHat = "v̂";
    internal const string DivisorHat = "√v̂ + ε";
    internal const string AdamStep = "ηm̂/(√v̂ + ε)";
    internal const string Epoch = "epoch";
    internal const string DropCount = "drops";
    internal const string Share = "factor^drops";
    internal const string Exponent = "decay·epoch";
    internal const string Power = "e^(−decay·epoch)";
    internal const string Squares = "Σg²";
    internal const string Norm = "‖g‖";
    internal const string Scale = "s";

    private const string Theta = "θ";
    private const string Rate = "η";

    private static double Blend(decimal beta, double old, double now) => ((double)beta * old) + ((1 - (double)beta) * now);

    /// <summary>What is kept of each parameter from step to step, from 0.</summary>
    private static double[][] Kept(decimal[][] gradients, Func<double, double, double> next)
    {
        var kept = new double[gradients[0].Length];
        return [.. gradients.AsDoubles().Select(g => kept = [.. kept.Zip(g, next)])];
    }

    private static double[][] Corrected(double[][] kept, decimal beta) =>
        [.. kept.Select((row, t) => Array.ConvertAll(row, value => value / (1 - Math.Pow((double)beta, t + 1))))];

    private static double[][] Divided(double[][] a, double[][] b) =>
        [.. a.Zip(b, (x, y) => x.Zip(y, (each, divisor) => each / divisor).ToArray())];

    private static double[][] Times(decimal[] rates, double[][] rows) =>
        [.. rows.Zip(rates, (row, rate) => Array.ConvertAll(row, value => (double)rate * value))];

    private static double[][] Walked(decimal[] start, double[][] steps)
    {
        var theta = start.AsDoubles();
        return [.. steps.Select(step => theta = [.. theta.Zip(step, (value, by) => value - by)])];
    }

    private static double[][] Each(double[][] rows, Func<double, double> of) =>
        Array.ConvertAll(rows, row => Array.ConvertAll(row, value => of(value)));
}
