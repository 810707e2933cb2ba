namespace Katas.BatchNormalisation;

/// <summary>The mean and the variance of each feature of a batch. A feature is a column; both are taken over the rows.</summary>
public static class Statistics
{
    /// <summary>μⱼ = (1/m) Σ xⱼ.</summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <returns>n means.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they differ in length.</exception>
    public static double[] Means(double[][] batch)
    {
        Guard.NotEmpty(batch);
        Guard.Columns(batch, batch[0].Length);

        // TODO (task 1): which values belong to feature j, and how many are there?
        throw new NotImplementedException();
    }

    /// <summary>
    /// σ²ⱼ = (1/m) Σ (xⱼ − μⱼ)², computed from the deviations xⱼ − μⱼ: (1/m) Σ xⱼ² − μⱼ² loses digits where the mean is large.
    /// </summary>
    /// <param name="batch">m rows of n features, m ≥ 1.</param>
    /// <returns>n variances.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they differ in length.</exception>
    public static double[] Variances(double[][] batch)
    {
        Guard.NotEmpty(batch);
        Guard.Columns(batch, batch[0].Length);

        // TODO (task 1): how far are the values of feature j from their mean, squared and on average?
        throw new NotImplementedException();
    }

    /// <summary>x̂ⱼ = (xⱼ − μⱼ)/√(σ²ⱼ + ε), for every value of the batch.</summary>
    /// <param name="batch">m rows of n features; left unchanged.</param>
    /// <param name="means">μ: one per feature, of this batch or any other.</param>
    /// <param name="variances">σ²: one per feature, of this batch or any other.</param>
    /// <param name="epsilon">ε &gt; 0: keeps the divisor away from 0 where a feature has no variance.</param>
    /// <returns>m new rows of n values.</returns>
    /// <exception cref="ArgumentException">means, variances and a row differ in length.</exception>
    public static double[][] Normalise(double[][] batch, double[] means, double[] variances, double epsilon)
    {
        Guard.Pairs(variances, means);
        Guard.Columns(batch, means.Length);

        // TODO (task 2): what do you subtract, what do you divide by, and on which side of the root is ε?
        throw new NotImplementedException();
    }
}
