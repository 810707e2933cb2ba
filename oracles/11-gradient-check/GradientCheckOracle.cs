namespace Katas.Oracles.GradientCheck;

/// <summary>
/// What a check says of every cell, column by column, and of the worst; and what its parts say when they are asked alone.
/// </summary>
public sealed record Findings(
    string[] Name,
    double[] Analytic,
    double[] Numeric,
    double[] RelativeError,
    string[] Verdicts,
    int Worst,
    string Verdict,
    decimal[] Measured,
    decimal[] Left,
    decimal[] Right,
    bool[] IsSlopeAtKink);

/// <summary>A report's measured slopes, and what Numeric returns when it is asked alone.</summary>
public sealed record CheckedSlopes(decimal[] InTheReport, decimal[] Measured);

/// <summary>The right answers of stage 11, in exact decimals; only what may be not a number is a double.</summary>
public static class GradientCheckOracle
{
    /// <summary>(J(θ + h·eᵢ) − J(θ − h·eᵢ)) / 2h for every i.</summary>
    public static decimal[] Numeric(DifferenceCase c) => Difference.Central(c.Cost.At, c.Parameters, c.Step);

    /// <summary>(J(θ + h·eᵢ) − J(θ)) / h for every i.</summary>
    public static decimal[] OneSided(DifferenceCase c) =>
        [.. Moved(c, c.Step).Select(cost => (cost - c.Cost.At(c.Parameters)) / c.Step)];

    /// <summary>J with parameter i moved, for every i.</summary>
    public static decimal[] Moved(DifferenceCase c, decimal by) =>
        [.. c.Parameters.Select((_, i) => c.Cost.At([.. c.Parameters.Select((value, j) => j == i ? value + by : value)]))];

    /// <summary>|a − n| / max(|a|, |n|).</summary>
    public static double RelativeError(ErrorCase c) => c is { Analytic: { } a, Numeric: { } n }
        ? (double)(a == n ? 0 : Math.Abs(a - n) / Math.Max(Math.Abs(a), Math.Abs(n)))
        : double.NaN;

    /// <summary>One of four words.</summary>
    public static string Band(BandCase c) => Band(GradientCheckCases.OrNaN(c.Error));

    /// <summary>One of four words; the bounds are the doubles that a learner writes.</summary>
    public static string Band(double error) =>
        error <= 1e-7 ? "good" : error <= 1e-5 ? "look again" : error < 1e-2 ? "doubtful" : "wrong";

    /// <summary>|right − left| &gt; 100·h, and a between them with 100·h to spare.</summary>
    public static bool IsSlopeAtKink(KinkCase c) =>
        c is { Analytic: { } a, Left: { } left, Right: { } right } && Math.Abs(right - left) is var gap && gap > 100 * c.Step
        && Math.Abs(a - ((left + right) / 2)) <= (gap / 2) + (100 * c.Step);

    /// <summary>A cell each, and the worst of them: once for each of those that are equally bad.</summary>
    public static IEnumerable<Findings> Check(CheckCase c)
    {
        var (numeric, verdicts) = (Numeric(c.Difference), Verdicts(c));
        var errors = Errors(c, numeric);
        double[] weights =
        [
            .. errors.Zip(verdicts, (error, verdict) => verdict == "kink" ? 0 : double.IsNaN(error) ? double.MaxValue : error),
        ];
        return from worst in Enumerable.Range(0, errors.Length)
               where weights[worst] >= weights.Max() - 1e-12
               select Found(c, numeric, errors, verdicts, worst);
    }

    /// <summary>Both are the central differences.</summary>
    public static CheckedSlopes CheckedSlopes(CheckCase c) => new(Numeric(c.Difference), Numeric(c.Difference));

    /// <summary>The relative error of every cell.</summary>
    public static double[] Errors(CheckCase c, decimal[] numeric) =>
        [.. c.Gradient.Zip(numeric, (a, n) => RelativeError(new ErrorCase(c.Name, a, n)))];

    /// <summary>The findings, put together.</summary>
    public static Findings Found(CheckCase c, decimal[] numeric, double[] errors, string[] verdicts, int worst)
    {
        var (left, right) = (OneSided(c.Difference with { Step = -c.Step }), OneSided(c.Difference));
        return new(
            [.. GradientCheckCases.Names.Take(numeric.Length)],
            [.. c.Gradient.Select(GradientCheckCases.OrNaN)],
            numeric.AsDoubles(),
            errors,
            verdicts,
            worst,
            verdicts[worst],
            Numeric(c.Difference),
            left,
            right,
            AtKink(c, left, right));
    }

    /// <summary>The verdict of every cell.</summary>
    private static string[] Verdicts(CheckCase c) =>
        [.. Errors(
            c,
            Numeric(c.Difference)).Zip(
                AtKink(c, OneSided(c.Difference with { Step = -c.Step }), OneSided(c.Difference)),
                (error, atKink) => atKink ? "kink" : Band(error))];

    private static bool[] AtKink(CheckCase c, decimal[] left, decimal[] right) =>
        [.. c.Gradient.Select((a, i) => IsSlopeAtKink(new KinkCase(c.Name, a, left[i], right[i], c.Step)))];
}
