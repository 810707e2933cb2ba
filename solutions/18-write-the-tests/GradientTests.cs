namespace Katas.WriteTheTests;

/// <summary>The tests of a gradient, with an oracle that knows only the cost.</summary>
public static class GradientTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;

    /// <summary>Throws if <paramref name="gradient"/> doesn't meet its specification.</summary>
    /// <remarks>
    /// The specification: gradient(θ) returns ∂J/∂θᵢ for each parameter, where J is the given cost. It depends on its
    /// argument alone, whatever was called before. The cost is right, smooth, and of the size of 1, as are its slopes.
    /// </remarks>
    /// <param name="cost">J: right, and not under test.</param>
    /// <param name="gradient">The code under test.</param>
    /// <param name="point">A θ to test at, near 0; leave it unchanged. Other points are as good.</param>
    public static void Run(Func<double[], double> cost, Func<double[], double[]> gradient, double[] point)
    {
        double[] elsewhere = [.. point.Select(theta => theta + 0.5)];

        gradient(point).ShouldBe(Slopes(cost, point), Tolerance);
        gradient(elsewhere).ShouldBe(Slopes(cost, elsewhere), Tolerance);
    }

    /// <summary>The oracle: central differences, (J(θ + h·eᵢ) − J(θ − h·eᵢ)) / 2h.</summary>
    private static double[] Slopes(Func<double[], double> cost, double[] point) =>
        [.. point.Select((_, i) => (cost(Moved(point, i, Step)) - cost(Moved(point, i, -Step))) / (2 * Step))];

    private static double[] Moved(double[] point, int i, double step)
    {
        double[] moved = [.. point];
        moved[i] += step;
        return moved;
    }
}
