using System.Numerics;

namespace Katas.Oracles.GradientCheck;

/// <summary>factor · Π θⱼ^powerⱼ.</summary>
public sealed record Term(decimal Factor, params int[] Powers);

/// <summary>factor · max(0, Σ slopeⱼθⱼ + offset): it has a kink where the sum is 0.</summary>
public sealed record Bend(decimal Factor, decimal Offset, params decimal[] Slopes);

/// <summary>A cost as data: a sum of terms and bends.</summary>
public sealed record Cost(Term[] Terms, params Bend[] Bends)
{
    /// <summary>J(θ), in decimals for the oracle and in doubles for the learner.</summary>
    public T At<T>(T[] theta)
        where T : INumber<T>
    {
        var sum = T.Zero;
        foreach (var (factor, powers) in Terms)
        {
            sum += powers.Select((power, j) => Enumerable.Repeat(theta[j], power))
                .SelectMany(factors => factors)
                .Aggregate(T.CreateChecked(factor), (product, t) => product * t);
        }

        foreach (var (factor, offset, slopes) in Bends)
        {
            sum += T.CreateChecked(factor) * T.Max(
                T.Zero,
                slopes.Select((slope, j) => T.CreateChecked(slope) * theta[j])
                    .Aggregate(T.CreateChecked(offset), (a, b) => a + b));
        }

        return sum;
    }

    /// <summary>As <c>p² + 3·p·q + 2·max(0, q − 1)</c>.</summary>
    public override string ToString() =>
        string.Join(" + ", [.. Terms.Select(Text), .. Bends.Select(Text)]).Replace("+ -", "− ", StringComparison.Ordinal);

    private static string Text(Term term) =>
        Product(
            term.Factor,
            [
                .. term.Powers.Select((power, j) => power == 0 ? "" : Letter(j) + (power == 1 ? "" : Raised(power)))
                    .Where(t => t.Length > 0),
            ]);

    private static string Text(Bend bend)
    {
        string[] parts =
        [
            .. bend.Slopes.Select((slope, j) => (slope, j))
                .Where(part => part.slope != 0)
                .Select(part => Product(part.slope, [Letter(part.j)])),
            .. bend.Offset == 0 ? (string[])[] : [Numbers.Text(bend.Offset)],
        ];
        return Product(bend.Factor, [$"max(0, {string.Join(" + ", parts)})"]);
    }

    private static string Product(decimal factor, string[] parts) => (factor, parts.Length) switch
    {
        (_, 0) => Numbers.Text(factor),
        (1, _) => string.Join('·', parts),
        (-1, _) => $"-{string.Join('·', parts)}",
        _ => $"{Numbers.Text(factor)}·{string.Join('·', parts)}",
    };

    private static string Letter(int j) => GradientCheckCases.Names[j];

    private static string Raised(int power) => power switch { 2 => "²", 3 => "³", 4 => "⁴", _ => "⁵" };
}

/// <summary>A cost, a point, and a step.</summary>
public sealed record DifferenceCase(string Name, Cost Cost, decimal Step, params decimal[] Parameters) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"J = {Cost}  {GradientCheckCases.Point(Parameters)}  h = {Numbers.Text(Step)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"J(θ + h) = {Numbers.Text(GradientCheckOracle.Moved(this, Step))}  J(θ − h) = "
        + $"{Numbers.Text(GradientCheckOracle.Moved(this, -Step))}  J(θ) = {Numbers.Text(Cost.At(Parameters))}";
}

/// <summary>Two slopes to compare; null stands for not a number.</summary>
public sealed record ErrorCase(string Name, decimal? Analytic, decimal? Numeric) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"a = {GradientCheckCases.Text(Analytic)}  n = {GradientCheckCases.Text(Numeric)}";

    /// <inheritdoc/>
    public override string Worked => Analytic is { } a && Numeric is { } n
        ? $"|a − n| = {GradientCheckCases.Text(Math.Abs(a - n))}  max(|a|, |n|) = "
            + $"{GradientCheckCases.Text(Math.Max(Math.Abs(a), Math.Abs(n)))}"
        : "what is compared with NaN is NaN";
}

/// <summary>A relative error to judge; null stands for not a number.</summary>
public sealed record BandCase(string Name, decimal? Error) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given => $"relative error = {GradientCheckCases.Text(Error)}";

    /// <inheritdoc/>
    public override string Worked => "up to 1e-7 good, up to 1e-5 look again, below 1e-2 doubtful, wrong from there on";
}

/// <summary>A slope, and those to its two sides; null stands for not a number.</summary>
public sealed record KinkCase(string Name, decimal? Analytic, decimal? Left, decimal? Right, decimal Step) : Case(Name)
{
    /// <inheritdoc/>
    public override string Given =>
        $"a = {GradientCheckCases.Text(Analytic)}  left = {GradientCheckCases.Text(Left)}  right = "
        + $"{GradientCheckCases.Text(Right)}  h = {GradientCheckCases.Text(Step)}";

    /// <inheritdoc/>
    public override string Worked =>
        $"|right − left| = {GradientCheckCases.Text(Right - Left is { } gap ? Math.Abs(gap) : null)}  100·h = "
        + $"{GradientCheckCases.Text(100 * Step)}";
}

/// <summary>A gradient to check: what it claims at θ, null for not a number.</summary>
public sealed record CheckCase(
    string Name, Cost Cost, decimal Step, decimal[] Parameters, params decimal?[] Gradient) : Case(Name)
{
    /// <summary>What the gradient claims elsewhere: 7 more for each 1 that its parameter has moved.</summary>
    public double[] GradientAt(double[] theta) =>
        [.. Gradient.Select((slope, i) =>
            theta[i] == (double)Parameters[i]
                ? GradientCheckCases.OrNaN(slope)
                : GradientCheckCases.OrNaN(slope) + (7 * (theta[i] - (double)Parameters[i])))];

    /// <summary>The measuring part.</summary>
    public DifferenceCase Difference => new(Name, Cost, Step, Parameters);

    /// <inheritdoc/>
    public override string Given =>
        $"{Difference.Given}  gradient = [{string.Join(", ", Gradient.Select(GradientCheckCases.Text))}]";

    /// <inheritdoc/>
    public override string Worked =>
        $"left = {Numbers.Text(GradientCheckOracle.OneSided(Difference with { Step = -Step }))}  right = "
        + $"{Numbers.Text(GradientCheckOracle.OneSided(Difference))}  100·h = {GradientCheckCases.Text(100 * Step)}";
}

/// <summary>The cases of stage 11.</summary>
public static class GradientCheckCases
{
    /// <summary>What the parameters are called.</summary>
    public static readonly string[] Names = ["p", "q", "r"];

    /// <summary>
    /// Costs to measure the slope of. On a square the difference is exact; on a higher power it keeps an error that shows which
    /// difference it is.
    /// </summary>
    public static DifferenceCase[] Differences =>
    [
        new("a square", new([new(1, 2)]), 0.1m, 3),
        new("a cube", new([new(1, 3)]), 0.1m, 2),
        new("a cube where it is flat", new([new(1, 3)]), 0.1m, 0),
        new("a fifth power", new([new(1, 5)]), 0.5m, 1),
        new("two that work together", new([new(1, 2), new(3, 1, 1)]), 0.1m, 1, 2),
        new("three that work together", new([new(1, 2, 1), new(-2, 0, 1, 1), new(1, 0, 0, 3)]), 0.25m, 1, -2, 0.5m),
        new("a large step", new([new(0.5m, 4)]), 1, 2),
        new("a small step", new([new(1, 3), new(1, 0, 2)]), 0.01m, 0.5m, -0.3m),
        new("a line", new([new(-4, 1), new(2, 0, 1)]), 0.5m, 0, 7),
        new("one that plays no part", new([new(1, 0, 2)]), 0.1m, 5, 1.5m),
        new("at a kink", new([], new Bend(2, 0, 1)), 0.1m, 0),
        new("a large parameter", new([new(0.001m, 3)]), 0.5m, 40),
        new("a tiny slope", new([new(0.000_000_001m, 1)]), 0.5m, 3),
        .. Drawn(),
    ];

    /// <summary>The same, for slopes to one side: also with steps to the left.</summary>
    public static DifferenceCase[] Sides =>
        [.. Differences, .. Differences.Select(c => c with { Name = $"{c.Name}, to the left", Step = -c.Step })];

    /// <summary>Parameters that come back to another double, however h is added and subtracted.</summary>
    public static DifferenceCase[] LastDigits =>
        [new("to the last digit", new([new(1, 2), new(1, 0, 2), new(1, 0, 0, 2)]), 0.1m, 0.2m, 0.3m, -0.3m)];

    /// <summary>Slopes to compare.</summary>
    public static ErrorCase[] Errors =>
    [
        new("equal", 0.25m, 0.25m),
        new("a tenth too large", 1.1m, 1),
        new("a tenth too small", 0.9m, 1),
        new("both below zero", -3, -4),
        new("signs differ", 2, -2),
        new("signs differ, and the sizes", -1, 3),
        new("0 and 0", 0, 0),
        new("the gradient is 0", 0, 0.5m),
        new("the cost is flat", -0.5m, 0),
        new("twice as large", 8, 4),
        new("tiny", 0.000_000_001m, 0.000_000_002m),
        new("tinier", 0.000_000_000_000_3m, 0.000_000_000_000_2m),
        new("a tiny one and 0", 0.000_000_000_01m, 0),
        new("huge", 250_000, 200_000),
        new("nearly equal", 1.000_02m, 1),
        new("the gradient is NaN", null, 1),
        new("the cost is NaN", 1, null),
        new("both are NaN", null, null),
        new("NaN and 0", null, 0),
        new("0 and NaN", 0, null),
        .. new Draw(Draw.Seed).Rows(8, 2).Select((row, i) => new ErrorCase($"drawn: {i + 1}", row[0], row[1])),
    ];

    /// <summary>Relative errors to judge.</summary>
    public static BandCase[] Bands =>
    [
        new("no error", 0),
        new("well inside good", 0.000_000_002m),
        new("just below 1e-7", 0.000_000_099m),
        new("1e-7", 0.000_000_1m),
        new("just above 1e-7", 0.000_000_101m),
        new("well inside look again", 0.000_002m),
        new("just below 1e-5", 0.000_009_9m),
        new("1e-5", 0.000_01m),
        new("just above 1e-5", 0.000_010_1m),
        new("1e-4", 0.000_1m),
        new("1e-3", 0.001m),
        new("just below 1e-2", 0.009_9m),
        new("1e-2", 0.01m),
        new("just above 1e-2", 0.010_1m),
        new("a tenth", 0.1m),
        new("half", 0.5m),
        new("the sign", 2),
        new("NaN", null),
        .. DrawnBands(),
    ];

    /// <summary>Slopes, and those to their two sides.</summary>
    public static KinkCase[] Kinks =>
    [
        new("a ReLU's, left end", 0, 0, 1, 0.000_01m),
        new("a ReLU's, right end", 1, 0, 1, 0.000_01m),
        new("a ReLU's, between", 0.25m, 0, 1, 0.000_01m),
        new("a ReLU's, above both", 2, 0, 1, 0.000_01m),
        new("a ReLU's, below both", -0.5m, 0, 1, 0.000_01m),
        new("a ReLU's, 1 % above", 1.01m, 0, 1, 0.000_01m),
        new("upside down, between", -0.5m, 0, -1, 0.000_01m),
        new("upside down, right end", -1, 0, -1, 0.000_01m),
        new("upside down, left end", 3, 3, 1, 0.000_01m),
        new("upside down, outside", 4, 3, 1, 0.000_01m),
        new("measured a little short of the end", 1.000_4m, 0, 1, 0.000_01m),
        new("measured a little past the end", -0.000_4m, 0, 1, 0.000_01m),
        new("further than that from the end", 1.003m, 0, 1, 0.000_01m),
        new("a curve", 2, 1.999_99m, 2.000_01m, 0.000_01m),
        new("a curve, and a wrong slope", 4, 1.999_99m, 2.000_01m, 0.000_01m),
        new("the bottom of a bowl", 0, -0.000_01m, 0.000_01m, 0.000_01m),
        new("a line", 3, 3, 3, 0.000_01m),
        new("a weak kink", 5.01m, 5, 5.02m, 0.000_01m),
        new("a strong curve", 0, -0.000_45m, 0.000_45m, 0.000_01m),
        new("just 100·h apart", 6, 0, 12.5m, 0.125m),
        new("a larger step: still a curve", 0.3m, 0.2m, 0.4m, 0.01m),
        new("a larger step: a kink", 1, 0, 2, 0.01m),
        new("a larger step: past the end", 2.005m, 0, 2, 0.01m),
        new("a smaller step: a kink", 0, -0.000_45m, 0.000_45m, 0.000_001m),
        new("a kink between large slopes", 300, 200, 400, 0.000_01m),
        new("the slope is NaN", null, 0, 1, 0.000_01m),
        new("the left slope is NaN", 0.5m, null, 1, 0.000_01m),
        new("the right slope is NaN", 0.5m, 0, null, 0.000_01m),
    ];

    /// <summary>Gradients to check.</summary>
    public static CheckCase[] Checks =>
    [
        new("a sign", new([new(1, 2), new(1, 0, 2)]), 0.125m, [1, 2], 2, -4),
        new("the first of three", new([new(1, 2), new(3, 1, 1), new(1, 0, 0, 2)]), 0.125m, [1, 2, -1], 4, 3, -2),
        new("the middle of three", new([new(1, 2), new(2, 0, 2), new(1, 0, 0, 2)]), 0.125m, [1, 2, 3], 2, 16, 6),
        new("all of them, one most of all", new([new(1, 2), new(1, 0, 2), new(1, 0, 0, 2)]), 0.125m, [1, 2, 3], 2.2m, 5, 6.3m),
        new("the larger error is the smaller share", new([new(40, 2), new(0.25m, 0, 2)]), 0.125m, [1, 2], 81, 1.5m),
        new("a little", new([new(1, 2), new(1, 0, 2)]), 0.125m, [1, 2], 2.000_001m, 4.000_2m),
        new("all right", new([new(1, 2), new(1, 0, 2)]), 0.125m, [1, 2], 2, 4),
        new("one of three, by little", new([new(1, 2), new(1, 0, 2), new(1, 0, 0, 2)]), 0.125m, [1, 2, 3], 2, 4, 6.12m),
        new("one parameter", new([new(1, 3)]), 0.125m, [2], 12),
        new("nothing depends on it", new([new(1, 0, 2)]), 0.125m, [1, 2], 0, 3),
        new("a bias left at 0", new([new(1, 2), new(1, 0, 1)]), 0.125m, [1, 2], 2, 0),
        new("a kink, left end", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], 0, 2.001m),
        new("a kink, between", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], 10, 1.5m),
        new("a kink, in the middle", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], 15, 2.02m),
        new("a kink, outside", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], 50, 2.001m),
        new("upside down, outside", new([new(0.5m, 0, 2)], new Bend(-30, 0, 1)), 0.125m, [0, 2], 30, 1.9m),
        new("a kink with a mark to spare", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], -5, 1.999m),
        new("only a kink", new([], new Bend(30, 0, 1)), 0.125m, [0], 30),
        new("a kink within the step", new([new(0.5m, 0, 2)], new Bend(30, -0.0625m, 1)), 0.125m, [0, 2], 0, 2.001m),
        new("a kink out of reach", new([], new Bend(30, -10, 1)), 0.125m, [2], 0),
        new("NaN", new([new(1, 2), new(1, 0, 2), new(1, 0, 0, 2)]), 0.125m, [1, 2, 3], 4, null, 6),
        new("NaN first", new([new(1, 2), new(1, 0, 2)]), 0.125m, [1, 2], null, -4),
        new("NaN at a kink", new([new(0.5m, 0, 2)], new Bend(30, 0, 1)), 0.125m, [0, 2], null, 3),
        .. Drawn().Select((c, i) =>
            new CheckCase(
                c.Name,
                c.Cost,
                c.Step,
                c.Parameters,
                [.. GradientCheckOracle.Numeric(c).Select((n, j) => (decimal?)Math.Round(n + ((i + j) % 3), 2))])),
    ];

    /// <summary>
    /// Gradients that are twice too large, where the step is so long and J so curved that it shows in every slope which step was
    /// used.
    /// </summary>
    public static CheckCase[] LongSteps =>
    [
        .. ((DifferenceCase[])[
            new("a cube and a long step", new([new(1, 3)]), 0.5m, 2),
            new("two powers and a long step", new([new(1, 4), new(-2, 0, 3)]), 1, 1, -2),
            new("three powers", new([new(1, 3), new(0.5m, 0, 4), new(1, 0, 0, 5)]), 0.25m, 1, 2, -1),
        ]).Select(c => new CheckCase(
            c.Name, c.Cost, c.Step, c.Parameters, [.. GradientCheckOracle.Numeric(c).Select(n => (decimal?)(2 * n))])),
        DrawnLongStep(),
    ];

    /// <summary>A point as <c>p = 1  q = 2</c>.</summary>
    public static string Point(decimal[] parameters) =>
        string.Join("  ", parameters.Select((value, j) => $"{Names[j]} = {Numbers.Text(value)}"));

    /// <summary>A number, or NaN for null.</summary>
    public static double OrNaN(decimal? value) => value is { } number ? (double)number : double.NaN;

    /// <summary>A number as text; a small one in powers of ten.</summary>
    public static string Text(decimal? value) => Numbers.Text(OrNaN(value));

    /// <summary>One to nine times a power of ten in each band.</summary>
    private static IEnumerable<BandCase> DrawnBands()
    {
        var draw = new Draw(Draw.Seed);
        return ((decimal[])[0.000_000_01m, 0.000_001m, 0.001m, 0.1m]).Select(scale =>
            new BandCase($"drawn: from {Text(scale)} on", scale * (1 + Math.Abs(draw.Number(8)))));
    }

    private static CheckCase DrawnLongStep()
    {
        var draw = new Draw(Draw.Seed);
        var cost = new Cost([new(1 + Math.Abs(draw.Number()), 3), new(1 + Math.Abs(draw.Number()), 0, 3)]);
        return new("drawn: two cubes and a long step", cost, 0.5m, draw.Numbers(2), 1, 1);
    }

    private static IEnumerable<DifferenceCase> Drawn()
    {
        var draw = new Draw(Draw.Seed);
        for (var i = 1; i <= 4; i++)
        {
            yield return Draw.Until(
                () => new DifferenceCase(
                    $"drawn: {i}",
                    new([
                    new(draw.Number(), 3),
                    new(draw.Number(), 1, 1),
                    new(draw.Number(), 0, 2),
                    new(draw.Number(), 0, 1, 1),
                    new(draw.Number(), 0, 0, 3),
                    ]),
                    0.125m * i,
                    draw.Numbers(3)),
                c => GradientCheckOracle.Numeric(c).All(slope => Math.Abs(slope) > 0.1m));
        }
    }
}
