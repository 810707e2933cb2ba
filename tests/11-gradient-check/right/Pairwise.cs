namespace Katas.GradientCheck;

public static class GradientChecker
{
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        RequireFinite(step);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, 0);
        return Slopes(parameters, (up, down, i) =>
        {
            up[i] += step;
            down[i] -= step;
            return (cost(up) - cost(down)) / (up[i] - parameters[i] + (parameters[i] - down[i]));
        });
    }

    public static double RelativeError(double analytic, double numeric)
    {
        var difference = Math.Abs(analytic - numeric);
        return difference == 0 ? 0 : difference / Math.MaxMagnitude(Math.Abs(analytic), Math.Abs(numeric));
    }

    public static string Band(double relativeError)
    {
        var word = "wrong";
        if (relativeError < 1e-2)
        {
            word = "doubtful";
        }

        if (relativeError <= 1e-5)
        {
            word = "look again";
        }

        if (relativeError <= 1e-7)
        {
            word = "good";
        }

        return word;
    }

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        RequireFinite(step);
        if (step == 0)
        {
            throw new ArgumentException("step is 0", nameof(step));
        }

        return Slopes(parameters, (moved, still, i) =>
        {
            moved[i] += step;
            return (cost(moved) - cost(still)) / step;
        });
    }

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        var bound = 100 * step;
        var isKink = left - right > bound || right - left > bound;
        var isAboveOne = analytic >= left - bound || analytic >= right - bound;
        var isBelowOne = analytic <= left + bound || analytic <= right + bound;
        return isKink && isAboveOne && isBelowOne;
    }

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parameters.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(names.Length, parameters.Length);
        var analytic = gradient([.. parameters]);
        ArgumentOutOfRangeException.ThrowIfNotEqual(analytic.Length, parameters.Length);

        var (numeric, left, right) = (Numeric(
            cost, parameters, step), OneSided(cost, parameters, -step), OneSided(cost, parameters, step));
        var cells = new Cell[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var error = RelativeError(analytic[i], numeric[i]);
            cells[i] = new Cell(names[i], analytic[i], numeric[i], error, Band(error));
            if (IsSlopeAtKink(analytic[i], left[i], right[i], step))
            {
                cells[i] = cells[i] with { Verdict = "kink" };
            }
        }

        int[] faults = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i].Verdict != "kink")];
        var worst = faults.Length == 0 ? 0
            : faults.Any(i => double.IsNaN(cells[i].RelativeError)) ? faults.First(i => double.IsNaN(cells[i].RelativeError))
            : faults.MaxBy(i => cells[i].RelativeError);
        return new Report(cells, worst, cells[worst].Verdict);
    }

    private static double[] Slopes(double[] parameters, Func<double[], double[], int, double> slope) =>
        [.. parameters.Select((_, i) => slope([.. parameters], [.. parameters], i))];

    private static void RequireFinite(double step)
    {
        if (!double.IsFinite(step))
        {
            throw new ArgumentException("step is not finite", nameof(step));
        }
    }
}
