namespace Katas.GradientCheck;

public static class GradientChecker
{
    /// <summary>The central difference is the mean of the two one-sided ones.</summary>
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        var (left, right) = (OneSided(cost, parameters, -step), OneSided(cost, parameters, step));
        return [.. left.Zip(right, (l, r) => (l + r) / 2)];
    }

    public static double RelativeError(double analytic, double numeric) =>
        analytic == numeric ? 0 : Math.Abs(analytic - numeric) / Math.Max(Math.Abs(analytic), Math.Abs(numeric));

    public static string Band(double relativeError)
    {
        (double Most, string Word)[] bands = [(1e-7, "good"), (1e-5, "look again"), (Math.BitDecrement(1e-2), "doubtful")];
        foreach (var (most, word) in bands)
        {
            if (relativeError <= most)
            {
                return word;
            }
        }

        return "wrong";
    }

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        if (!double.IsFinite(step) || step == 0)
        {
            throw new ArgumentException("step");
        }

        var theta = (double[])parameters.Clone();
        var here = cost(theta);
        var slopes = new double[theta.Length];
        for (var i = 0; i < theta.Length; i++)
        {
            theta[i] += step;
            slopes[i] = (cost(theta) - here) / step;
            theta[i] = parameters[i];
        }

        return slopes;
    }

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        if (double.IsNaN(analytic) || double.IsNaN(left) || double.IsNaN(right))
        {
            return false;
        }

        var (low, high, bound) = (Math.Min(left, right), Math.Max(left, right), 100 * step);
        return high - low > bound && Math.Clamp(analytic, low - bound, high + bound) == analytic;
    }

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        if (!(step > 0) || double.IsInfinity(step) || parameters.Length < 1 || names.Length != parameters.Length)
        {
            throw new ArgumentException($"step {step}, {names.Length} names, {parameters.Length} parameters");
        }

        var analytic = gradient([.. parameters]);
        if (analytic.Length != parameters.Length)
        {
            throw new ArgumentException($"{analytic.Length} slopes, {parameters.Length} parameters");
        }

        var (left, right) = (OneSided(cost, parameters, -step), OneSided(cost, parameters, step));
        var cells = new Cell[parameters.Length];
        var weights = new double[parameters.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var numeric = (left[i] + right[i]) / 2;
            var error = RelativeError(analytic[i], numeric);
            weights[i] = double.IsNaN(error) ? double.PositiveInfinity : error;
            var verdict = Band(error);
            if (IsSlopeAtKink(analytic[i], left[i], right[i], step))
            {
                (verdict, weights[i]) = ("kink", 0);
            }

            cells[i] = new Cell(names[i], analytic[i], numeric, error, verdict);
        }

        var worst = Array.IndexOf(weights, weights.Max());
        return new Report(cells, worst, cells[worst].Verdict);
    }
}
