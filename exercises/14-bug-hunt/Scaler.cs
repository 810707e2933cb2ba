namespace Katas.BugHunt;

/// <summary>Rows with every feature on one scale.</summary>
/// <param name="Train">Of the rows to learn from.</param>
/// <param name="Test">Of the rows to be judged by.</param>
public sealed record Scaled(double[][] Train, double[][] Test);

// TODO (task 6): report 6 is about this code. Which line makes what it describes, and why?
/// <summary>Puts features on one scale: (x − mean) / spread, feature by feature.</summary>
public static class Scaler
{
    /// <summary>Both sets on the scale of the training rows: there each feature has the mean 0 and the spread 1.</summary>
    /// <param name="train">m rows to learn from, m ≥ 1.</param>
    /// <param name="test">Rows to be judged by, as if they came tomorrow: nothing is known of them today.</param>
    /// <returns>New rows. The spread is √(1/m Σ (x − mean)²), and counts as 1 where it is 0.</returns>
    public static Scaled Prepare(double[][] train, double[][] test)
    {
        var (means, spreads) = ScaleOf([.. train, .. test]);
        double[][] Apply(double[][] rows) => [.. rows.Select(row => row.Select((x, j) => (x - means[j]) / spreads[j]).ToArray())];
        return new Scaled(Apply(train), Apply(test));
    }

    private static (double[] Means, double[] Spreads) ScaleOf(double[][] rows)
    {
        int[] features = [.. Enumerable.Range(0, rows[0].Length)];
        double[] means = [.. features.Select(j => rows.Average(row => row[j]))];
        double[] spreads = [.. features.Select(j => Math.Sqrt(rows.Average(row => Math.Pow(row[j] - means[j], 2))))];
        return (means, [.. spreads.Select(spread => spread == 0 ? 1 : spread)]);
    }
}
