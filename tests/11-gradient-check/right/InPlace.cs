namespace Katas.GradientCheck;

public static class GradientChecker
{
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        if (!(step > 0) || double.IsInfinity(step))
        {
            throw new ArgumentException($"step is {step}");
        }

        var gradient = new double[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var kept = parameters[i];
            parameters[i] = kept + step;
            var plus = cost(parameters);
            parameters[i] = kept - step;
            var minus = cost(parameters);
            parameters[i] = kept;
            gradient[i] = (plus - minus) / step / 2;
        }

        return gradient;
    }

    public static double RelativeError(double analytic, double numeric)
    {
        if (analytic == 0 && numeric == 0)
        {
            return 0;
        }

        return Math.Abs(numeric - analytic) / Math.Max(Math.Abs(numeric), Math.Abs(analytic));
    }

    public static string Band(double relativeError)
    {
        if (double.IsNaN(relativeError) || relativeError >= 0.01)
        {
            return "wrong";
        }

        return relativeError > 1e-5 ? "doubtful" : relativeError > 1e-7 ? "look again" : "good";
    }

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        if (step == 0 || !double.IsFinite(step))
        {
            throw new ArgumentException($"step is {step}");
        }

        var here = cost(parameters);
        var gradient = new double[parameters.Length];
        for (var i = parameters.Length - 1; i >= 0; i--)
        {
            var kept = parameters[i];
            parameters[i] += step;
            gradient[i] = (cost(parameters) - here) / step;
            parameters[i] = kept;
        }

        return gradient;
    }

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        var margin = 100 * step;
        if (left > right)
        {
            (left, right) = (right, left);
        }

        return right - left > margin && left - margin <= analytic && analytic <= right + margin;
    }

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        if (parameters.Length == 0 || names.Length != parameters.Length)
        {
            throw new ArgumentException($"{names.Length} names, {parameters.Length} parameters");
        }

        var numeric = Numeric(cost, parameters, step);
        var left = OneSided(cost, parameters, -step);
        var right = OneSided(cost, parameters, step);
        var analytic = gradient(parameters);
        if (analytic.Length != parameters.Length)
        {
            throw new ArgumentException($"{analytic.Length} slopes, {parameters.Length} parameters");
        }

        var cells = new List<Cell>();
        var (worst, largest) = (0, -1.0);
        for (var i = 0; i < parameters.Length; i++)
        {
            var error = RelativeError(analytic[i], numeric[i]);
            var isKink = IsSlopeAtKink(analytic[i], left[i], right[i], step);
            cells.Add(new Cell(names[i], analytic[i], numeric[i], error, isKink ? "kink" : Band(error)));
            var weight = isKink ? 0 : double.IsNaN(error) ? 1e9 : error;
            if (weight >= largest)
            {
                (worst, largest) = (i, weight);
            }
        }

        return new Report([.. cells], worst, cells[worst].Verdict);
    }
}
