namespace Katas.GradientCheck;

/// <summary>What the check of one parameter found.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Analytic">a: the slope that the network's own gradient claims.</param>
/// <param name="Numeric">n: the slope that the cost itself shows.</param>
/// <param name="RelativeError">|a − n| / max(|a|, |n|).</param>
/// <param name="Verdict">"kink" where a is one of the slopes at a kink; elsewhere the band of the relative error.</param>
public sealed record Cell(string Name, double Analytic, double Numeric, double RelativeError, string Verdict);

/// <summary>What the check of a gradient found.</summary>
/// <param name="Cells">One a parameter, in the order of the parameters.</param>
/// <param name="Worst">
/// Index of the cell with the largest relative error. A kink counts as 0 here, NaN as larger than any number; of equals, any will do.
/// </param>
/// <param name="Verdict">The verdict of the worst cell.</param>
public sealed record Report(Cell[] Cells, int Worst, string Verdict);

/// <summary>Holds a gradient that somebody derived against the slopes that the cost itself shows.</summary>
public static class GradientChecker
{
    /// <summary>∂J/∂θᵢ ≈ (J(θ + h·eᵢ) − J(θ − h·eᵢ)) / 2h: parameter i moved both ways, the others held.</summary>
    /// <param name="cost">J, of all parameters; asked one question at a time, as a network may keep its last pass.</param>
    /// <param name="parameters">θ; when the call returns, they are as they were.</param>
    /// <param name="step">h: finite and greater than 0.</param>
    /// <returns>A new array: one slope a parameter.</returns>
    /// <exception cref="ArgumentException">h is not finite and positive.</exception>
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        RequirePositive(step);

        // TODO (task 1): which two costs tell the slope of one parameter, and how far apart are they?
        throw new NotImplementedException();
    }

    /// <summary>|a − n| / max(|a|, |n|): 0 for equal slopes, 1 if one of them is 0, 2 if only the sign differs.</summary>
    /// <param name="analytic">a.</param>
    /// <param name="numeric">n.</param>
    /// <returns>0 if both are 0; NaN if either is NaN. Nothing is added below the line: 1e-9 and 2e-9 differ as 1 and 2 do.</returns>
    public static double RelativeError(double analytic, double numeric)
    {
        // TODO (task 2): how large is the difference, as a share of the larger slope? And when there is no larger slope?
        throw new NotImplementedException();
    }

    /// <summary>"good" up to 1e-7, "look again" up to 1e-5, "doubtful" below 1e-2, "wrong" from 1e-2 on, and for NaN.</summary>
    /// <param name="relativeError">0 or more, or NaN.</param>
    public static string Band(double relativeError)
    {
        // TODO (task 3): which of the four words fits? And which fits what is not a number?
        throw new NotImplementedException();
    }

    /// <summary>(J(θ + h·eᵢ) − J(θ)) / h: the slope to the right for h &gt; 0, to the left for h &lt; 0.</summary>
    /// <param name="cost">J, of all parameters; asked one question at a time, as a network may keep its last pass.</param>
    /// <param name="parameters">θ; when the call returns, they are as they were.</param>
    /// <param name="step">h: finite and not 0.</param>
    /// <returns>A new array: one slope a parameter.</returns>
    /// <exception cref="ArgumentException">h is 0 or not finite.</exception>
    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        RequirePositive(Math.Abs(step));

        // TODO (task 4): what is the slope when you look to one side only? Does it work for a step to the left?
        throw new NotImplementedException();
    }

    /// <summary>
    /// Whether a is one of the slopes at a kink: the sides differ by more than 100·h, and a lies between them, with 100·h to spare at
    /// either end.
    /// </summary>
    /// <param name="analytic">a.</param>
    /// <param name="left">The slope to the left.</param>
    /// <param name="right">The slope to the right; it may be the smaller of the two.</param>
    /// <param name="step">h: what the sides were measured with, greater than 0.</param>
    /// <returns>False if any of them is NaN.</returns>
    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        // TODO (task 4): are the two sides further apart than a curve would have them, and is a one of the slopes between?
        throw new NotImplementedException();
    }

    /// <summary>Measures every parameter and compares: where is the gradient right, where is it not, and where first?</summary>
    /// <param name="cost">J, of all parameters; asked one question at a time, as a network may keep its last pass.</param>
    /// <param name="gradient">The slopes as the network derives them; asked at θ itself, and left as they are.</param>
    /// <param name="parameters">θ, 1 or more; when the call returns, they are as they were.</param>
    /// <param name="names">One a parameter, as <c>W1[0][2]</c>.</param>
    /// <param name="step">h: finite and greater than 0.</param>
    /// <exception cref="ArgumentException">There are no parameters, or not one name or one slope a parameter, or h is not finite and positive.</exception>
    public static Report Check(Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        RequireOneAParameter(parameters, "names", names.Length);

        // TODO (task 5): where do you ask the gradient, and what do you hold each of its slopes against? Which cell is the worst?
        throw new NotImplementedException();
    }

    private static void RequirePositive(double step)
    {
        if (!double.IsFinite(step) || step <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step is finite and greater than 0; only a one-sided step may be less.");
        }
    }

    private static void RequireOneAParameter(double[] parameters, string name, int count)
    {
        if (parameters.Length == 0)
        {
            throw new ArgumentException("parameters has 0 values; a check needs at least 1.", nameof(parameters));
        }

        if (count != parameters.Length)
        {
            throw new ArgumentException($"{name} has {count} values but parameters has {parameters.Length}; they pair up one to one.", nameof(parameters));
        }
    }
}
