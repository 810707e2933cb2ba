using System.Numerics;

namespace Katas.GradientCheck;

public static class GradientChecker
{
    private const double Hundred = 1e2;

    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        Guard(step, step > 0);
        var gradient = GC.AllocateUninitializedArray<double>(parameters.Length);
        Span<double> slopes = gradient;
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (Cost(cost, parameters, i, step) - Cost(cost, parameters, i, -step)) * (0.5 / step);
        }

        return gradient;
    }

    public static double RelativeError(double analytic, double numeric) => Share(analytic, numeric);

    public static string Band(double relativeError)
    {
        ReadOnlySpan<string> words = ["good", "look again", "doubtful", "wrong"];
        var i = relativeError <= 1e-7 ? 0 : relativeError <= 1e-5 ? 1 : relativeError < 1e-2 ? 2 : 3;
        return words[i];
    }

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        Guard(step, step is < 0 or > 0);
        var gradient = new double[parameters.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (cost(parameters.ToArray()) - Cost(cost, parameters, i, step)) / -step;
        }

        return gradient;
    }

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step) =>
        double.Abs(left - right) > Hundred * step
            && analytic > double.Min(left, right) - (Hundred * step)
            && analytic < double.Max(left, right) + (Hundred * step);

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        var theta = parameters.AsSpan().ToArray();
        if (theta is [] || theta.Length != names.Length)
        {
            throw new ArgumentException("names and parameters pair up");
        }

        var slopes = gradient(theta.ToArray()).ToArray();
        if (slopes.Length != theta.Length)
        {
            throw new ArgumentException("slopes and parameters pair up");
        }

        var (numeric, backward, forward) = (Numeric(
            cost, theta, step), OneSided(cost, theta, -step), OneSided(cost, theta, step));
        var cells = names.Select((name, i) =>
        {
            var share = Share(slopes[i], numeric[i]);
            return new Cell(
                name,
                slopes[i],
                numeric[i],
                share,
                IsSlopeAtKink(slopes[i], backward[i], forward[i], step) ? "kink" : Band(share));
        }).ToArray();
        var order = Enumerable.Range(0, cells.Length)
            .OrderBy(i => cells[i].Verdict == "kink")
            .ThenByDescending(i => double.IsNaN(cells[i].RelativeError))
            .ThenByDescending(i => cells[i].RelativeError);
        return new Report(cells, order.First(), cells[order.First()].Verdict);
    }

    private static T Share<T>(T a, T b)
        where T : IFloatingPointIeee754<T>
    {
        var size = T.MaxMagnitude(a, b);
        return T.IsZero(size) ? T.Zero : T.Abs((a - b) / size);
    }

    private static double Cost(Func<double[], double> cost, ReadOnlySpan<double> theta, int i, double by)
    {
        var moved = theta.ToArray();
        moved[i] = theta[i] + by;
        return cost(moved);
    }

    private static void Guard(double step, bool isStep)
    {
        if (!isStep || !double.IsFinite(step))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "no step");
        }
    }
}
