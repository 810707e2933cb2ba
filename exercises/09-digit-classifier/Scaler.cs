namespace Katas.DigitClassifier;

/// <summary>Moves every feature to mean 0 and spread 1, as they were in the rows it was fitted to.</summary>
/// <param name="means">μ of each feature.</param>
/// <param name="spreads">σ of each feature.</param>
public sealed class Scaler(double[] means, double[] spreads)
{
    /// <summary>μ: the mean of each feature.</summary>
    public double[] Means { get; } = [.. means];

    /// <summary>σ: the spread of each feature.</summary>
    public double[] Spreads { get; } = [.. spreads];

    /// <summary>μⱼ = (1/m) Σ xⱼ and σⱼ = √((1/m) Σ (xⱼ − μⱼ)²), over the m rows.</summary>
    /// <param name="training">m rows of n features, m ≥ 1; they stay as they were.</param>
    /// <exception cref="ArgumentException">There are no rows, or a row is not as long as the first.</exception>
    public static Scaler Fit(double[][] training)
    {
        RequireTable(training);

        // TODO (task 2): what are mean and spread of one feature, over which rows?
        throw new NotImplementedException();
    }

    /// <summary>(xⱼ − μⱼ) / σⱼ, with this scaler's own μ and σ whatever the rows; where σⱼ is 0, only xⱼ − μⱼ.</summary>
    /// <param name="rows">Rows of n features, from any part of the data; they stay as they were.</param>
    /// <returns>A new array for each row.</returns>
    /// <exception cref="ArgumentException">A row has not as many features as the scaler.</exception>
    public double[][] Transform(double[][] rows)
    {
        RequireFeatures(rows);

        // TODO (task 2): whose mean and spread: these rows', or those of the training? And where the spread is 0?
        throw new NotImplementedException();
    }

    private static void RequireTable(double[][] rows)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException("training has 0 rows; a mean needs at least 1.", nameof(rows));
        }

        if (Array.FindIndex(rows, row => row.Length != rows[0].Length) is var i and >= 0)
        {
            throw new ArgumentException($"training[{i}] has {rows[i].Length} values but training[0] has {rows[0].Length}; all rows are equally long.", nameof(rows));
        }
    }

    private void RequireFeatures(double[][] rows)
    {
        if (Array.FindIndex(rows, row => row.Length != Means.Length) is var i and >= 0)
        {
            throw new ArgumentException($"rows[{i}] has {rows[i].Length} values but the scaler has {Means.Length} features; they pair up one to one.", nameof(rows));
        }
    }
}
