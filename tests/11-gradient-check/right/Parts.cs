namespace Katas.GradientCheck;

public static class GradientChecker
{
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        if (step <= 0)
        {
            throw new ArgumentException("step");
        }

        return new Probe(cost, parameters, step).Central();
    }

    public static double RelativeError(double analytic, double numeric)
    {
        var (a, n) = (Math.Abs(analytic), Math.Abs(numeric));
        var larger = a > n || double.IsNaN(a) ? a : n;
        return larger switch
        {
            0 => 0,
            _ => Math.Abs((analytic / larger) - (numeric / larger)),
        };
    }

    public static string Band(double relativeError) =>
        !(relativeError < 0.01) ? "wrong"
        : relativeError > 0.00001 ? "doubtful"
        : relativeError > 0.0000001 ? "look again"
        : "good";

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step) =>
        new Probe(cost, parameters, step).Forward();

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        double[] sorted = [left, right];
        Array.Sort(sorted);
        return sorted[1] - sorted[0] > 100 * step && analytic + (100 * step) >= sorted[0] && analytic - (100 * step) <= sorted[1];
    }

    public static Report Check(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        if (parameters.Length == 0 || parameters.Length != names.Length)
        {
            throw new ArgumentException("names");
        }

        var analytic = gradient(parameters);
        if (analytic.Length != parameters.Length)
        {
            throw new ArgumentException("gradient");
        }

        var numeric = Numeric(cost, parameters, step);
        var sides = (Left: OneSided(cost, parameters, -step), Right: OneSided(cost, parameters, step));
        var cells = new Cell[names.Length];
        Cell? worst = null;
        for (var i = 0; i < names.Length; i++)
        {
            var error = RelativeError(analytic[i], numeric[i]);
            cells[i] = IsSlopeAtKink(analytic[i], sides.Left[i], sides.Right[i], step)
                ? new Cell(names[i], analytic[i], numeric[i], error, "kink")
                : new Cell(names[i], analytic[i], numeric[i], error, Band(error));
            worst = worst is null || IsWorse(cells[i], worst) ? cells[i] : worst;
        }

        return new Report(cells, Array.FindIndex(cells, cell => ReferenceEquals(cell, worst)), worst!.Verdict);
    }

    private static bool IsWorse(Cell cell, Cell than) =>
        cell.Verdict != "kink"
            && (than.Verdict == "kink"
                || (double.IsNaN(cell.RelativeError) && !double.IsNaN(than.RelativeError))
                || cell.RelativeError > than.RelativeError);

    private sealed class Probe
    {
        private readonly Func<double[], double> _cost;
        private readonly double[] _theta;
        private readonly double _h;

        public Probe(Func<double[], double> cost, double[] theta, double h)
        {
            if (h == 0 || !double.IsFinite(h))
            {
                throw new ArgumentException("h");
            }

            (_cost, _theta, _h) = (cost, theta, h);
        }

        public double[] Central() => Array.ConvertAll(Indices(), i => (With(i, _h) - With(i, -_h)) / (_h + _h));

        public double[] Forward()
        {
            var here = _cost(_theta.ToArray());
            return Array.ConvertAll(Indices(), i => (With(i, _h) - here) / _h);
        }

        private int[] Indices() => [.. Enumerable.Range(0, _theta.Length)];

        private double With(int i, double by)
        {
            var (before, theta) = (_theta[i], _theta);
            try
            {
                theta[i] = before + by;
                return _cost(theta);
            }
            finally
            {
                theta[i] = before;
            }
        }
    }
}
