namespace Kata.Figures;

/// <summary>Which class a classifier finds most likely over the plane.</summary>
internal static class ClassPlane
{
    public const int Cells = 32;

    /// <summary>The class of each cell, and how far its probability is above guessing: 0 to 1.</summary>
    /// <param name="probabilities">Those of each point, one per class.</param>
    public static double[][] Of(Func<double[][], double[][]> probabilities) =>
        Array.ConvertAll(probabilities(Lattice.Of(PlaneData.Reach, Cells)), row =>
        {
            var (best, guess) = (row.Max(), 1.0 / row.Length);
            return (double[])[Math.Max(0, Array.IndexOf(row, best)), (best - guess) / (1 - guess)];
        });

    /// <summary>How many rows have their largest output at their label.</summary>
    public static int Right(double[][] outputs, int[] labels) =>
        outputs.Zip(labels).Count(row => Array.IndexOf(row.First, row.First.Max()) == row.Second);
}
