namespace Katas.DigitClassifier;

/// <summary>Standardises features: mean 0 and spread 1 over the rows that the scaler was fitted to.</summary>
/// <param name="means">μ of each feature.</param>
/// <param name="spreads">σ of each feature, its standard deviation.</param>
public sealed class Scaler(double[] means, double[] spreads)
{
    /// <summary>μ: the mean of each feature.</summary>
    public double[] Means { get; } = [.. means];

    /// <summary>σ: the spread of each feature.</summary>
    public double[] Spreads { get; } = [.. spreads];

    /// <summary>μⱼ = (1/m) Σ xⱼ and σⱼ = √((1/m) Σ (xⱼ − μⱼ)²), over the m rows.</summary>
    /// <param name="training">m rows of n features, m ≥ 1; left unchanged.</param>
    /// <exception cref="ArgumentException">There are no rows, or they differ in length.</exception>
    public static Scaler Fit(double[][] training)
    {
        Guard.NotEmpty(training);
        Guard.Columns(training, training[0].Length);

        // TODO (task 2): what are the mean and the spread of one feature, and over which rows?
        throw new NotImplementedException();
    }

    /// <summary>(xⱼ − μⱼ) / σⱼ, always with this scaler's μ and σ, never the rows' own; only xⱼ − μⱼ where σⱼ is 0.</summary>
    /// <param name="rows">Rows of n features, from any part of the data; left unchanged.</param>
    /// <returns>A new array per row.</returns>
    /// <exception cref="ArgumentException">A row and the scaler differ in the number of features.</exception>
    public double[][] Transform(double[][] rows)
    {
        Guard.Columns(rows, Means.Length);

        // TODO (task 2): whose mean and spread do you use: these rows' or the training rows'? And if a spread is 0?
        throw new NotImplementedException();
    }
}
