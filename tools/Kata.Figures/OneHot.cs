namespace Kata.Figures;

/// <summary>A class as a row of zeros with a single 1.</summary>
internal static class OneHot
{
    public static double[] Of(int label, int classes)
    {
        var row = new double[classes];
        row[label] = 1;
        return row;
    }
}
