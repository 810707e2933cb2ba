// tries: hand the tests' function nothing, or too much
// stopped by: verdict
// then by: verdict
namespace Katas.GradientCheck;

public sealed record Cell(string Name, double Analytic, double Numeric, double RelativeError, string Verdict);

public sealed record Report(Cell[] Cells, int Worst, string Verdict);

public static class GradientChecker
{
    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5)
    {
        RequirePositive(step);

        return [cost(null!), cost([]), cost(new double[10_000_000])];
    }

    public static double RelativeError(double analytic, double numeric)
    {
        throw new NotImplementedException();
    }

    public static string Band(double relativeError)
    {
        throw new NotImplementedException();
    }

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step)
    {
        RequirePositive(Math.Abs(step));

        throw new NotImplementedException();
    }

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step)
    {
        throw new NotImplementedException();
    }

    public static Report Check(Func<double[], double> cost, Func<double[], double[]> gradient, double[] parameters, string[] names, double step = 1e-5)
    {
        RequireOneAParameter(parameters, "names", names.Length);

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
