namespace Katas.BatchNormalisation;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): normalises each feature over the rows of the batch, and then gives it the
/// spread γ and the mean β, which are learnt.
/// </summary>
/// <param name="gamma">γ: one per feature, usually 1 at first. gamma and beta are copied.</param>
/// <param name="beta">β: one per feature, usually 0 at first.</param>
/// <param name="momentum">
/// The weight of the new batch in the running values, as in PyTorch: 0 ≤ momentum ≤ 1. Keras calls 1 − momentum its momentum.
/// </param>
/// <param name="epsilon">ε &gt; 0, which is added to every variance.</param>
public sealed class BatchNorm(double[] gamma, double[] beta, double momentum = 0.1, double epsilon = 1e-5) : ILayer
{
    private readonly double[] _gamma = [.. gamma];
    private readonly double[] _beta = [.. beta];
    private double[][] _normalised = [];
    private double[] _variances = [];
    private bool _isTraining;

    /// <summary>γ, then β.</summary>
    public double[][] Parameters => [_gamma, _beta];

    /// <summary>∂J/∂γ, then ∂J/∂β.</summary>
    public double[][] Gradients { get; private set; } = [new double[gamma.Length], new double[beta.Length]];

    /// <summary>The running mean of each feature, 0 at first. Read it again after each Forward.</summary>
    public double[] RunningMeans { get; private set; } = new double[gamma.Length];

    /// <summary>The running variance of each feature, 1 at first. Read it again after each Forward.</summary>
    public double[] RunningVariances { get; private set; } = [.. gamma.Select(_ => 1.0)];

    /// <summary>y = γ x̂ + β, where x̂ = (x − μ)/√(σ² + ε).</summary>
    /// <remarks>
    /// In training μ and σ² are those of the batch, with the divisor m, and the running values move towards them:
    /// running ← (1 − momentum)·running + momentum·batch, where the batch's variance is multiplied by m/(m − 1) first. In
    /// evaluation μ and σ² are the running values, and nothing moves.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A row and γ differ in length, or there is only one row in training; nothing changes.
    /// </exception>
    public double[][] Forward(double[][] batch, bool isTraining)
    {
        Guard.Columns(batch, _gamma.Length);
        if (isTraining && batch.Length < 2)
        {
            throw new ArgumentException(
                $"batch needs at least 2 rows in training but has {batch.Length}: a single row has no variance.", nameof(batch));
        }

        var (means, variances) = isTraining
            ? (Statistics.Means(batch), Statistics.Variances(batch))
            : (RunningMeans, RunningVariances);
        if (isTraining)
        {
            UpdateRunning(means, variances, batch.Length);
        }

        _isTraining = isTraining;
        _variances = variances;
        _normalised = Statistics.Normalise(batch, means, variances, epsilon);
        return [.. _normalised.Select(row => row.Select((x, j) => (_gamma[j] * x) + _beta[j]).ToArray())];
    }

    /// <summary>
    /// ∂J/∂γ = Σ g·x̂ and ∂J/∂β = Σ g, sums over the rows, with g = gradient. After training,
    /// ∂J/∂x = γ/√(σ² + ε) · (g − (∂J/∂β + x̂·∂J/∂γ)/m); after evaluation, ∂J/∂x = γ/√(σ² + ε) · g.
    /// </summary>
    public double[][] Backward(double[][] gradient)
    {
        var (dGamma, dBeta) = (new double[_gamma.Length], new double[_beta.Length]);
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < _gamma.Length; j++)
            {
                dGamma[j] += gradient[i][j] * _normalised[i][j];
                dBeta[j] += gradient[i][j];
            }
        }

        Gradients = [dGamma, dBeta];

        var dx = new double[gradient.Length][];
        for (var i = 0; i < gradient.Length; i++)
        {
            dx[i] = new double[_gamma.Length];
            for (var j = 0; j < _gamma.Length; j++)
            {
                var byStatistics = _isTraining ? (dBeta[j] + (_normalised[i][j] * dGamma[j])) / gradient.Length : 0;
                dx[i][j] = 1 / Math.Sqrt(_variances[j] + epsilon) * (gradient[i][j] - byStatistics);
            }
        }

        return dx;
    }

    private void UpdateRunning(double[] means, double[] variances, int m)
    {
        double Moved(double running, double batch) => ((1 - momentum) * running) + (momentum * batch);

        RunningMeans = [.. RunningMeans.Zip(means, Moved)];
        RunningVariances = [.. RunningVariances.Zip(variances, (running, variance) => Moved(running, variance * m / (m - 1)))];
    }
}
