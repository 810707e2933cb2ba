namespace Kata.Figures;

/// <summary>Points spread evenly over a square around the origin.</summary>
internal static class Lattice
{
    /// <summary>The centres of the square's cells, row after row from the top, each from left to right.</summary>
    /// <param name="reach">The square extends from −reach to reach.</param>
    /// <param name="cells">How many cells fit into a side.</param>
    public static double[][] Of(double reach, int cells)
    {
        double[] centres = [.. Enumerable.Range(0, cells).Select(i => reach * (((2 * i) + 1.0) / cells - 1))];
        return [.. centres.Reverse().SelectMany(y => centres.Select(x => (double[])[x, y]))];
    }

    /// <summary>From −reach to reach, both included.</summary>
    public static double[] Line(double reach, int points) =>
        [.. Enumerable.Range(0, points).Select(i => reach * ((2.0 * i / (points - 1)) - 1))];
}
