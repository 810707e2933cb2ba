// tries: put names and words of a million characters into the messages, and so into everybody's results
// stopped by: verdict
// then by: verdict

namespace Katas.GradientCheck;

public sealed record Cell(string Name, double Analytic, double Numeric, double RelativeError, string Verdict);

public sealed record Report(Cell[] Cells, int Worst, string Verdict);

public static class GradientChecker
{
    private static readonly string _big = new((char)1, 1_000_000);

    public static double[] Numeric(Func<double[], double> cost, double[] parameters, double step = 1e-5) => [0];

    public static double RelativeError(double analytic, double numeric) => 0;

    public static string Band(double relativeError) => _big;

    public static double[] OneSided(Func<double[], double> cost, double[] parameters, double step) => [0];

    public static bool IsSlopeAtKink(double analytic, double left, double right, double step) => true;

    public static Report Check(
        Func<double[], double> cost,
        Func<double[], double[]> gradient,
        double[] parameters,
        string[] names,
        double step = 1e-5) =>
        new([.. Enumerable.Range(0, 15).Select(i => new Cell(_big, 0, 0, 0, _big))], 0, _big);
}
