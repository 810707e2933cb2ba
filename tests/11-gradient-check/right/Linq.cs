namespace Katas.GradientCheck;

public static class GradientChecker
{
    public static double[] Numeric(
        Func<double[], double> cost, double[] parameters, double step = 1e-5) => step > 0 && double.IsFinite(step)
        ? [.. parameters.Select((_, i) =>
            (At(cost, parameters, i, step) / (2 * step)) - (At(cost, parameters, i, -step) / (2 * step)))]
        : throw new ArgumentOutOfRangeException(nameof(step));

    public static double RelativeError(double analytic, double numeric) => (analytic, numeric) is (0, 0)
        ? 0
        : new[] { analytic, numeric }.Max(Math.Abs) is var max && double.IsNaN(analytic + numeric)
            ? double.NaN
            : Math.Abs(analytic - numeric) / max;

    public static string Band(double relativeError) => relativeError switch
    {
        double.NaN or >= 0.01 => "wrong",
        > 1e-5 => "doubtful",
        > 1e-7 => "look again",
        _ => "good",
    };

    public static double[] OneSided(
        Func<double[], double> cost, double[] parameters, double step) => step != 0 && double.IsFinite(step)
        ? [.. Enumerable.Range(0, parameters.Length).Select(i => (At(cost, parameters, i, step) - cost([.. parameters])) / step)]
        : throw new ArgumentOutOfRangeException(nameof(step));

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step) =>
        Math.Abs(left - right) > 100 * step
            && Math.Abs(analytic - (left + ((right - left) / 2))) <= (Math.Abs(right - left) / 2) + (100 * step);

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        if (names.Length != parameters.Length
            || names is []
            || gradient([.. parameters]) is not { } analytic
            || analytic.Length != names.Length)
        {
            throw new ArgumentException("one name and one slope a parameter");
        }

        Cell[] cells =
        [
            .. Numeric(cost, parameters, step)
                .Zip(OneSided(cost, parameters, -step), OneSided(cost, parameters, step))
                .Select((n, i) =>
                    (Name: names[i], A: analytic[i], N: n.First, Kink: IsSlopeAtKink(analytic[i], n.Second, n.Third, step)))
                .Select(c =>
                    new Cell(c.Name, c.A, c.N, RelativeError(c.A, c.N), c.Kink ? "kink" : Band(RelativeError(c.A, c.N)))),
        ];
        var worst = cells.Index()
            .OrderByDescending(c =>
                c.Item.Verdict == "kink" ? 0 : double.IsNaN(c.Item.RelativeError) ? double.MaxValue : c.Item.RelativeError)
            .First();
        return new Report(cells, worst.Index, worst.Item.Verdict);
    }

    private static double At(Func<double[], double> cost, double[] parameters, int i, double by) =>
        cost([.. parameters.Select((value, j) => i == j ? value + by : value)]);
}
