namespace Katas.WriteTheTests;

/// <summary>The tests of a gradient, with an oracle that knows only the cost.</summary>
public static class GradientTests
{
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
        // TODO (task 5): how do you measure a slope if all you have is the cost?
        throw new NotImplementedException();
    }
}
