namespace Katas.BugHunt;

/// <summary>Standardised rows.</summary>
/// <param name="Train">The rows to learn from.</param>
/// <param name="Test">The rows to test with.</param>
public sealed record Scaled(double[][] Train, double[][] Test);

/// <summary>Standardises features: (x − mean) / spread, feature by feature.</summary>
public static class Scaler
{
    /// <summary>Puts both sets on the scale where each feature has mean 0 and spread 1 over the training rows.</summary>
    /// <param name="train">m rows to learn from, m ≥ 1.</param>
    /// <param name="test">The rows to test with. Treat them as if they arrived tomorrow: nothing is known of them today.</param>
    /// <returns>New rows. The spread is √(1/m Σ (x − mean)²); where that is 0, it counts as 1.</returns>
    public static Scaled Prepare(double[][] train, double[][] test)
    {
        var (means, spreads) = ScaleOf(train);
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
