namespace Katas.Oracles.BatchNormalisation;

/// <summary>The mean and the variance of each feature.</summary>
public sealed record Moments(decimal[] Means, decimal[] Variances);

/// <summary>The running values after each pass in training.</summary>
public sealed record Running(decimal[][] Means, decimal[][] Variances);

/// <summary>The output in evaluation, and the running values after it.</summary>
public sealed record Evaluation(decimal[][] Output, decimal[] RunningMeans, decimal[] RunningVariances);

/// <summary>∂J/∂γ and ∂J/∂β.</summary>
public sealed record ParameterGradients(decimal[] Gamma, decimal[] Beta);

/// <summary>
/// The right answers of stage 14: variances from the distances of all pairs, running values as sums weighed by age, and every
/// slope by differences.
/// </summary>
public static class BatchNormalisationOracle
{
    /// <summary>The mean of each column.</summary>
    public static decimal[] Means(decimal[][] batch) => [.. Columns(batch).Select(column => column.Average())];

    /// <summary>
    /// 1/(2m²) Σᵢ Σₖ (xᵢ − xₖ)² of each column: half the mean squared distance of two rows. It needs no mean.
    /// </summary>
    public static decimal[] Variances(decimal[][] batch) => Pairs(batch, batch.Length * batch.Length);

    /// <summary>The same mean over the m(m − 1) pairs of two different rows.</summary>
    public static decimal[] UnbiasedVariances(decimal[][] batch) => Pairs(batch, batch.Length * (batch.Length - 1));

    /// <summary>(x − μ)/√(σ² + ε).</summary>
    public static decimal[][] Normalised(NormaliseCase c) =>
        Normalised(c.Batch, new Moments(c.Means, c.Variances), c.Epsilon);

    /// <summary>x̂ of the latest batch.</summary>
    public static decimal[][] Normalised(LayerCase c) => Normalised(c.Batch, Used(c), c.Epsilon);

    /// <summary>The mean and variance that the latest batch is normalised by.</summary>
    public static Moments Used(LayerCase c) => c.IsTraining ? Of(c.Batch) : RunningAfter(c, c.Earlier.Length);

    /// <summary>The mean and variance of a batch.</summary>
    public static Moments Of(decimal[][] batch) => new(Means(batch), Variances(batch));

    /// <summary>The running values after so many of the passes in training, the latest batch being the last of them.</summary>
    public static Moments RunningAfter(LayerCase c, int passes)
    {
        decimal[][][] batches = [.. c.Earlier, c.Batch];
        decimal[] Running(decimal start, Func<decimal[][], decimal[]> of) =>
        [
            .. c.Gamma.Select((_, j) => (Power(1 - c.Momentum, passes) * start)
                + Enumerable.Range(0, passes)
                    .Sum(pass => c.Momentum * Power(1 - c.Momentum, passes - 1 - pass) * of(batches[pass])[j])),
        ];
        return new Moments(Running(0, Means), Running(1, UnbiasedVariances));
    }

    /// <summary>The running values after each pass in training, the latest included.</summary>
    public static Running RunningOf(LayerCase c)
    {
        Moments[] after = [.. Enumerable.Range(1, c.Earlier.Length + 1).Select(passes => RunningAfter(c, passes))];
        return new Running([.. after.Select(each => each.Means)], [.. after.Select(each => each.Variances)]);
    }

    /// <summary>γ x̂ + β of the latest batch.</summary>
    public static decimal[][] Output(LayerCase c) => Affine(Normalised(c), c.Gamma, c.Beta);

    /// <summary>The output in evaluation. The running values stay those of training.</summary>
    public static Evaluation Evaluate(LayerCase c)
    {
        var (means, variances) = RunningAfter(c, c.Earlier.Length);
        return new Evaluation(Output(c), means, variances);
    }

    /// <summary>The slopes of J = Σ gradient · output in γ and β.</summary>
    public static ParameterGradients Gradients(LayerCase c) => new(
        Difference.Central(gamma => J(c, Affine(Normalised(c), gamma, c.Beta)), c.Gamma),
        Difference.Central(beta => J(c, Affine(Normalised(c), c.Gamma, beta)), c.Beta));

    /// <summary>The slopes of J = Σ gradient · output in x. In training the mean and the variance move along with x.</summary>
    public static decimal[][] InputGradient(LayerCase c)
    {
        var held = Used(c);
        return Difference.Central(
            batch => J(c, Affine(Normalised(batch, c.IsTraining ? Of(batch) : held, c.Epsilon), c.Gamma, c.Beta)),
            c.Batch,
            Difference.Fine);
    }

    internal static decimal[][] Normalised(decimal[][] batch, Moments by, decimal epsilon) =>
        Each(batch, (x, _, j) => (x - by.Means[j]) / Functions.Sqrt(by.Variances[j] + epsilon));

    internal static decimal[][] Affine(decimal[][] normalised, decimal[] gamma, decimal[] beta) =>
        Each(normalised, (x, _, j) => (gamma[j] * x) + beta[j]);

    internal static TOut[][] Each<TIn, TOut>(TIn[][] rows, Func<TIn, int, int, TOut> of) =>
        [.. rows.Select((row, i) => row.Select((value, j) => of(value, i, j)).ToArray())];

    internal static decimal[][] Columns(decimal[][] rows) =>
        [.. rows[0].Select((_, j) => rows.Select(row => row[j]).ToArray())];

    private static decimal J(LayerCase c, decimal[][] output) => output.Zip(c.Gradient, Numbers.Dot).Sum();

    private static decimal[] Pairs(decimal[][] batch, int pairs) =>
        [.. Columns(batch).Select(column => column.Sum(x => column.Sum(other => (x - other) * (x - other))) / (2 * pairs))];

    private static decimal Power(decimal factor, int times) =>
        Enumerable.Repeat(factor, times).Aggregate(1m, (product, each) => product * each);
}
