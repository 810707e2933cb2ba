namespace Katas.Oracles.WeightInitialisation;

/// <summary>The power of ten of a variance: −3 if it is a thousandth.</summary>
public sealed record PowersOfTen(double Relu, double Tanh)
{
    // Five times the standard deviation that 400 networks showed, 0.21 and 0.06.
    private const double ReluWithin = 1.1;
    private const double TanhWithin = 0.3;

    /// <summary>The other, where this is it but for chance.</summary>
    public PowersOfTen Nearest(PowersOfTen other) => new(
        Math.Abs(Relu - other.Relu) <= ReluWithin ? other.Relu : Math.Round(Relu, 1),
        Math.Abs(Tanh - other.Tanh) <= TanhWithin ? other.Tanh : Math.Round(Tanh, 1));
}

/// <summary>
/// The right answers of stage 08: formulas and variances in exact decimals, and of what is drawn the properties that no stream
/// changes.
/// </summary>
public static class WeightInitialisationOracle
{
    /// <summary>The s with s²·fanIn = 2.</summary>
    public static decimal He(FansCase c) => Functions.Sqrt(2m / c.FanIn);

    /// <summary>The s whose s²·fanIn and s²·fanOut are 1 on average.</summary>
    public static decimal Glorot(FansCase c) => Functions.Sqrt(1 / ((c.FanIn + c.FanOut) / 2m));

    /// <summary>The L with L²/3 = s².</summary>
    public static decimal Limit(LimitCase c) => Functions.Sqrt(3 * c.StandardDeviation * c.StandardDeviation);

    /// <summary>Of normal or uniform weights.</summary>
    public static Sample Drawn(DrawCase c) => c.IsUniform
        ? new(c.FanOut, c.FanIn, 1, 0, c.Scale / Math.Sqrt(3), 0)
        : new(c.FanOut, c.FanIn, 1, 0, c.Scale, Sample.NormalTails);

    /// <summary>Of all layers of a network.</summary>
    public static NetworkSample Drawn(NetworkCase c) =>
        new(c.Sizes[1..], c.Sizes[..^1], c.Spreads((_, _) => 0), c.Spreads(c.Spread), 1);

    /// <summary>The mean square less the square of the mean.</summary>
    public static decimal Variance(IEnumerable<IEnumerable<decimal>> a)
    {
        decimal[] all = [.. a.SelectMany(row => row)];
        return all.Average(value => value * value) - (all.Average() * all.Average());
    }

    /// <summary>The variance after each layer.</summary>
    public static decimal[] Variances(ChainCase c) => [.. Activations(c).Select(a => Variance(a))];

    /// <summary>What each layer gives.</summary>
    public static IEnumerable<decimal[][]> Activations(ChainCase c)
    {
        var a = c.Inputs;
        foreach (var layer in c.Weights)
        {
            a = Layer(a, layer, c.Activation);
            yield return a;
        }
    }

    /// <summary>f(Wx) of every row x.</summary>
    public static decimal[][] Layer(decimal[][] rows, decimal[][] weights, Func<decimal, decimal> activation) =>
        [.. rows.Select(x => weights.Select(w => activation(Numbers.Dot(w, x))).ToArray())];

    /// <summary>The power of ten of the variance after the last layer, for either activation.</summary>
    public static PowersOfTen PowersOfTen(StudyCase c) => new(PowerOfTen(c, z => Math.Max(0, z)), PowerOfTen(c, Math.Tanh));

    /// <summary>
    /// That of infinitely wide layers: each z is then normal, its variance is fanIn·s² times the mean square of what came in,
    /// and what comes out of f is an integral over the bell curve.
    /// </summary>
    private static double PowerOfTen(StudyCase c, Func<double, double> activation)
    {
        var (variance, meanSquare) = (1.0, 1.0);
        for (var layer = 0; layer < StudyCase.Layers; layer++)
        {
            var spread = Math.Sqrt(StudyCase.Units * c.Spread * c.Spread * meanSquare);
            var mean = OverTheBell(z => activation(spread * z));
            meanSquare = OverTheBell(z => activation(spread * z) * activation(spread * z));
            variance = meanSquare - (mean * mean);
        }

        return Math.Log10(variance);
    }

    /// <summary>∫ f(z) φ(z) dz, by the trapezium rule.</summary>
    private static double OverTheBell(Func<double, double> f)
    {
        const double End = 8;
        const int Steps = 400;
        return Enumerable.Range(-Steps, (2 * Steps) + 1)
            .Select(i => End * i / Steps)
            .Sum(z => f(z) * Math.Exp(-z * z / 2)) * End / Steps / Math.Sqrt(2 * Math.PI);
    }
}
