using static Katas.Oracles.GradientCheck.GradientCheckOracle;

namespace Katas.Oracles.GradientCheck;

/// <summary>How stage 11 gets from costs to slopes, and from slopes to a verdict.</summary>
public static class GradientCheckGraph
{
    /// <summary>The central differences.</summary>
    public static Graph<DifferenceCase> Central { get; } = new(
        new(Plus, "J with θᵢ + h, for every i", v => Moved(v.Case, v.Case.Step)),
        new(Minus, "J with θᵢ − h, for every i", v => Moved(v.Case, -v.Case.Step)),
        new(Change, "J₊ − J₋", v => Less(v.Row(Plus), v.Row(Minus))),
        new(Slopes, "(J₊ − J₋) / 2h", v => Over(v.Row(Change), 2 * v.Case.Step))
        {
            Call = "GradientChecker.Numeric(cost, parameters, step)",
        });

    /// <summary>The slopes to one side.</summary>
    public static Graph<DifferenceCase> Side { get; } = new(
        new(Here, "J at θ itself, for every i", v => Moved(v.Case, 0)),
        new(Plus, "J with θᵢ + h, for every i", v => Moved(v.Case, v.Case.Step)),
        new(Change, "J₊ − J", v => Less(v.Row(Plus), v.Row(Here))),
        new(Slopes, "(J₊ − J) / h", v => Over(v.Row(Change), v.Case.Step))
        {
            Call = "GradientChecker.OneSided(cost, parameters, step)",
        });

    /// <summary>The relative error, in doubles: a slope can be NaN.</summary>
    public static Graph<ErrorCase> Error { get; } = new(
        new(Distance, "|a − n|", v => Math.Abs(A(v.Case) - N(v.Case))),
        new(Larger, "the larger of |a| and |n|", v => Math.Max(Math.Abs(A(v.Case)), Math.Abs(N(v.Case)))),
        new(Share, "|a − n| / max(|a|, |n|); 0 for 0/0", v => (double)v[Larger] == 0
            ? 0.0
            : (double)v[Distance] / (double)v[Larger])
        {
            Call = "GradientChecker.RelativeError(analytic, numeric)",
        });

    /// <summary>The band.</summary>
    public static Graph<BandCase> InBand { get; } = new(
        new Node<BandCase>("band", "the first whose bound is not passed", v => Band(v.Case))
        {
            Call = "GradientChecker.Band(relativeError)",
        });

    /// <summary>Whether a is a slope at a kink: 1 if it is.</summary>
    public static Graph<KinkCase> Kink { get; } = new(
        new(Gap, "|right − left|", v => GradientCheckCases.OrNaN(v.Case.Right - v.Case.Left is { } gap ? Math.Abs(gap) : null)),
        new(Spare, "how much a curve's sides differ at most", v => (double)(100 * v.Case.Step)),
        new(IsKink, "1 if the sides differ by more than 100·h", v => (double)v[Gap] > (double)v[Spare]),
        new(IsBetween, "1 if a is, but for 100·h, between them", v => v.Case is { Analytic: { } a, Left: { } l, Right: { } r }
            && Math.Abs(a - ((l + r) / 2)) <= (Math.Abs(r - l) / 2) + (100 * v.Case.Step)),
        new("slope at kink?", "1 if both are so", v => (bool)v[IsKink] && (bool)v[IsBetween])
        {
            Call = "GradientChecker.IsSlopeAtKink(analytic, left, right, step)",
        });

    /// <summary>The report.</summary>
    public static Graph<CheckCase> Report { get; } = Checked().Answering(
        CheckCall,
        ("names", nameof(Findings.Name)),
        ("a", nameof(Findings.Analytic)),
        ("measured", nameof(Findings.Measured)),
        ("left", nameof(Findings.Left)),
        ("right", nameof(Findings.Right)),
        ("slope at kink?", nameof(Findings.IsSlopeAtKink)),
        ("n", nameof(Findings.Numeric)),
        (Share, nameof(Findings.RelativeError)),
        ("verdicts", nameof(Findings.Verdicts)),
        ("worst", nameof(Findings.Worst)),
        ("verdict", nameof(Findings.Verdict)));

    /// <summary>Its slopes alone.</summary>
    public static Graph<CheckCase> Measured { get; } = Checked().Answering(
        CheckCall, ("measured", nameof(CheckedSlopes.Measured)), ("n", nameof(CheckedSlopes.InTheReport)));

    internal const string Here = "J";
    internal const string Plus = "J₊";
    internal const string Minus = "J₋";
    internal const string Change = "change of J";
    internal const string Distance = "|a − n|";
    internal const string Larger = "max(|a|, |n|)";

    internal const string Slopes = "slopes";
    internal const string Share = "relative error";
    internal const string IsKink = "kink?";
    internal const string IsBetween = "between?";

    private const string CheckCall = "GradientChecker.Check(cost, gradient, parameters, names, step)";
    private const string Gap = "gap";
    private const string Spare = "100·h";

    private static Graph<CheckCase> Checked() => new(
        new("names", "given", v => GradientCheckCases.Names[..v.Case.Parameters.Length]),
        new("a", "what the gradient claims at θ", v => Array.ConvertAll(v.Case.Gradient, GradientCheckCases.OrNaN)),
        new("measured", "what Numeric returns", v => Numeric(v.Case.Difference)),
        new("left", "what OneSided returns for −h", v => OneSided(v.Case.Difference with { Step = -v.Case.Step })),
        new("right", "what OneSided returns for h", v => OneSided(v.Case.Difference)),
        new("slope at kink?", "what IsSlopeAtKink returns of these", v => First(v).IsSlopeAtKink),
        new("n", "the slope measured from the cost", v => v["measured"]),
        new(Share, "that of a and n", v => Errors(v.Case, v.Row("n"))),
        new("verdicts", "kink, or the band of the error", v => First(v).Verdicts),
        new("worst", "NaN largest, a kink as 0", v => First(v).Worst),
        new("verdict", "that of the worst", v => ((string[])v["verdicts"])[(int)v["worst"]]));

    private static double A(ErrorCase c) => GradientCheckCases.OrNaN(c.Analytic);

    private static double N(ErrorCase c) => GradientCheckCases.OrNaN(c.Numeric);

    private static Findings First(NodeValues<CheckCase> v) => Check(v.Case).First();

    private static decimal[] Less(decimal[] values, decimal[] others) => [.. values.Zip(others, (value, other) => value - other)];

    private static decimal[] Over(decimal[] values, decimal divisor) => Array.ConvertAll(values, value => value / divisor);
}
