namespace Katas.GradientCheck;

/// <summary>The result of checking one parameter.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Analytic">a: the slope that the network's gradient claims.</param>
/// <param name="Numeric">n: the slope measured from the cost.</param>
/// <param name="RelativeError">|a − n| / max(|a|, |n|).</param>
/// <param name="Verdict">"kink" where a is one of the slopes at a kink; otherwise the band of the relative error.</param>
public sealed record Cell(string Name, double Analytic, double Numeric, double RelativeError, string Verdict);

/// <summary>The result of checking a whole gradient.</summary>
/// <param name="Cells">One per parameter, in the order of the parameters.</param>
/// <param name="Worst">
/// The index of the cell with the largest relative error. A kink counts as 0, and NaN as larger than any number. If
/// several are equally large, any of them will do.
/// </param>
/// <param name="Verdict">The verdict of the worst cell.</param>
public sealed record Report(Cell[] Cells, int Worst, string Verdict);

/// <summary>Compares a gradient that somebody derived with slopes measured from the cost itself.</summary>
public static class GradientChecker
{
    /// <summary>Curvature up to this counts as a smooth curve; where the two sides differ by more, there is a kink.</summary>
    private const double MaxCurvature = 100;

    /// <summary>Central differences: ∂J/∂θᵢ ≈ (J(θ + h·eᵢ) − J(θ − h·eᵢ)) / 2h. Only parameter i moves.</summary>
    /// <param name="cost">J as a function of all parameters. Call it one point at a time: it might cache its latest pass.</param>
    /// <param name="parameters">θ; unchanged when the call returns.</param>
    /// <param name="step">h: finite and greater than 0.</param>
    /// <returns>A new array: one slope per parameter.</returns>
    /// <exception cref="ArgumentException">h isn't finite and positive.</exception>
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        Guard.FiniteAndPositive(step);

        var slopes = new double[parameters.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (cost(Moved(parameters, i, step)) - cost(Moved(parameters, i, -step))) / (2 * step);
        }

        return slopes;
    }

    /// <summary>|a − n| / max(|a|, |n|): 0 for equal slopes, 1 if one of them is 0, 2 if only the sign differs.</summary>
    /// <param name="analytic">a.</param>
    /// <param name="numeric">n.</param>
    /// <returns>
    /// 0 if both are 0; NaN if either is NaN. The denominator has no small constant added: 1e-9 and 2e-9 differ just as 1
    /// and 2 do.
    /// </returns>
    public static double RelativeError(double analytic, double numeric)
    {
        var larger = Math.Max(Math.Abs(analytic), Math.Abs(numeric));
        return larger == 0 ? 0 : Math.Abs(analytic - numeric) / larger;
    }

    /// <summary>"good" up to 1e-7, "look again" up to 1e-5, "doubtful" below 1e-2, and "wrong" from 1e-2 on or for NaN.</summary>
    /// <param name="relativeError">0 or more, or NaN.</param>
    public static string Band(double relativeError) => relativeError switch
    {
        <= 1e-7 => "good",
        <= 1e-5 => "look again",
        < 1e-2 => "doubtful",
        _ => "wrong",
    };

    /// <summary>(J(θ + h·eᵢ) − J(θ)) / h: the slope to the right for h &gt; 0, to the left for h &lt; 0.</summary>
    /// <param name="cost">J as a function of all parameters. Call it one point at a time: it might cache its latest pass.</param>
    /// <param name="parameters">θ; unchanged when the call returns.</param>
    /// <param name="step">h: finite and not 0.</param>
    /// <returns>A new array: one slope per parameter.</returns>
    /// <exception cref="ArgumentException">h is 0 or not finite.</exception>
    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        Guard.FiniteAndPositive(Math.Abs(step));

        var here = cost(parameters);
        var slopes = new double[parameters.Length];
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (cost(Moved(parameters, i, step)) - here) / step;
        }

        return slopes;
    }

    /// <summary>
    /// Whether a is one of the slopes at a kink: the sides differ by more than 100·h, and a lies between them, with a
    /// tolerance of 100·h at either end.
    /// </summary>
    /// <param name="analytic">a.</param>
    /// <param name="left">The slope to the left.</param>
    /// <param name="right">The slope to the right; it can be the smaller of the two.</param>
    /// <param name="step">h: the step that the sides were measured with, greater than 0.</param>
    /// <returns>False if any of them is NaN.</returns>
    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        var spare = MaxCurvature * step;
        return Math.Abs(right - left) > spare
            && analytic >= Math.Min(left, right) - spare
            && analytic <= Math.Max(left, right) + spare;
    }

    /// <summary>Measures the slope of every parameter, compares it with the gradient, and finds the worst.</summary>
    /// <param name="cost">J as a function of all parameters. Call it one point at a time: it might cache its latest pass.</param>
    /// <param name="gradient">The network's own gradient. Call it at the unmoved θ, and leave its result unchanged.</param>
    /// <param name="parameters">θ, 1 or more; unchanged when the call returns.</param>
    /// <param name="names">One per parameter, such as <c>W1[0][2]</c>.</param>
    /// <param name="step">h: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no parameters, they and the names or slopes differ in number, or h isn't finite and positive.
    /// </exception>
    public static Report Check(
        Func<double[], double> cost,
        Func<double[], double[]> gradient,
        double[] parameters,
        string[] names,
        double step = 1e-5)
    {
        Guard.NotEmpty(parameters);
        Guard.Pairs(names, parameters);
        var analytic = gradient(parameters);
        Guard.Pairs(analytic, parameters, "the gradient");

        var (numeric, left, right) = (Numeric(
            cost, parameters, step), OneSided(cost, parameters, -step), OneSided(cost, parameters, step));
        var cells = new Cell[names.Length];
        var worst = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var error = RelativeError(analytic[i], numeric[i]);
            var verdict = IsSlopeAtKink(analytic[i], left[i], right[i], step) ? "kink" : Band(error);
            cells[i] = new Cell(names[i], analytic[i], numeric[i], error, verdict);
            if (Weight(cells[i]) > Weight(cells[worst]))
            {
                worst = i;
            }
        }

        return new Report(cells, worst, cells[worst].Verdict);
    }

    /// <summary>How much a cell counts in the search for the worst.</summary>
    private static double Weight(Cell cell) =>
        cell.Verdict == "kink" ? 0 : double.IsNaN(cell.RelativeError) ? double.PositiveInfinity : cell.RelativeError;

    /// <summary>A copy of θ with h added to θᵢ.</summary>
    private static double[] Moved(double[] parameters, int i, double step)
    {
        double[] moved = [.. parameters];
        moved[i] += step;
        return moved;
    }
}
