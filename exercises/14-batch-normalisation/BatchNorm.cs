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

        // TODO (task 3): in training, whose mean and variance make x̂, and what do γ and β do to it?
        // TODO (task 4): in training, how far do the running values move, and what does a small batch get wrong?
        // TODO (task 5): in evaluation, whose mean and variance make x̂, and what must not move?
        throw new NotImplementedException();
    }

    /// <summary>
    /// ∂J/∂γ = Σ g·x̂ and ∂J/∂β = Σ g, sums over the rows, with g = gradient. After training,
    /// ∂J/∂x = γ/√(σ² + ε) · (g − (∂J/∂β + x̂·∂J/∂γ)/m); after evaluation, ∂J/∂x = γ/√(σ² + ε) · g.
    /// </summary>
    public double[][] Backward(double[][] gradient)
    {
        // TODO (task 6): if γ grows a little, how much does each output of its column change, and how much if β does?
        // TODO (task 7): x moves its own x̂; what else does it move in training, and why not in evaluation?
        throw new NotImplementedException();
    }
}
