using System.Globalization;
using Katas.FullMlp;
using Katas.GradientCheck;

namespace Kata.Figures;

public static class GradientCheckFigures
{
    private const int Hidden = 3;

    private static readonly double[][] _inputs = [[0.1, 0.9], [1.2, 0.8], [-0.3, 1.1], [0.9, -0.2]];
    private static readonly double[] _targets = [1, 0, 1, 1];
    private static readonly string[] _names =
    [
        .. Enumerable.Range(0, Hidden).SelectMany(i => (string[])[$"W1[{i}][0]", $"W1[{i}][1]"]),
        .. Named("B1"),
        .. Named("W2"),
        "B2",
    ];

    public static void Draw(Page page)
    {
        var parameters = Flat(Mlp.Create(inputs: 2, Hidden, seed: 2));

        page.Add(Reported(
            "A correct network",
            GradientChecker.Check(Cost, Gradient, parameters, _names),
            "The slopes from backpropagation next to central differences. The remaining error is rounding."));
        page.Add(Reported(
            "A planted bug: the gradient of W2 uses z instead of h",
            GradientChecker.Check(Cost, Faulty, parameters, _names),
            "The report shows not only that something is wrong, but where: only the slopes of W2 are off."));
        page.Add(new Chart(
            "How small a step?",
            new Axis("step h") { IsLogarithmic = true },
            new Axis("relative error") { IsLogarithmic = true, From = 1e-13, To = 10 },
            new Curve("central", Errors(GradientChecker.Numeric)),
            new Curve("one-sided", Errors(GradientChecker.OneSided)))
        {
            Caption = "The slope of eˣ at 1. With a large step the truncation error dominates: it grows with h for the one-sided "
                + "difference and with h² for the central one. With a tiny step rounding dominates. The central difference is at "
                + "its best near 10⁻⁵.",
        });
    }

    private static IEnumerable<string> Named(string name) => Enumerable.Range(0, Hidden).Select(i => $"{name}[{i}]");

    private static HeatTable Reported(string title, Report report, string caption) => new(
        title,
        [.. report.Cells.Select((cell, i) => i == report.Worst && report.Verdict != "good" ? $"worst → {cell.Name}" : cell.Name)],
        ["slope", "difference", "error", "verdict"],
        [.. report.Cells.Select(cell => ((double, string)[])[
            (0, Number(cell.Analytic)),
            (0, Number(cell.Numeric)),
            (Depth(cell.RelativeError), Tick.Brief(cell.RelativeError)),
            (Depth(cell.RelativeError), cell.Verdict)])])
    {
        Caption = caption,
    };

    /// <summary>From rounding errors, 10⁻¹², to wrong slopes, 1.</summary>
    private static double Depth(double relativeError) => 1 + (Math.Log10(Math.Max(relativeError, 1e-12)) / 12);

    private static string Number(double slope) => slope.ToString("0.0000;−0.0000", CultureInfo.InvariantCulture);

    private static Point[] Errors(Func<Func<double[], double>, double[], double, double[]> slopes) =>
    [
        .. Enumerable.Range(0, 49).Select(i => Math.Pow(10, -12 + (i / 4.0))).Select(step =>
        new Point(step, GradientChecker.RelativeError(Math.E, slopes(x => Math.Exp(x[0]), [1], step)[0])))
    ];

    private static double Cost(double[] parameters)
    {
        var mlp = Network(parameters);
        return _inputs.Zip(_targets, (x, y) => Math.Pow(mlp.Forward(x).Output - y, 2) / 2).Average();
    }

    private static double[] Gradient(double[] parameters) => Mean(Network(parameters).Backward);

    private static double[] Faulty(double[] parameters)
    {
        var mlp = Network(parameters);
        return Mean((x, target) =>
        {
            var pass = mlp.Forward(x);
            return mlp.Backward(x, target) with { W2 = [.. pass.PreActivations.Select(z => (pass.Output - target) * z)] };
        });
    }

    private static double[] Mean(Func<double[], double, Gradients> backward)
    {
        var slopes = _inputs.Zip(_targets, backward)
            .Select(gradients => Flat(gradients.W1, gradients.B1, gradients.W2, gradients.B2))
            .ToArray();
        return [.. _names.Select((_, i) => slopes.Average(row => row[i]))];
    }

    private static double[] Flat(Mlp mlp) => Flat(mlp.W1, mlp.B1, mlp.W2, mlp.B2);

    private static double[] Flat(double[][] w1, double[] b1, double[] w2, double b2) =>
        [.. w1.SelectMany(row => row), .. b1, .. w2, b2];

    private static Mlp Network(double[] parameters) =>
        new(
            [.. parameters[..(2 * Hidden)].Chunk(2)],
            parameters[(2 * Hidden)..(3 * Hidden)],
            parameters[(3 * Hidden)..(4 * Hidden)],
            parameters[^1]);
}
