namespace Katas.Oracles.WeightInitialisation;

/// <summary>A layer whose weights are to be drawn.</summary>
public sealed record FansCase(string Name, int FanIn, int FanOut) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"fanIn = {FanIn}  fanOut = {FanOut}";

    /// <inheritdoc/>
    public override string Worked =>
        $"2 / fanIn = {Numbers.Text(2m / FanIn)}  2 / (fanIn + fanOut) = {Numbers.Text(2m / (FanIn + FanOut))}";
}

/// <summary>A standard deviation that uniform numbers are to have.</summary>
public sealed record LimitCase(string Name, decimal StandardDeviation) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"s = {Numbers.Text(StandardDeviation)}";

    /// <inheritdoc/>
    public override string Worked => $"s² = {Numbers.Text(StandardDeviation * StandardDeviation)} = L² / 3";
}

/// <summary>Weights to draw: s is the standard deviation, or the limit if they are uniform.</summary>
public sealed record DrawCase(string Name, int FanIn, int FanOut, double Scale, int Seed) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"fanIn = {FanIn}  fanOut = {FanOut}  {(IsUniform ? "limit" : "s")} = {Numbers.Text(Scale)}  seed = {Seed}";

    /// <inheritdoc/>
    public override string Worked => IsUniform
        ? $"variance = L² / 3 = {Numbers.Text(Scale * Scale / 3)}  measured over {FanIn * FanOut} weights"
        : $"variance = s² = {Numbers.Text(Scale * Scale)}  measured over {FanIn * FanOut} weights";

    /// <summary>Whether the scale is a limit.</summary>
    public bool IsUniform { get; init; }
}

/// <summary>A network whose weights are to be drawn.</summary>
public sealed record NetworkCase(string Name, int[] Sizes, string Rule, Func<int, int, double> Spread, int Seed) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"sizes = {Numbers.Text(Sizes)}  spread = {Rule}  seed = {Seed}";

    /// <inheritdoc/>
    public override string Worked => $"spreads = {Numbers.Text(Spreads((fanIn, fanOut) => Spread(fanIn, fanOut)))}";

    /// <summary>A number for each layer.</summary>
    public double[] Spreads(Func<int, int, double> spread) => [.. Sizes.Zip(Sizes.Skip(1), spread)];
}

/// <summary>Numbers whose variance is asked.</summary>
public sealed record VarianceCase(string Name, decimal[][] A) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"a = {Numbers.Text(A)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"mean = {Numbers.Text(A.SelectMany(row => row).Average())}  count = {A.Sum(row => row.Length)}";
}

/// <summary>A batch and the layers it goes through.</summary>
public sealed record ChainCase(string Name, decimal[][] Inputs, decimal[][][] Weights) : Case(Name)
{
    /// <summary>Which activation each layer ends in.</summary>
    public bool IsTanh { get; init; }

    /// <inheritdoc/>
    public override string Given => $"inputs = {Numbers.Text(Inputs)}  weights = {Numbers.Text(Weights)}";

    /// <inheritdoc/>
    public override string Worked =>
        string.Join("  ", WeightInitialisationOracle.Activations(this).Select((a, l) => $"a{l + 1} = {Numbers.Text(a)}"));

    /// <summary>f.</summary>
    public decimal Activation(decimal z) => IsTanh ? Functions.Tanh(z) : Math.Max(0, z);
}

/// <summary>Ten layers of a hundred units, and a batch from N(0, 1) sent through them.</summary>
public sealed record StudyCase(string Name, string Rule, double Spread) : Case(Name)
{
    /// <summary>How many units each layer has, and its inputs.</summary>
    public const int Units = 100;

    /// <summary>How many layers there are.</summary>
    public const int Layers = 10;

    /// <inheritdoc/>
    public override string Given => $"{Layers} layers of {Units} units  s = {Rule}";

    /// <inheritdoc/>
    public override string Worked =>
        $"fanIn·s² = {Numbers.Text(Math.Round(Units * Spread * Spread, 9))}, of which a ReLU lets half through";
}

/// <summary>The cases of stage 08.</summary>
public static class WeightInitialisationCases
{
    private const string He = "√(2 / fanIn)";
    private const string Glorot = "√(2 / (fanIn + fanOut))";

    /// <summary>Layers of several shapes.</summary>
    public static FansCase[] Fans =>
    [
        new("50 inputs, 150 units", 50, 150),
        new("200 inputs, 40 units", 200, 40),
        new("one input, one unit", 1, 1),
        new("a square layer", 64, 64),
        new("two inputs", 2, 7),
        new("digits", 784, 128),
        new("the output", 128, 10),
        .. DrawnFans(),
    ];

    /// <summary>Standard deviations.</summary>
    public static LimitCase[] Limits =>
    [
        new("a tenth", 0.1m),
        new("one", 1),
        new("three", 3),
        new("none", 0),
        new("a fiftieth", 0.02m),
        new("drawn", 2.1m + new Draw(Draw.Seed).Number()),
    ];

    /// <summary>Normal draws.</summary>
    public static DrawCase[] Normal =>
    [
        new("a tall layer", 150, 200, 0.1, 1),
        new("a wide layer", 400, 80, 0.2, 2),
        new("a large spread", 120, 250, 3, -7),
        DrawnLayer(),
    ];

    /// <summary>Uniform draws.</summary>
    public static DrawCase[] Uniform => [.. Normal.Select(c => c with { IsUniform = true })];

    /// <summary>Whole networks.</summary>
    public static NetworkCase[] Networks =>
    [
        new("four layers alike", [80, 80, 80, 80, 80], "0.3", (_, _) => 0.3, 1),
        new("narrower and narrower", [200, 100, 50], He, (fanIn, _) => Math.Sqrt(2.0 / fanIn), 2),
        new("wider and wider", [60, 120, 240], Glorot, (fanIn, fanOut) => Math.Sqrt(2.0 / (fanIn + fanOut)), 3),
        new("two layers alike", [90, 90, 90], "0.2", (_, _) => 0.2, 0),
        new("a single layer", [200, 50], "1 / fanOut", (_, fanOut) => 1.0 / fanOut, -4),
        DrawnNetwork(),
    ];

    /// <summary>Numbers in tables.</summary>
    public static VarianceCase[] Variances =>
    [
        new("two rows of two", [[1, 2], [3, 6]]),
        new("a mean of 0", [[-1, 2], [1, -2]]),
        new("one row", [[1, 2, 6]]),
        new("one column", [[0.5m], [-0.5m], [1.5m]]),
        new("one number", [[7]]),
        new("all alike", [[0.3m, 0.3m, 0.3m], [0.3m, 0.3m, 0.3m]]),
        new("rows that differ in height", [[10, 11], [20, 21], [30, 31]]),
        new("drawn: 5 × 4", new Draw(Draw.Seed).Rows(5, 4)),
    ];

    /// <summary>Layers as wide as their inputs.</summary>
    public static ChainCase[] Square =>
    [
        new("one layer", [[1, 2], [3, -1]], [[[1, -1], [0.5m, 2]]]),
        new("two layers", [[1, 2], [-2, 1]], [[[1, 2], [-1, 1]], [[2, -1], [0.5m, 1]]]),
        new(
            "three layers",
            [[1, -2, 0.5m], [0, 1, 3]],
            [
                [[1, 0.5m, 0.2m], [-1, 2, 0], [0.4m, -1, 1]],
                [[2, 1, -1], [1, 0.3m, 1], [-0.2m, 1, 1.5m]],
                [[1, 0.5m, -0.5m], [0.1m, 2, 1], [1, 1, 0.6m]],
            ]),
    ];

    /// <summary>Layers of other widths, and what is rare.</summary>
    public static ChainCase[] Widths =>
    [
        new(
            "narrower and wider",
            [[1, 0, -2], [0.5m, 3, 1]],
            [[[1, -1, 0], [2, 1, -1]], [[1, 0.5m], [-1, 2], [0.2m, -0.1m], [3, 1]]]),
        new("one row", [[2, -1]], [[[1, 1], [-1, 1], [0.5m, -2]], [[1, 2, -1]]]),
        new("nothing comes through", [[1], [2]], [[[-1], [-2]], [[1, 1], [2, 3]]]),
        new("no layers", [[1, 2]], []),
        .. Drawn(),
    ];

    /// <summary>The same through tanh.</summary>
    public static ChainCase[] Tanh => [.. Square.Concat(Widths).Select(c => c with { IsTanh = true })];

    /// <summary>The study of the spread.</summary>
    public static StudyCase[] Study =>
    [
        new("too small", "0.01", 0.01),
        new("too large", "1", 1),
        new("He", He, Math.Sqrt(2.0 / StudyCase.Units)),
        new("Glorot", Glorot, Math.Sqrt(1.0 / StudyCase.Units)),
    ];

    private static IEnumerable<FansCase> DrawnFans()
    {
        var random = new Random(Draw.Seed);
        yield return new("drawn: more inputs than units", random.Next(200, 1000), random.Next(2, 200));
        yield return new("drawn: more units than inputs", random.Next(2, 200), random.Next(200, 1000));
    }

    /// <summary>So large, and of such a spread, that chance makes no known mistake look like another.</summary>
    private static DrawCase DrawnLayer()
    {
        var random = new Random(Draw.Seed);
        return new("drawn", random.Next(150, 200), random.Next(210, 260), random.Next(200, 300) / 1000.0, random.Next());
    }

    /// <summary>Layers of 9,600 weights or more, whose fans differ by a third or more.</summary>
    private static NetworkCase DrawnNetwork()
    {
        var random = new Random(Draw.Seed);
        int[] sizes = [random.Next(150, 160), random.Next(80, 90), random.Next(120, 135)];
        return new("drawn", sizes, He, (fanIn, _) => Math.Sqrt(2.0 / fanIn), random.Next());
    }

    private static IEnumerable<ChainCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        yield return new("drawn: 6 × 4", draw.Rows(6, 4), [draw.Rows(5, 4, 1), draw.Rows(3, 5, 1), draw.Rows(4, 3, 1)]);
    }
}
